/** Trouble for who looks at the pages: plan a bad day of Jira, move the clock on. What a test does with `failNext`. */
import * as v from 'valibot';
import { JIRA_FAULTS } from './forge/jira-faults';
import type { Host } from './host';
import { COVERAGE } from './jira/coverage';

const DAYS = [...JIRA_FAULTS, 'no answer', 'lose answer'] as const;
/** A leap further than anything the app waits for; more would only be a mistake. */
const MAX_ADVANCE_MS = 366 * 86_400_000;

export const TroubleCall = v.variant('what', [
  v.object({
    what: v.literal('fail'),
    /** A route of the coverage table, e.g. `GET /rest/api/3/issue/{issueIdOrKey}`. */
    route: v.picklist(COVERAGE.map(({ route }) => route)),
    /** Whose calls: those of the app's functions, or of the reader's browser. */
    from: v.picklist(['jira', 'browser']),
    with: v.picklist(DAYS),
    times: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100)),
  }),
  v.object({ what: v.literal('clear') }),
  v.object({
    what: v.literal('advance'),
    ms: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MAX_ADVANCE_MS)),
  }),
]);

/** Does what is asked; without a call, only looks. @returns the choices, the host's time, and what is still planned */
export function trouble(host: Host, call: v.InferOutput<typeof TroubleCall> | null): unknown {
  if (call?.what === 'fail') {
    host.failNext({ service: call.from, on: matcherOf(call.route), with: call.with, times: call.times });
  }
  if (call?.what === 'clear') host.clearFaults();
  if (call?.what === 'advance') host.clock.advance(call.ms);
  return {
    nowMs: host.clock.now(),
    routes: COVERAGE.map(({ route }) => route),
    days: DAYS,
    planned: host.unusedFaults().length,
  };
}

/** `GET /rest/api/3/issue/{issueIdOrKey}` as it meets a call: one segment for each parameter, any query. */
function matcherOf(route: string): RegExp {
  const parts = route.split(/\{\w+\}/).map((part) => part.replaceAll('.', '\\.'));
  return new RegExp(`^${parts.join('[^/?]+')}(\\?|$)`);
}
