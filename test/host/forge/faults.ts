/** Trouble on request: what the platform may do to an app on a bad day, at the place a test names. */
import type { Answer } from './answers';
import type { Invocation, PlatformRequest } from './invocation';
import { InvocationKilled } from './invocation';
import { isJiraFault, jiraFault } from './jira-faults';
import type { JiraFault } from './jira-faults';

export type Trouble =
  /** This answer instead; nothing is done. */
  | Answer
  /** Jira's answer on one of its bad days; nothing is done. */
  | JiraFault
  /** Nothing is done and no answer comes, until the caller gives up. */
  | 'no answer'
  /** It is done, and the answer never arrives: the connection breaks. */
  | 'lose answer'
  /** The function dies before it is done. */
  | 'kill before'
  /** It is done, and the function dies before it learns of it. */
  | 'kill after';

export interface Fault {
  /** `browser` = what the reader's browser asks of Jira; `any` = whatever a function asks of the platform. */
  readonly service: PlatformRequest['service'] | 'browser' | 'any';
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
  /** What a browser's call meets: null = nothing was planned. @throws TypeError for a broken connection */
  forBrowser(label: string): Promise<Answer | null>;
  /** Faults that have not hit as often as asked: a test that planned them proves nothing. */
  unused(): readonly Fault[];
  /** Takes back what has not hit yet. */
  clear(): void;
}

/** @param now host time, which some of Jira's headers tell */
export function createFaults(now: () => number): Faults {
  let planned: { readonly fault: Fault; toPass: number; toHit: number }[] = [];

  const take = (service: Fault['service'], label: string): Trouble | null => {
    const hit = planned.find(
      ({ fault }) =>
        (fault.service === service || (fault.service === 'any' && service !== 'browser')) && matches(fault.on, label),
    );
    if (hit === undefined) return null;
    if (hit.toPass > 0) {
      hit.toPass -= 1;
      return null;
    }
    hit.toHit -= 1;
    if (hit.toHit === 0) planned = planned.filter((plan) => plan !== hit);
    return hit.fault.with;
  };

  return {
    add(fault) {
      planned.push({ fault, toPass: fault.after ?? 0, toHit: fault.times ?? 1 });
    },
    async perform(request, invocation) {
      const kind = take(request.service, request.label);
      if (kind === null) return request.perform();
      return answerOf(kind, now()) ?? trouble(kind, request, invocation);
    },
    async forBrowser(label) {
      const kind = take('browser', label);
      if (kind === null) return null;
      const answer = answerOf(kind, now());
      if (answer !== null) return answer;
      if (kind === 'no answer') return new Promise(() => undefined);
      throw new TypeError('Failed to fetch');
    },
    unused: () => planned.map((plan) => plan.fault),
    clear: () => void (planned = []),
  };
}

/** The trouble as an answer; null where no answer comes. */
function answerOf(kind: Trouble, nowMs: number): Answer | null {
  if (typeof kind === 'object') return kind;
  return isJiraFault(kind) ? jiraFault(kind, nowMs) : null;
}

async function trouble(kind: Trouble, request: PlatformRequest, invocation: Invocation): Promise<Answer> {
  if (kind === 'no answer') return new Promise(() => undefined);
  if (kind === 'lose answer' || kind === 'kill after') await request.perform();
  if (kind === 'lose answer') throw new TypeError('fetch failed');
  invocation.kill(new InvocationKilled('killed by the test', 'FUNCTION_PLATFORM_UNKNOWN_ERROR'));
  return new Promise(() => undefined);
}

function matches(on: string | RegExp, label: string): boolean {
  return typeof on === 'string' ? label.includes(on) : on.test(label);
}
