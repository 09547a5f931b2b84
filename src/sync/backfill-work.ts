/** One invocation's share of a backfill: page after page, as long as there is time, money and leave. */
import { AppFailure, isFailure, logFailure } from '../failures';
import { storyFieldIds } from '../jira/fields';
import type { Jira } from '../jira/request';
import { approximateCount, oldestCreatedMs, searchPage, type SearchPage } from '../jira/search';
import { readUncertain } from '../store/facts';
import { markDirty } from '../store/facts-dirty';
import { readNotMet } from '../store/facts-history';
import { MINUTE_MS } from '../store/facts-lease';
import { readProject, writeBackfill, type BackfillStep, type Pace, type ProjectState } from '../store/facts-project';
import { noteFailure } from '../store/health';
import { advance, firstCursor, isInWindow, projectJql, readCursor, windowJql, type Cursor } from './backfill-plan';
import { heed, mayAskFrom, OUR_BUDGET } from './cost';
import { publishChanged } from './publish';
import { pushBackfill, pushDrain } from './queues';
import { storiesOf } from './read-jira';
import { recompute, recomputeKnown } from './recompute';
import { readSite } from './site';

/** Issues a page. Jira may return fewer. A page is a few seconds of work and the unit that a kill repeats. */
const PAGE = 100;
/**
 * The function may run 900 s and is to end 60 s before. No page is begun after ten minutes, and no call to Jira after
 * thirteen and a half: one takes 15 s at most, and what it brought is written in a few statements.
 */
const BEGIN_UNTIL_MS = 600_000;
export const CALLS_UNTIL_MS = 810_000;
/** Renewed within every page, and longer than half of one can take: who is killed is followed after this. */
export const LEASE_MS = 180_000;
/** Forge ends a chain of pushes at 1,000; the tick begins a new one. */
const MAX_HOPS = 900;
/** Failures in a row, minutes apart, before a person has to look. */
const MAX_FAILURES = 8;
const FIRST_DELAY_MS = 30_000;

const NOTHING_YET: Readonly<Pace> = { skipped: 0, workMs: 0, points: 0 };

/** Holds nothing that is not also in SQL. */
export class BackfillWork {
  private readonly beganMs = Date.now();
  private readonly before: Pace;
  private cursor: Cursor | null;
  private done: number;
  private skipped: number;
  private failures: number;

  /** `pointsUsed`: what `jira` has been billed for so far. */
  constructor(
    private readonly projectId: string,
    private readonly runId: string,
    private readonly owner: string,
    private readonly state: ProjectState,
    private readonly jira: Jira,
    private readonly pointsUsed: () => number,
  ) {
    this.cursor = readCursor(state.backfill_cursor);
    // Without a cursor the walk begins again, and so do the counts.
    const isNew = this.cursor === null || state.backfill_pace === null;
    this.before = isNew ? NOTHING_YET : (state.backfill_pace ?? NOTHING_YET);
    this.done = this.cursor === null ? 0 : state.backfill_done;
    this.skipped = this.before.skipped;
    this.failures = state.backfill_failures;
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
      if (!(await this.isWanted())) return this.write({ lease_until_ms: 0 });
      const resumeMs = await mayAskFrom('backfill', nowMs);
      if (resumeMs !== null) return this.wait('budget', resumeMs, nowMs);
      if (nowMs - this.beganMs > BEGIN_UNTIL_MS) return this.handOn(0);
      this.cursor =
        this.cursor.closingAfter === null
          ? await this.readPage(this.cursor, nowMs)
          : await this.makeCertain(this.cursor, this.cursor.closingAfter, nowMs);
    }
    await this.finish();
  }

  /** Asked before each page: a person may have paused it, or begun another run. */
  private async isWanted(): Promise<boolean> {
    const state = await readProject(this.projectId);
    return state?.lease_owner === this.owner && state.backfill_state === 'running';
  }

  /** Finds out how much there is. @returns null when there is nothing */
  private async prepare(): Promise<Cursor | null> {
    const nowMs = Date.now();
    const total = await approximateCount(this.jira, projectJql(this.projectId));
    const oldestMs = await oldestCreatedMs(this.jira, this.projectId);
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
    await this.leave(page.unreadable, cursor, nowMs);
    const { stories } = await storiesOf(this.jira, issues, fields, nowMs);
    await this.write({ lease_until_ms: Date.now() + LEASE_MS });
    const { lookup } = await readSite(nowMs);
    await recompute(stories, { lookup, nowMs, seen: true, publish: (made) => publishChanged(this.jira, made) });
    this.done += issues.length;
    this.failures = 0;
    const next = advance(cursor, page.nextPageToken, this.done);
    await this.write({ ...this.progress(next), backfill_failures: 0 });
    return next;
  }

  /** What cannot be read is counted and left to the drain, which tries it alone and says why. */
  private async leave(unreadable: SearchPage['unreadable'], cursor: Cursor, nowMs: number): Promise<void> {
    const here = unreadable.filter(({ createdMs }) => createdMs === null || isInWindow(cursor, createdMs));
    if (here.length === 0) return;
    this.skipped += here.length;
    await markDirty(
      here.map(({ id }) => ({ issueId: id, projectId: this.projectId })),
      nowMs,
    );
    await pushDrain(nowMs);
  }

  /** A status met late may place what an earlier page had to guess. @returns null when there is no more */
  private async makeCertain(cursor: Cursor, afterId: string, nowMs: number): Promise<Cursor | null> {
    const ids = await readUncertain(this.projectId, afterId, PAGE);
    const last = ids.at(-1);
    if (last === undefined) return null;
    const { lookup } = await readSite(nowMs);
    await recomputeKnown(ids, { lookup, nowMs, publish: (made) => publishChanged(this.jira, made) });
    const next = { ...cursor, closingAfter: last };
    await this.write(this.progress(next));
    return next;
  }

  private async finish(): Promise<void> {
    const nowMs = Date.now();
    if (await this.markNotMet(nowMs)) await pushDrain(nowMs);
    await this.write({
      ...this.progress(null),
      ...{ backfill_state: 'done', backfill_finished_ms: nowMs, backfill_reason: null, lease_until_ms: 0 },
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

  /** The next invocation goes on from the cursor, at once or a little later. */
  private async handOn(delayMs: number): Promise<void> {
    const hops = this.state.backfill_hops + 1;
    // At the end of a chain nothing is pushed: the tick finds it idle and begins a new one.
    await this.write({ backfill_hops: hops >= MAX_HOPS ? 0 : hops, lease_until_ms: 0 });
    if (hops < MAX_HOPS) await pushBackfill({ projectId: this.projectId, runId: this.runId }, delayMs);
  }

  /** Less than the tick would take to come by is waited for in the queue. */
  private async wait(reason: string, resumeMs: number, nowMs: number): Promise<void> {
    if (resumeMs - nowMs <= MINUTE_MS) return this.handOn(resumeMs - nowMs);
    return this.pause(reason, resumeMs);
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
    if (isFailure(error, 'jiraBusy') && error.slowDown?.reason === OUR_BUDGET)
      return this.pause('budget', await heed(error, nowMs));
    logFailure(`backfill of project ${this.projectId}`, error);
    await noteFailure('backfill', error, nowMs, { projectId: this.projectId });
    const code = error instanceof AppFailure ? error.code : 'internal';
    if (error instanceof AppFailure && code === 'jiraBusy') {
      await this.pause(code, await heed(error, nowMs));
      return;
    }
    this.failures += 1;
    // The app may not see the project, or it has been tried for hours: nothing that waiting would mend.
    if (code === 'notAllowed' || code === 'notFound' || this.failures > MAX_FAILURES) {
      await this.write({ backfill_state: 'failed', backfill_reason: code, lease_until_ms: 0 });
      return;
    }
    // A page token that Jira no longer knows is refused like a mistake of ours: begin the window again without it.
    if (code === 'internal' && this.cursor !== null && this.cursor.token !== null) {
      this.cursor = { ...this.cursor, token: null };
      this.done = this.cursor.doneBefore;
    }
    await this.write({ ...this.progress(this.cursor), backfill_failures: this.failures });
    // A page Jira took too long for is begun again with all the time there is.
    if (code === 'tooSlow') return this.handOn(0);
    await this.pause(code, nowMs + FIRST_DELAY_MS * 2 ** this.failures);
  }

  private progress(cursor: Cursor | null): BackfillStep {
    return {
      backfill_cursor: cursor === null ? null : JSON.stringify(cursor),
      backfill_done: this.done,
      backfill_pace: {
        skipped: this.skipped,
        workMs: this.before.workMs + Date.now() - this.beganMs,
        points: this.before.points + this.pointsUsed(),
      },
      lease_until_ms: Date.now() + LEASE_MS,
    };
  }

  private async write(step: BackfillStep): Promise<void> {
    await writeBackfill(this.projectId, this.runId, this.owner, step);
  }
}
