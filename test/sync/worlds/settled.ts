/** What must be true of any world once the dust has settled. */
import * as v from 'valibot';
import { factsOf, type Facts } from '../facts';
import type { World } from './world';

const MINUTE_MS = 60_000;

/** What the background waits for at most, one after the other: a tick, an hour, a week; and then what those bring up. */
const WAITS_MS = [5, 5, 65, 8 * 24 * 60, 5, 65, 5].map((minutes) => minutes * MINUTE_MS);

/** Time goes on with nothing happening. A tick comes every five minutes; those nothing is due at are left out. */
export async function settle({ host, calm }: World): Promise<void> {
  calm();
  await host.runUntilIdle();
  for (const waitMs of WAITS_MS) {
    host.clock.advance(waitMs);
    await host.tick();
    await host.runUntilIdle();
  }
}

/**
 * Differences between what the world came to and what it should have, as sentences; none when all is well. Makes the
 * facts anew to find out, so nothing can be played in it afterwards.
 */
export async function faultsOf(world: World): Promise<readonly string[]> {
  return [...(await lostWords(world)), ...(await disagreements(world)), ...(await staleFacts(world))];
}

/** "Saved" means it is in the log, until thirty days after its issue was deleted. */
async function lostWords({ host, saved }: World): Promise<readonly string[]> {
  const rows = await host.sql.peek('SELECT command FROM entry');
  const kept = new Set(rows.map((row) => row['command']));
  return [...saved].flatMap(([command, issueId]) =>
    kept.has(command) || host.site.issue(issueId) === null ? [] : [`${command} was saved and is not in the log`],
  );
}

const Panel = v.object({
  ok: v.literal(true),
  value: v.object({
    published: v.boolean(),
    assessment: v.object({ next: v.object({ id: v.string() }) }),
  }),
});

/** The property Jira's search knows, the project page's facts and the panel say the same of every issue. */
async function disagreements({ host, issues }: World): Promise<readonly string[]> {
  const rows = await host.sql.peek('SELECT issue_id, next_step FROM fact');
  const nextSteps = new Map(rows.map((row) => [row['issue_id'], row['next_step']]));
  const wrong: string[] = [];
  const parentOf = (issueId: string) => host.site.issue(host.site.issue(issueId)?.parentId ?? '');
  for (const issueId of visible(host, issues)) {
    // Jira does not tell the app of a parent it may not see; the person before the panel sees both, and more.
    if (typeof parentOf(issueId)?.securityId === 'string') continue;
    const { value } = v.parse(Panel, await host.invoke('lea', 'readPanel', { issueId }));
    const expected = value.assessment.next.id;
    const found = nextSteps.get(issueId);
    if (found !== expected) wrong.push(`issue ${issueId}: the panel says ${expected}, the facts ${String(found)}`);
    if (!value.published) wrong.push(`issue ${issueId}: the property is not what the panel says`);
  }
  return wrong;
}

function visible(host: World['host'], issues: readonly string[]): readonly string[] {
  return issues.filter((id) => {
    const issue = host.site.issue(id);
    return issue !== null && issue.securityId === null;
  });
}

/** Facts kept up by events, faults and all, are the facts made anew from Jira and the log. */
async function staleFacts({ host, issues, projects }: World): Promise<readonly string[]> {
  const kept = await factsOf(host);
  const seen = visible(host, issues);
  const marks = seen.map((id) => `'${id}'`).join(', ');
  for (const table of ['fact', 'history', 'work_week', 'rests_on', 'tag', 'issue_sprint', 'finding', 'due_item'])
    if (marks !== '') await host.sql.peek(`DELETE FROM ${table} WHERE issue_id IN (${marks})`);
  for (const projectId of projects.values()) await host.invoke('lea', 'startBackfill', { projectId });
  await host.runUntilIdle();
  const fresh = await factsOf(host);
  const ids = new Set(seen);
  return [...differences(of(ids, kept), of(ids, fresh)), ...unaccounted(ids, kept)];
}

/** Who published last is bookkeeping: that the property is right is asked above. */
const BOOKKEEPING = new Set(['property_hash']);

function of(ids: ReadonlySet<string>, facts: Facts): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(facts).flatMap(([table, rows]) =>
      rows
        .filter((row) => ids.has(String(row['issue_id'])))
        .map((row): [string, string] => {
          const key = ['issue_id', 'week', 'nth', 'assumption_id', 'finding_id', 'sprint_id', 'kind', 'value']
            .map((column) => String(row[column]))
            .join(' ');
          const body = Object.entries(row).filter(([column]) => !BOOKKEEPING.has(column));
          return [`${table} ${key}`, JSON.stringify(body)];
        }),
    ),
  );
}

function differences(kept: ReadonlyMap<string, string>, fresh: ReadonlyMap<string, string>): readonly string[] {
  return [...new Set([...kept.keys(), ...fresh.keys()])].flatMap((key) => {
    const [a = 'nothing', b = 'nothing'] = [kept.get(key), fresh.get(key)];
    return a === b ? [] : [`${key}\n  kept  ${a}\n  fresh ${b}`];
  });
}

/** Issues that are gone or hidden are known to be. */
function unaccounted(seen: ReadonlySet<string>, { fact = [] }: Facts): readonly string[] {
  return fact
    .filter((row) => !seen.has(String(row['issue_id'])) && row['unseen_since_ms'] === null)
    .map((row) => `issue ${String(row['issue_id'])} is out of sight, and its facts do not know`);
}
