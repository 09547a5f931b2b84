/** The time the app and the site live in. It may differ from the machine's: a demo plays months, tests stop it. */

const RealDate = Date;

export interface Clock {
  /** ms since 1970 UTC. */
  now(): number;
  /** Stops the clock at this time. */
  pin(atMs: number): void;
  /** Moves it on, stopped or running. */
  advance(ms: number): void;
  /** Back to the machine's time, running. */
  release(): void;
  /** Does something at another time, and comes back as if it had taken none. */
  during<T>(atMs: number, work: () => Promise<T>): Promise<T>;
}

export function createClock(): Clock {
  let pinnedMs: number | null = null;
  let offsetMs = 0;
  return {
    now: () => pinnedMs ?? RealDate.now() + offsetMs,
    pin(atMs) {
      pinnedMs = atMs;
    },
    advance(ms) {
      if (ms < 0) throw new RangeError('time does not go back: pin an earlier time instead');
      if (pinnedMs === null) offsetMs += ms;
      else pinnedMs += ms;
    },
    release() {
      pinnedMs = null;
      offsetMs = 0;
    },
    async during(atMs, work) {
      const [pinned, offset] = [pinnedMs, offsetMs];
      pinnedMs = atMs;
      try {
        return await work();
      } finally {
        [pinnedMs, offsetMs] = [pinned, offset];
      }
    },
  };
}

/**
 * Makes `Date` ask `nowOf` for the present; null means the machine's. A proxy and not a subclass, so that every date
 * made before or after is still a `Date`.
 * @returns puts the machine's `Date` back
 */
export function replaceDate(nowOf: () => number | null): () => void {
  const before = globalThis.Date;
  globalThis.Date = new Proxy(before, {
    construct(target, args: unknown[], newTarget) {
      const now = args.length === 0 ? nowOf() : null;
      const made: unknown = Reflect.construct(target, now === null ? args : [now], newTarget);
      if (typeof made !== 'object' || made === null) throw new TypeError('Date makes objects');
      return made;
    },
    apply: () => new before(nowOf() ?? RealDate.now()).toString(),
    get(target, property, receiver): unknown {
      if (property === 'now') return () => nowOf() ?? RealDate.now();
      return Reflect.get(target, property, receiver);
    },
  });
  return () => {
    globalThis.Date = before;
  };
}
