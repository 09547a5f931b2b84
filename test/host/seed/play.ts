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
import type { Act, Step, When } from './script';
import { dayText, momentMs } from './script';

const Panel = v.object({
  premise: v.object({ rev: v.number() }),
  assumptions: v.array(v.object({ id: v.string(), rev: v.number() })),
});
type Panel = v.InferOutput<typeof Panel>;
const Refusal = v.object({
  ok: v.literal(false),
  error: v.object({ code: v.string(), field: v.nullable(v.string()) }),
});

/**
 * Fills an empty site and installation. Ends with the clock at the machine's time and nothing left to deliver.
 * @throws Error naming the step that Jira or the app refuses
 */
export async function play(host: Host<Site>, steps: readonly Step[]): Promise<Names> {
  const nowMs = host.clock.now();
  const names: Names = { keys: new Map(), assumptions: new Map(), sprints: furnish(host.site, nowMs) };
  const stage: Stage = { host, names, open: new Map(), nowMs };
  const timed = steps.map((step) => ({ ...step, atMs: momentMs(step.at, nowMs) }));
  for (const { at, atMs, who, acts } of timed.sort((a, b) => a.atMs - b.atMs)) {
    for (const [minute, act] of acts.entries()) {
      host.clock.pin(atMs + minute * 60_000);
      try {
        await perform(stage, accountOf(who), act);
      } catch (cause) {
        throw new Error(`the demo stops at "${at}", ${who}: ${act.act}`, { cause });
      }
    }
  }
  host.clock.release();
  await host.runUntilIdle();
  return names;
}

interface Stage {
  readonly host: Host<Site>;
  readonly names: Names;
  /** Panels as they were last seen, by issue key: what the next command is a reply to. */
  readonly open: Map<string, Panel>;
  readonly nowMs: number;
}

async function perform(stage: Stage, account: string, act: Act): Promise<void> {
  const { host, names, nowMs } = stage;
  const day = (when: When) => dayText(when, nowMs);
  if (isJiraAct(act)) {
    inJira(host.site, names, account, act, day);
  } else if (act.act === 'backfill') {
    const project = host.site.projects().find(({ key }) => key === act.project);
    accepted(v.unknown(), await host.invoke(account, 'startBackfill', { projectId: project?.id }));
    await host.runUntilIdle();
  } else {
    const intention = intentionOf(names, act, day);
    await say(stage, account, intention);
  }
}

/** Opens the panel, unless it is open, and saves as this person, having seen what is there. */
async function say({ host, names, open }: Stage, account: string, { issue, wish, about }: Intention): Promise<void> {
  const key = known(names.keys, 'issue', issue);
  const issueId = host.site.issue(key)?.id;
  const place = { extension: { issue: { id: issueId, key } } };
  const seen = open.get(key) ?? accepted(Panel, await host.invoke(account, 'readPanel', { issueId }, place));
  const seenRev = about === null ? seen.premise.rev : (seen.assumptions.find(({ id }) => id === about)?.rev ?? 0);
  const command = { id: randomUUID(), seenRev, ...wish };
  open.set(key, accepted(Panel, await host.invoke(account, 'save', { issueId, command }, place)));
}

function accepted<T>(schema: v.GenericSchema<unknown, T>, answer: unknown): T {
  const refused = v.safeParse(Refusal, answer);
  if (!refused.success) return v.parse(v.object({ ok: v.literal(true), value: schema }), answer).value;
  const { code, field } = refused.output.error;
  throw new Error(`refused: ${code}${field === null ? '' : ` (${field})`}`);
}
