/** One invocation's share of a backfill: page after page, as long as there is time, money and leave. */
import { storyFieldIds } from '../jira/fields';
import type { Jira } from '../jira/request';
import { approximateCount, oldestCreatedMs, searchPage, type SearchPage } from '../jira/search';
import { readUncertain } from '../store/facts';
import { markDirty } from '../store/facts-dirty';
import { readNotMet } from '../store/facts-history';
import { advance, firstCursor, isInWindow, projectJql, windowJql, type Cursor } from './backfill-plan';
import { LEASE_MS, type BackfillRun } from './backfill-run';
import { mayAskFrom } from './cost';
import { COPY_PROPERTY, publishChanged } from './publish';
import { pushDrain } from './queues';
import { storiesOf } from './read-jira';
import { recompute, recomputeKnown } from './recompute';
import { keptBy, restoreCopies, tellFollowers } from './restore';
import { readSite } from './site';

/** Issues a page. Jira may return fewer. A page is a few seconds of work and the unit that a kill repeats. */
const PAGE = 100;
/**
 * The function may run 900 s and is to end 60 s before. No page is begun after ten minutes, and no call to Jira after
 * thirteen and a half: one takes 15 s at most, and what it brought is written in a few statements.
 */
const BEGIN_UNTIL_MS = 600_000;
export const CALLS_UNTIL_MS = 810_000;

export class BackfillWork {
  constructor(
    private readonly at: BackfillRun,
    private readonly jira: Jira,
  ) {}

  /** Never throws for what another invocation can mend. @throws AppFailure storeUnavailable */
  async run(): Promise<void> {
    const { at } = this;
    try {
      await at.write({ backfill_state: 'running', backfill_reason: null, backfill_resume_ms: null });
      await this.walk();
    } catch (error) {
      await at.stumble(error);
    }
  }

  private async walk(): Promise<void> {
    const { at } = this;
    at.cursor ??= await this.prepare();
    while (at.cursor !== null) {
      const nowMs = Date.now();
      if (!(await at.isWanted())) return at.write({ lease_until_ms: 0 });
      const resumeMs = await mayAskFrom('backfill', nowMs);
      if (resumeMs !== null) return at.wait('budget', resumeMs, nowMs);
      if (nowMs - at.beganMs > BEGIN_UNTIL_MS) return at.handOn(0);
      at.cursor =
        at.cursor.closingAfter === null
          ? await this.readPage(at.cursor, nowMs)
          : await this.makeCertain(at.cursor, at.cursor.closingAfter, nowMs);
    }
    await this.finish();
  }

  /** Finds out how much there is. @returns null when there is nothing */
  private async prepare(): Promise<Cursor | null> {
    const nowMs = Date.now();
    const total = await approximateCount(this.jira, projectJql(this.at.projectId));
    const oldestMs = await oldestCreatedMs(this.jira, this.at.projectId);
    const cursor = oldestMs === null ? null : firstCursor(nowMs, oldestMs);
    await this.at.write({ backfill_total: total, ...this.at.progress(cursor) });
    return cursor;
  }

  /** Search, histories, facts, and only then the cursor: killed anywhere, the page is read again and nothing doubles. */
  private async readPage(cursor: Cursor, nowMs: number): Promise<Cursor> {
    const { fields } = await readSite(nowMs);
    const jql = windowJql(this.at.projectId, cursor);
    const page = await searchPage(this.jira, {
      ...{ jql, fields: storyFieldIds(fields), properties: [COPY_PROPERTY], maxResults: PAGE },
      nextPageToken: cursor.token,
    });
    const issues = page.issues.filter((issue) => isInWindow(cursor, issue.fields.created));
    await this.leave(page.unreadable, cursor, nowMs);
    const back = await restoreCopies(issues.map(keptBy), this.at.state.backfill_started_ms ?? nowMs, nowMs);
    const { stories } = await storiesOf(this.jira, issues, fields, nowMs);
    await this.at.write({ lease_until_ms: Date.now() + LEASE_MS });
    const { lookup } = await readSite(nowMs);
    await recompute(stories, { lookup, nowMs, seen: true, publish: (made) => publishChanged(this.jira, made) });
    if (await tellFollowers(back, nowMs)) await pushDrain(nowMs);
    this.at.restored += back.restored.length;
    this.at.refused += back.refused;
    this.at.done += issues.length;
    this.at.failures = 0;
    const next = advance(cursor, page.nextPageToken, this.at.counts());
    await this.at.write({ ...this.at.progress(next), backfill_failures: 0 });
    return next;
  }

  /** What cannot be read is counted and left to the drain, which tries it alone and says why. */
  private async leave(unreadable: SearchPage['unreadable'], cursor: Cursor, nowMs: number): Promise<void> {
    const here = unreadable.filter(({ createdMs }) => createdMs === null || isInWindow(cursor, createdMs));
    if (here.length === 0) return;
    this.at.skipped += here.length;
    await markDirty(
      here.map(({ id }) => ({ issueId: id, projectId: this.at.projectId })),
      nowMs,
    );
    await pushDrain(nowMs);
  }

  /** A status met late may place what an earlier page had to guess. @returns null when there is no more */
  private async makeCertain(cursor: Cursor, afterId: string, nowMs: number): Promise<Cursor | null> {
    const ids = await readUncertain(this.at.projectId, afterId, PAGE);
    const last = ids.at(-1);
    if (last === undefined) return null;
    const { lookup } = await readSite(nowMs);
    await recomputeKnown(ids, { lookup, nowMs, publish: (made) => publishChanged(this.jira, made) });
    const next = { ...cursor, closingAfter: last };
    await this.at.write(this.at.progress(next));
    return next;
  }

  private async finish(): Promise<void> {
    const nowMs = Date.now();
    if (await this.markNotMet(nowMs)) await pushDrain(nowMs);
    await this.at.write({
      ...this.at.progress(null),
      ...{ backfill_state: 'done', backfill_finished_ms: nowMs, backfill_reason: null, lease_until_ms: 0 },
    });
  }

  /** Known from before and not met now: gone, moved or hidden. The drain asks for each by its id. */
  private async markNotMet(nowMs: number): Promise<boolean> {
    const startedMs = this.at.state.backfill_started_ms ?? nowMs;
    for (let afterId = ''; ;) {
      const ids = await readNotMet(this.at.projectId, startedMs, afterId, PAGE);
      const last = ids.at(-1);
      if (last === undefined) return afterId !== '';
      const marks = ids.map((issueId) => ({ issueId, projectId: this.at.projectId }));
      await markDirty(marks, nowMs);
      afterId = last;
    }
  }
}
