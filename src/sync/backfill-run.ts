/** Where one invocation of a backfill stands, what it leaves behind, and how it stops: all of it in SQL. */
import { AppFailure, isFailure, logFailure } from '../failures';
import { MINUTE_MS } from '../store/facts-lease';
import { readProject, writeBackfill, type BackfillStep, type Pace, type ProjectState } from '../store/facts-project';
import { noteFailure } from '../store/health';
import { readCursor, type Counts, type Cursor } from './backfill-plan';
import { heed, OUR_BUDGET } from './cost';
import { pushBackfill } from './queues';

/** Renewed within every page, and longer than half of one can take: who is killed is followed after this. */
export const LEASE_MS = 180_000;
/** Forge ends a chain of pushes at 1,000; the tick begins a new one. */
const MAX_HOPS = 900;
/** Failures in a row, minutes apart, before a person has to look. */
const MAX_FAILURES = 8;
const FIRST_DELAY_MS = 30_000;

const NOTHING_YET: Readonly<Pace> = { skipped: 0, restored: 0, refused: 0, workMs: 0, points: 0 };

/** Holds nothing that is not also in SQL. */
export class BackfillRun {
  readonly beganMs = Date.now();
  private readonly before: Pace;
  cursor: Cursor | null;
  done: number;
  skipped: number;
  restored: number;
  refused: number;
  failures: number;

  /** `pointsUsed`: what this invocation's client has been billed for so far. */
  constructor(
    readonly projectId: string,
    private readonly runId: string,
    private readonly owner: string,
    readonly state: ProjectState,
    private readonly pointsUsed: () => number,
  ) {
    this.cursor = readCursor(state.backfill_cursor);
    // Without a cursor the walk begins again, and so do the counts.
    const isNew = this.cursor === null || state.backfill_pace === null;
    this.before = isNew ? NOTHING_YET : (state.backfill_pace ?? NOTHING_YET);
    this.done = this.cursor === null ? 0 : state.backfill_done;
    this.skipped = this.before.skipped;
    this.restored = this.before.restored;
    this.refused = this.before.refused;
    this.failures = state.backfill_failures;
  }

  /** Asked before each page: a person may have paused it, or begun another run. */
  async isWanted(): Promise<boolean> {
    const state = await readProject(this.projectId);
    return state?.lease_owner === this.owner && state.backfill_state === 'running';
  }

  /** The next invocation goes on from the cursor, at once or a little later. */
  async handOn(delayMs: number): Promise<void> {
    const hops = this.state.backfill_hops + 1;
    // At the end of a chain nothing is pushed: the tick finds it idle and begins a new one.
    await this.write({ backfill_hops: hops >= MAX_HOPS ? 0 : hops, lease_until_ms: 0 });
    if (hops < MAX_HOPS) await pushBackfill({ projectId: this.projectId, runId: this.runId }, delayMs);
  }

  /** Less than the tick would take to come by is waited for in the queue. */
  async wait(reason: string, resumeMs: number, nowMs: number): Promise<void> {
    if (resumeMs - nowMs <= MINUTE_MS) return this.handOn(resumeMs - nowMs);
    return this.pause(reason, resumeMs);
  }

  /** The tick goes on when the time has come. */
  async pause(reason: string, resumeMs: number): Promise<void> {
    await this.write({
      ...{ backfill_state: 'paused', backfill_reason: reason, backfill_resume_ms: resumeMs },
      lease_until_ms: 0,
    });
  }

  async stumble(error: unknown): Promise<void> {
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
      const { done, skipped, restored, refused } = this.cursor.before;
      this.done = done;
      this.skipped = skipped;
      this.restored = restored;
      this.refused = refused;
    }
    await this.write({ ...this.progress(this.cursor), backfill_failures: this.failures });
    // A page Jira took too long for is begun again with all the time there is.
    if (code === 'tooSlow') return this.handOn(0);
    await this.pause(code, nowMs + FIRST_DELAY_MS * 2 ** this.failures);
  }

  counts(): Counts {
    return { done: this.done, skipped: this.skipped, restored: this.restored, refused: this.refused };
  }

  progress(cursor: Cursor | null): BackfillStep {
    return {
      backfill_cursor: cursor === null ? null : JSON.stringify(cursor),
      backfill_done: this.done,
      backfill_pace: {
        skipped: this.skipped,
        restored: this.restored,
        refused: this.refused,
        workMs: this.before.workMs + Date.now() - this.beganMs,
        points: this.before.points + this.pointsUsed(),
      },
      lease_until_ms: Date.now() + LEASE_MS,
    };
  }

  async write(step: BackfillStep): Promise<void> {
    await writeBackfill(this.projectId, this.runId, this.owner, step);
  }
}
