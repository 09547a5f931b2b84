/** Reading a project's whole history, once: started by a person, carried on by the queue, picked up by the tick. */
import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import type { BackfillView } from '../contract';
import { AppFailure, logFailure } from '../failures';
import { currentInstallation } from '../installation';
import { storyFieldIds } from '../jira/fields';
import { jiraAs, type Jira } from '../jira/request';
import { approximateCount, oldestCreatedMs, searchPage } from '../jira/search';
import { readUncertain } from '../store/facts';
import { markDirty } from '../store/facts-dirty';
import { readNotMet } from '../store/facts-history';
import {
  beginBackfill,
  readProject,
  takeBackfill,
  writeBackfill,
  type BackfillStep,
  type ProjectState,
} from '../store/facts-project';
import { noteFailure } from '../store/health';
import { ensureSchema } from '../store/schema';
import { advance, firstCursor, isInWindow, projectJql, readCursor, windowJql, type Cursor } from './backfill-plan';
import { COST, heed, mayAskFrom, spend } from './cost';
import { BackfillMessage, pushBackfill, pushDrain } from './queues';
import { storiesOf } from './read-jira';
import { recompute, recomputeKnown } from './recompute';
import { readSite } from './site';

/** Issues a page. Jira may return fewer. A page is a few seconds of work and the unit that a kill repeats. */
const PAGE = 100;
/** The function may run 900 s; a page begun by then has five minutes to end. */
const BEGIN_UNTIL_MS = 600_000;
/** Renewed with every page, and longer than a page can take: who is killed is followed after this. */
const LEASE_MS = 180_000;
/** Forge ends a chain of pushes at 1,000; the tick begins a new one. */
const MAX_HOPS = 900;
/** Failures in a row, minutes apart, before a person has to look. */
const MAX_FAILURES = 8;
const FIRST_DELAY_MS = 30_000;

/**
 * Starts reading a project's history; if that is under way already, joins it.
 * @throws AppFailure storeUnavailable
 */
export async function startBackfill(projectId: string): Promise<BackfillView> {
  const runId = randomUUID();
  const state = await beginBackfill(projectId, runId, Date.now());
  if (state === null) throw new AppFailure('storeUnavailable', `no state of project ${projectId}`);
  // A message lost on its way would leave it waiting for the tick; sent twice, the lease keeps the second out.
  if (state.backfill_run !== null) await pushBackfill({ projectId, runId: state.backfill_run });
  return backfillViewOf(state);
}

/** @throws AppFailure storeUnavailable */
export async function readBackfill(projectId: string): Promise<BackfillView> {
  return backfillViewOf(await readProject(projectId));
}

export function backfillViewOf(state: ProjectState | null): BackfillView {
  return {
    state: state?.backfill_state ?? 'never',
    done: state?.backfill_done ?? 0,
    total: state?.backfill_total ?? null,
    startedMs: state?.backfill_started_ms ?? null,
    finishedMs: state?.backfill_finished_ms ?? null,
  };
}

/** Consumer of the queue `backfill`. */
export async function onBackfill(event: unknown): Promise<void> {
  const parsed = v.safeParse(v.object({ body: BackfillMessage }), event);
  if (!parsed.success) {
    logFailure('backfill message', new AppFailure('internal', 'unexpected message'));
    return;
  }
  await ensureSchema(currentInstallation());
  const { projectId, runId } = parsed.output.body;
  const owner = randomUUID();
  const nowMs = Date.now();
  const state = await takeBackfill(projectId, runId, owner, nowMs, nowMs + LEASE_MS);
  // Of an older run, finished, or somebody else is at it.
  if (state === null) return;
  const work = new Backfill(projectId, runId, owner, state);
  await work.run();
}

/** One invocation's share of a backfill. Holds nothing that is not also in SQL. */
class Backfill {
  private readonly jira: Jira = jiraAs('app');
  private readonly beganMs = Date.now();
  private cursor: Cursor | null;
  private done: number;

  constructor(
    private readonly projectId: string,
    private readonly runId: string,
    private readonly owner: string,
    private readonly state: ProjectState,
  ) {
    this.cursor = readCursor(state.backfill_cursor);
    // Without a cursor the walk begins again, and so does the count.
    this.done = this.cursor === null ? 0 : state.backfill_done;
  }

  async run(): Promise<void> {
    try {
      await this.write({ backfill_state: 'running', backfill_reason: null, backfill_resume_ms: null });
      await this.walk();
    } catch (error) {
      await this.stumble(error);
    }
  }

  private async walk(): Promise<void> {
    this.cursor ??= await this.prepare();
    while (this.cursor !== null) {
      const nowMs = Date.now();
      const resumeMs = await mayAskFrom('backfill', nowMs);
      if (resumeMs !== null) return this.pause('budget', resumeMs);
      if (nowMs - this.beganMs > BEGIN_UNTIL_MS) return this.handOn();
      this.cursor =
        this.cursor.closingAfter === null
          ? await this.readPage(this.cursor, nowMs)
          : await this.makeCertain(this.cursor, this.cursor.closingAfter, nowMs);
    }
    await this.finish();
  }

  /** Finds out how much there is. @returns null when there is nothing */
  private async prepare(): Promise<Cursor | null> {
    const nowMs = Date.now();
    const total = await approximateCount(this.jira, projectJql(this.projectId));
    const oldestMs = await oldestCreatedMs(this.jira, this.projectId);
    await spend('backfill', COST.count + COST.search(1), nowMs);
    const cursor = oldestMs === null ? null : firstCursor(nowMs, oldestMs);
    await this.write({ backfill_total: total, ...this.progress(cursor) });
    return cursor;
  }

  /** Search, histories, facts, and only then the cursor: killed anywhere, the page is read again and nothing doubles. */
  private async readPage(cursor: Cursor, nowMs: number): Promise<Cursor> {
    const { fields } = await readSite(nowMs);
    const jql = windowJql(this.projectId, cursor);
    const page = await searchPage(this.jira, {
      ...{ jql, fields: storyFieldIds(fields), maxResults: PAGE },
      nextPageToken: cursor.token,
    });
    const issues = page.issues.filter((issue) => isInWindow(cursor, issue.fields.created));
    const { stories, points } = await storiesOf(this.jira, issues, fields, nowMs);
    await spend('backfill', COST.search(page.issues.length) + points, nowMs);
    const { lookup } = await readSite(nowMs);
    await recompute(stories, { lookup, nowMs, seen: true });
    this.done += issues.length;
    const next = advance(cursor, page.nextPageToken, this.done);
    await this.write({ ...this.progress(next), backfill_failures: 0 });
    return next;
  }

  /** A status met late may place what an earlier page had to guess. @returns null when there is no more */
  private async makeCertain(cursor: Cursor, afterId: string, nowMs: number): Promise<Cursor | null> {
    const ids = await readUncertain(this.projectId, afterId, PAGE);
    const last = ids.at(-1);
    if (last === undefined) return null;
    const { lookup } = await readSite(nowMs);
    await recomputeKnown(ids, { lookup, nowMs });
    const next = { ...cursor, closingAfter: last };
    await this.write(this.progress(next));
    return next;
  }

  private async finish(): Promise<void> {
    const nowMs = Date.now();
    if (await this.markNotMet(nowMs)) await pushDrain(nowMs);
    await this.write({
      ...{ backfill_state: 'done', backfill_finished_ms: nowMs, backfill_cursor: null },
      lease_until_ms: 0,
    });
  }

  /** Known from before and not met now: gone, moved or hidden. The drain asks for each by its id. */
  private async markNotMet(nowMs: number): Promise<boolean> {
    const startedMs = this.state.backfill_started_ms ?? nowMs;
    for (let afterId = ''; ;) {
      const ids = await readNotMet(this.projectId, startedMs, afterId, PAGE);
      const last = ids.at(-1);
      if (last === undefined) return afterId !== '';
      const marks = ids.map((issueId) => ({ issueId, projectId: this.projectId }));
      await markDirty(marks, nowMs);
      afterId = last;
    }
  }

  /** Time is up: the next invocation goes on from the cursor. */
  private async handOn(): Promise<void> {
    const hops = this.state.backfill_hops + 1;
    // At the end of a chain nothing is pushed: the tick finds it idle and begins a new one.
    await this.write({ backfill_hops: hops >= MAX_HOPS ? 0 : hops, lease_until_ms: 0 });
    if (hops < MAX_HOPS) await pushBackfill({ projectId: this.projectId, runId: this.runId });
  }

  /** The tick goes on when the time has come. */
  private async pause(reason: string, resumeMs: number): Promise<void> {
    await this.write({
      ...{ backfill_state: 'paused', backfill_reason: reason, backfill_resume_ms: resumeMs },
      lease_until_ms: 0,
    });
  }

  private async stumble(error: unknown): Promise<void> {
    const nowMs = Date.now();
    logFailure(`backfill of project ${this.projectId}`, error);
    await noteFailure('backfill', error, nowMs, { projectId: this.projectId });
    const code = error instanceof AppFailure ? error.code : 'internal';
    if (error instanceof AppFailure && code === 'jiraBusy') {
      await this.pause(code, await heed(error, nowMs));
      return;
    }
    const failures = this.state.backfill_failures + 1;
    // The app may not see the project, or it has been tried for hours: nothing that waiting would mend.
    if (code === 'notAllowed' || code === 'notFound' || failures > MAX_FAILURES) {
      await this.write({ backfill_state: 'failed', backfill_reason: code, lease_until_ms: 0 });
      return;
    }
    // A page token that Jira no longer knows is refused like a mistake of ours: begin the window again without it.
    if (code === 'internal' && this.cursor !== null && this.cursor.token !== null) {
      this.cursor = { ...this.cursor, token: null };
      this.done = this.cursor.doneBefore;
    }
    await this.write({ ...this.progress(this.cursor), backfill_failures: failures });
    await this.pause(code, nowMs + FIRST_DELAY_MS * 2 ** failures);
  }

  private progress(cursor: Cursor | null): BackfillStep {
    return {
      backfill_cursor: cursor === null ? null : JSON.stringify(cursor),
      backfill_done: this.done,
      lease_until_ms: Date.now() + LEASE_MS,
    };
  }

  private async write(step: BackfillStep): Promise<void> {
    await writeBackfill(this.projectId, this.runId, this.owner, step);
  }
}
