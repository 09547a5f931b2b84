/** Trouble on request: what the platform may do to an app on a bad day, at the place a test names. */
import type { Answer } from './answers';
import type { Invocation, PlatformRequest } from './invocation';
import { InvocationKilled } from './invocation';

export type Trouble =
  /** This answer instead; nothing is done. */
  | Answer
  /** Nothing is done and no answer comes, until the caller gives up. */
  | 'no answer'
  /** It is done, and the answer never arrives: the connection breaks. */
  | 'lose answer'
  /** The function dies before it is done. */
  | 'kill before'
  /** It is done, and the function dies before it learns of it. */
  | 'kill after';

export interface Fault {
  readonly service: PlatformRequest['service'];
  /** Found in `POST /rest/api/3/…`, in the SQL text, in `publish <queue>`. */
  readonly on: string | RegExp;
  readonly with: Trouble;
  /** How many matching requests pass first; default 0. */
  readonly after?: number;
  /** How many are hit; default 1. */
  readonly times?: number;
}

export interface Faults {
  add(fault: Fault): void;
  /** Performs a request, or what a fault makes of it. */
  perform(request: PlatformRequest, invocation: Invocation): Promise<Answer>;
  /** Faults that have not hit as often as asked: a test that planned them proves nothing. */
  unused(): readonly Fault[];
}

export function createFaults(): Faults {
  let planned: { readonly fault: Fault; toPass: number; toHit: number }[] = [];
  return {
    add(fault) {
      planned.push({ fault, toPass: fault.after ?? 0, toHit: fault.times ?? 1 });
    },
    async perform(request, invocation) {
      const hit = planned.find(({ fault }) => fault.service === request.service && matches(fault.on, request.label));
      if (hit === undefined) return request.perform();
      if (hit.toPass > 0) {
        hit.toPass -= 1;
        return request.perform();
      }
      hit.toHit -= 1;
      if (hit.toHit === 0) planned = planned.filter((plan) => plan !== hit);
      return trouble(hit.fault.with, request, invocation);
    },
    unused: () => planned.map((plan) => plan.fault),
  };
}

async function trouble(kind: Trouble, request: PlatformRequest, invocation: Invocation): Promise<Answer> {
  if (typeof kind === 'object') return kind;
  if (kind === 'no answer') return new Promise(() => undefined);
  if (kind === 'lose answer' || kind === 'kill after') await request.perform();
  if (kind === 'lose answer') throw new TypeError('fetch failed');
  invocation.kill(new InvocationKilled('killed by the test', 'FUNCTION_PLATFORM_UNKNOWN_ERROR'));
  return new Promise(() => undefined);
}

function matches(on: string | RegExp, label: string): boolean {
  return typeof on === 'string' ? label.includes(on) : on.test(label);
}
