/** Who did what to a premise, and when: for whoever may see the issue, without words of issues they may not see. */
import type { HistoryCursor, HistoryRow, HistoryView } from '../contract/history';
import { everLinked } from '../domain/appraise';
import { inEffect } from '../domain/inherit';
import { saidMs, type Assumption, type Dated } from '../domain/premise';
import { findingIn, foldPremise } from '../domain/premise-log';
import { AppFailure } from '../failures';
import type { IssueSeen } from '../jira/issue';
import { assumptionStream, premiseStream, readTold } from '../store/premises';
import { readSaid, type Said } from '../store/said';
import { eventsOf, readRecords } from '../store/streams';
import type { Call } from './guarded';
import { readableBy } from './readable';
import { seeIssue } from './story';

/** Rows in one answer. */
const PAGE = 20;

/** @throws AppFailure as `seeIssue`, storeUnavailable */
export async function readHistory(
  call: Call,
  { issueId, before }: { readonly issueId: string; readonly before: HistoryCursor | null },
): Promise<HistoryView> {
  const seen = await seeIssue(call.jira, issueId);
  const assumptions = await readVisible(call, seen);
  const streams = [premiseStream(issueId).stream, ...[...assumptions.keys()].map((id) => assumptionStream(id).stream)];
  const said = await readSaid(streams, before, PAGE + 1);
  const page = said.slice(0, PAGE);
  const last = page.at(-1);
  return {
    rows: page.map((entry) => rowOf(entry, issueId, assumptions)).sort(newestFirst),
    next: said.length > PAGE && last !== undefined ? { atMs: last.atMs, stream: last.stream, rev: last.rev } : null,
  };
}

/** Every assumption this premise ever linked or inherits, but for those this person may not read. */
async function readVisible(call: Call, { body, parent }: IssueSeen): Promise<ReadonlyMap<string, Assumption>> {
  const { premiseEvents, parentEvents } = await readTold(body);
  const isParentSeen = parent !== null && (await call.mayOn('issue', parent.id, 'BROWSE_PROJECTS'));
  const inherited = isParentSeen && parentEvents !== null ? foldPremise(parentEvents) : null;
  const { premise } = inEffect(foldPremise(premiseEvents), inherited);
  const records = await readRecords([...everLinked(premiseEvents), ...premise.assumptionIds], assumptionStream, null);
  const readable = await readableBy(
    call,
    [...records.values()].flatMap(({ record }) => record ?? []),
    body,
  );
  return new Map([...readable].map((assumption) => [assumption.id, assumption]));
}

/** What was brought back together was heard of at one moment: it stands as it is said to have been said. */
function newestFirst(one: HistoryRow, other: HistoryRow): number {
  return other.atMs - one.atMs || (other.claimedMs ?? other.atMs) - (one.claimedMs ?? one.atMs);
}

function rowOf(entry: Said, issueId: string, assumptions: ReadonlyMap<string, Assumption>): HistoryRow {
  const { stream, rev, atMs, actor } = entry;
  const common = { key: `${stream}/${String(rev)}`, atMs, actor };
  const own = premiseStream(issueId);
  if (stream === own.stream) {
    const event = one(eventsOf([entry], own));
    const about = 'assumptionId' in event ? assumptions.get(event.assumptionId) : undefined;
    const statement = about === undefined ? null : wordedAt(about, saidMs(event));
    return { ...common, ...broughtBack(event), statement, finding: null };
  }
  const about = [...assumptions.values()].find(({ id }) => assumptionStream(id).stream === stream);
  if (about === undefined) throw new AppFailure('internal', 'an entry of a stream nobody asked for');
  const event = one(eventsOf([entry], assumptionStream(about.id)));
  const finding = event.kind === 'finding.withdrawn' ? findingIn(about, event.findingId) : null;
  return { ...common, ...broughtBack(event), statement: wordedAt(about, saidMs(event)), finding };
}

function broughtBack<E>(event: Dated<E>) {
  return { event, claimedMs: event.claimedMs ?? null, shortened: event.shortened ?? null };
}

function one<T>(list: readonly T[]): T {
  const [only] = list;
  if (only === undefined) throw new AppFailure('internal', 'an entry that is no event');
  return only;
}

/** How the assumption was worded then. */
function wordedAt({ wordings, statement }: Assumption, atMs: number): string {
  return wordings.findLast((wording) => wording.atMs <= atMs)?.statement ?? statement;
}
