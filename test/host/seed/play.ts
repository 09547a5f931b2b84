/**
 * Plays a script against a running host: Jira changes as the person who makes them, commands through the app's own
 * resolvers, each at its own time. Nothing is written behind the app's back, so what the demo shows was earned.
 */
import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import type { Host } from '../open-host';
import type { Site } from '../jira/site';
import { accountOf, furnish } from './furnish';
import { inJira, isJiraAct } from './jira-acts';
import { known } from './names';
import type { Names } from './names';
import { intentionOf } from './premise-acts';
import type { Intention } from './premise-acts';
import type { Act, Step } from './script';
import { dayText, momentMs } from './script';

const Panel = v.object({
  premise: v.object({ rev: v.number() }),
  assumptions: v.array(v.object({ id: v.string(), rev: v.number() })),
});
const Answer = v.variant('ok', [
  v.object({ ok: v.literal(false), error: v.object({ code: v.string(), field: v.nullable(v.string()) }) }),
  v.object({ ok: v.literal(true), value: Panel }),
]);

/**
 * Fills an empty site and installation. Ends with the clock at the machine's time and nothing left to deliver.
 * @throws Error naming the step that Jira or the app refuses
 */
export async function play(host: Host<Site>, steps: readonly Step[]): Promise<Names> {
  const nowMs = host.clock.now();
  const names: Names = { keys: new Map(), assumptions: new Map(), sprints: furnish(host.site, nowMs) };
  const perform = async (account: string, act: Act): Promise<void> => {
    if (isJiraAct(act)) inJira(host.site, names, account, act);
    else
      await say(
        host,
        names,
        account,
        intentionOf(names, act, (when) => dayText(when, nowMs)),
      );
  };
  const timed = steps.map((step) => ({ ...step, atMs: momentMs(step.at, nowMs) }));
  for (const { at, atMs, who, acts } of timed.sort((a, b) => a.atMs - b.atMs)) {
    for (const [minute, act] of acts.entries()) {
      host.clock.pin(atMs + minute * 60_000);
      try {
        await perform(accountOf(who), act);
      } catch (cause) {
        throw new Error(`the demo stops at "${at}", ${who}: ${act.act}`, { cause });
      }
    }
  }
  host.clock.release();
  await host.runUntilIdle();
  return names;
}

/** Opens the panel as this person and saves, having seen what is there. */
async function say(host: Host<Site>, names: Names, account: string, { issue, wish, about }: Intention): Promise<void> {
  const key = known(names.keys, 'issue', issue);
  const issueId = host.site.issue(key)?.id;
  const place = { extension: { issue: { id: issueId, key } } };
  const seen = accepted(await host.invoke(account, 'readPanel', { issueId }, place));
  const seenRev = about === null ? seen.premise.rev : (seen.assumptions.find(({ id }) => id === about)?.rev ?? 0);
  const command = { id: randomUUID(), seenRev, ...wish };
  accepted(await host.invoke(account, 'save', { issueId, command }, place));
}

function accepted(answer: unknown): v.InferOutput<typeof Panel> {
  const result = v.parse(Answer, answer);
  if (result.ok) return result.value;
  const { code, field } = result.error;
  throw new Error(`refused: ${code}${field === null ? '' : ` (${field})`}`);
}
