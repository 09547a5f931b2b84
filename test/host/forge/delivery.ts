/**
 * Hands the backlog to the app: at least once, and again when a function fails. Queue events and product events are
 * tried again at most 4 times and within 24 hours; a product event only when the app asks for it by returning an
 * `InvocationError`.
 */
import * as v from 'valibot';
import type { Clock } from '../clock';
import type { Backlog, WorkItem } from './backlog';
import { InvocationKilled } from './invocation';

const MAX_RETRIES = 4;
const RETENTION_MS = 24 * 3_600_000;
const MAX_RETRY_AFTER_SECONDS = 900;
const MAX_RETRY_DATA_BYTES = 4 * 1024;
/** The platform's own pause before it tries again what threw; it doubles each time. */
const BACKOFF_MS = 10_000;
/** More deliveries than any honest test needs: a chain that feeds itself. */
const MAX_DELIVERIES = 20_000;

/** What an `InvocationError` of `@forge/events` becomes when a function returns it. */
const AsksAgain = v.looseObject({ _retry: v.literal(true) });
const RetryRequest = v.object({
  retryOptions: v.object({
    retryAfter: v.pipe(v.number(), v.minValue(1), v.maxValue(MAX_RETRY_AFTER_SECONDS)),
    retryReason: v.optional(v.string(), 'FUNCTION_RETRY_REQUEST'),
    retryData: v.optional(v.unknown()),
  }),
});

export interface Delivered {
  readonly deliveries: number;
  readonly retries: number;
}

export interface Delivery {
  /**
   * Delivers until nothing is left. The clock jumps over delays.
   * @throws Error when something had to be given up, with the app's error as cause
   */
  runUntilIdle(): Promise<Delivered>;
  /**
   * Delivers what is due now, at most `limit` deliveries, `parallel` at a time; the clock stands still and what has to
   * be given up is only reported.
   * @returns how many there were
   */
  runDue(limit: number, parallel: number): Promise<number>;
  /** Keeps delivering as things fall due, up to `parallel` at a time. @returns stops, after what is under way */
  start(parallel: number): () => Promise<void>;
}

export interface DeliveryOptions {
  readonly backlog: Backlog;
  readonly clock: Clock;
  /** Runs the function once and returns what it returned. */
  readonly run: (item: WorkItem) => Promise<unknown>;
  readonly report: (problem: string, cause: unknown) => void;
  /** Deliver everything twice, as "at least once" allows. */
  readonly twice: boolean;
  /** Deliver what is due in an order this number decides; null = as it came. */
  readonly shuffle: number | null;
}

export function createDelivery(options: DeliveryOptions): Delivery {
  const { backlog, clock } = options;
  const underway = new Set<string>();
  let retries = 0;
  let givenUp: unknown[] = [];

  const giveUp = (item: WorkItem, why: string, cause: unknown): void => {
    backlog.remove(item.id);
    givenUp.push(cause);
    options.report(`${item.functionKey} gave up: ${why}`, cause);
  };

  const again = (item: WorkItem, reason: string, data: unknown, afterMs: number, cause: unknown): void => {
    const count = (item.retry?.count ?? 0) + 1;
    if (count > MAX_RETRIES) {
      giveUp(item, `tried ${String(count)} times`, cause);
    } else if (clock.now() + afterMs > item.createdMs + RETENTION_MS) {
      giveUp(item, 'older than 24 hours', cause);
    } else {
      retries += 1;
      backlog.replace({ ...item, notBeforeMs: clock.now() + afterMs, retry: { count, reason, data: data ?? null } });
    }
  };

  const deliver = async (item: WorkItem): Promise<void> => {
    let result: unknown;
    try {
      if (options.twice) await options.run(item);
      result = await options.run(item);
    } catch (cause) {
      const reason = cause instanceof InvocationKilled ? cause.code : 'FUNCTION_PLATFORM_UNKNOWN_ERROR';
      if (item.what.kind === 'event') giveUp(item, 'it threw', cause);
      else again(item, reason, null, BACKOFF_MS * 2 ** (item.retry?.count ?? 0), cause);
      return;
    }
    if (!v.is(AsksAgain, result)) {
      backlog.remove(item.id);
      return;
    }
    const wanted = v.safeParse(RetryRequest, result);
    if (!wanted.success) {
      giveUp(item, `its InvocationError is not one: ${wanted.issues[0].message}`, new Error('InvocationError'));
      return;
    }
    const { retryAfter, retryReason, retryData } = wanted.output.retryOptions;
    if (Buffer.byteLength(JSON.stringify(retryData ?? null)) > MAX_RETRY_DATA_BYTES) {
      giveUp(item, 'retryData is larger than 4 KB', new Error(retryReason));
      return;
    }
    again(item, retryReason, retryData, retryAfter * 1000, new Error(retryReason));
  };

  /** Events of one concurrency key beyond its limit wait for each other. */
  const isHeldBack = (item: WorkItem): boolean => {
    const limit = item.what.kind === 'queue' ? item.what.concurrency : null;
    if (limit === null) return false;
    const same = backlog.items.filter(
      (other) => underway.has(other.id) && other.what.kind === 'queue' && other.what.concurrency?.key === limit.key,
    );
    return same.length >= limit.limit;
  };

  const chance = options.shuffle === null ? null : chances(options.shuffle);

  const next = (): WorkItem | undefined => {
    const waiting = backlog.items.filter((item) => !underway.has(item.id) && !isHeldBack(item));
    const due = chance === null ? [] : waiting.filter((item) => item.notBeforeMs <= clock.now());
    if (chance !== null && due.length > 0) return due[Math.floor(chance() * due.length)];
    return waiting.reduce<WorkItem | undefined>(
      (a, b) => (a === undefined || b.notBeforeMs < a.notBeforeMs ? b : a),
      undefined,
    );
  };

  const deliverNow = async (item: WorkItem): Promise<void> => {
    underway.add(item.id);
    try {
      await deliver(item);
    } finally {
      underway.delete(item.id);
    }
  };

  return {
    async runUntilIdle() {
      givenUp = [];
      retries = 0;
      let deliveries = 0;
      for (let item = next(); item !== undefined; item = next()) {
        if (item.notBeforeMs > clock.now()) clock.advance(item.notBeforeMs - clock.now());
        deliveries += 1;
        if (deliveries > MAX_DELIVERIES) throw new Error(`still busy after ${String(MAX_DELIVERIES)} deliveries`);
        await deliverNow(item);
      }
      if (givenUp.length > 0) {
        throw new Error(`${String(givenUp.length)} deliveries were given up`, { cause: givenUp[0] });
      }
      return { deliveries, retries };
    },
    async runDue(limit, parallel) {
      let begun = 0;
      const work = async (): Promise<void> => {
        for (let item = next(); begun < limit && item !== undefined && item.notBeforeMs <= clock.now(); item = next()) {
          begun += 1;
          await deliverNow(item);
        }
      };
      await Promise.all(Array.from({ length: parallel }, work));
      return begun;
    },
    start(parallel) {
      let stopped = false;
      let timer: NodeJS.Timeout | undefined;
      const running = new Set<Promise<void>>();
      const look = (): void => {
        clearTimeout(timer);
        while (!stopped && running.size < parallel) {
          const item = next();
          if (item === undefined) return;
          const waitMs = item.notBeforeMs - clock.now();
          if (waitMs > 0) {
            timer = setTimeout(look, Math.min(waitMs, 60_000)).unref();
            return;
          }
          const run = deliverNow(item).finally(() => {
            running.delete(run);
            look();
          });
          running.add(run);
        }
      };
      backlog.onAdded(look);
      look();
      return async () => {
        stopped = true;
        clearTimeout(timer);
        await Promise.all(running);
      };
    },
  };
}

/** Numbers from 0 up to 1 that look random and are the same for the same seed (a linear congruential generator). */
function chances(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
