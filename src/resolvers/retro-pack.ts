/** What a retrospective looks at, put together from the rows of its facts. */
import { WEEK_MS } from '../domain/week';
import { checkKey, findingKey, type Pack, type PackResult } from '../domain/retro/pack';
import type { RetroAbout } from '../domain/retro/retro';
import { assumptionStream, premiseStream } from '../store/premises';
import { readPackRows, readRevisions } from '../store/retro-pack';
import { type PackRow, SHOWN } from '../store/retro-pack-rows';

/** The pack as it is now, with the revisions its words are to be read from. @throws AppFailure storeUnavailable */
export async function readPack(projectId: string, about: RetroAbout, nowMs: number): Promise<Pack> {
  const toMs = Math.max(endOf(about, nowMs), about.fromMs + 1);
  return withRevisions(packOf(await readPackRows({ projectId, about, toMs, dueMs: nowMs + WEEK_MS }), nowMs));
}

/** The first moment after what it looks at. */
export function endOf({ toMs }: RetroAbout, nowMs: number): number {
  return toMs ?? nowMs;
}

/** Results name the latest revisions as far as the facts know them. */
export function packOf(rows: readonly PackRow[], asOfMs: number): Pack {
  const of = <P extends PackRow['part']>(part: P) =>
    rows.filter((row): row is Extract<PackRow, { part: P }> => row.part === part);
  const sum = (x: Extract<PackRow, { part: 'sum' }>['x']) =>
    of('sum').find((row) => row.x === x) ?? { a: 0, b: 0, c: 0 };
  const some = <T>(items: readonly T[], all: number) => ({ items, more: Math.max(0, all - items.length) });
  const results = resultsOf(of('check'), of('found'));
  const began = (track: 'discovery' | 'delivery') => of('began').find((row) => row.x === track) ?? { a: 0, b: 0 };
  return {
    asOfMs,
    hasBegun: (of('state')[0]?.a ?? null) !== null,
    results: some(results.slice(0, SHOWN), results.length),
    glad: some(
      of('glad').map(({ issue, risk, a, d }) => ({ issueId: issue, risk, atMs: a, size: d })),
      sum('glad').a,
    ),
    hope: {
      ...some(
        of('hope').map(({ issue, x, risk, a, d }) => ({ issueId: issue, validated: x, risk, startedMs: a, size: d })),
        sum('hope').b,
      ),
      started: sum('hope').a,
    },
    due: some(
      of('due').map(({ issue, x, y, a, b }) => ({ kind: x, issueId: issue, about: y, others: b - 1, dueMs: a })),
      sum('due').a,
    ),
    noes: some(
      of('no').map(({ issue }) => issue),
      sum('noes').a,
    ),
    checks: { met: sum('checks').a, missed: sum('checks').b, tooEarly: sum('checks').c },
    next: of('next').map(({ issue, x, d, size }) => ({ issueId: issue, doubt: d, size, step: x })),
    late: { of: sum('found').a, late: sum('found').b, issueIds: of('late').map(({ issue }) => issue) },
    began: {
      now: { discovery: began('discovery').a, delivery: began('delivery').a },
      before: { discovery: began('discovery').b, delivery: began('delivery').b },
    },
    history: { started: sum('started').a, delivered: sum('done').a, unexplained: sum('done').b },
  };
}

function resultsOf(
  checks: readonly Extract<PackRow, { part: 'check' }>[],
  found: readonly Extract<PackRow, { part: 'found' }>[],
): readonly PackResult[] {
  const checked = new Set(checks.map(({ issue }) => issue));
  const seen = new Set<string>();
  const findings = found.filter(({ x, z, method }) => {
    // What an outcome check leaves on its assumption is told with the check.
    if (method === 'measuredAfterRelease' && z !== null && checked.has(z)) return false;
    if (seen.has(x)) return false;
    seen.add(x);
    return true;
  });
  const results: readonly PackResult[] = [
    ...checks.flatMap(({ issue, x, z, a, b }): readonly PackResult[] =>
      x === 'tooEarly'
        ? []
        : [
            {
              ...{ kind: 'check', key: checkKey(issue, a), issueId: issue, parentId: z },
              ...{ came: x === 'met' ? 'supported' : 'refuted', atMs: a, rev: b },
            },
          ],
    ),
    ...findings.map(({ issue, x, y, a, b, c, risk }): PackResult => ({
      ...{ kind: 'finding', key: findingKey(x, y), issueId: issue, assumptionId: x, findingId: y },
      ...{ came: b ? 'supported' : 'refuted', atMs: a, rev: 0, risk, isLate: c },
    })),
  ];
  return results.toSorted((a, b) => b.atMs - a.atMs || (a.key < b.key ? -1 : 1));
}

async function withRevisions(pack: Pack): Promise<Pack> {
  const { items } = pack.results;
  const revisions = await readRevisions({
    issueIds: items.flatMap((one) => (one.kind === 'check' ? [one.issueId] : [])),
    assumptionIds: items.flatMap((one) => (one.kind === 'finding' ? [one.assumptionId] : [])),
  });
  const revOf = (one: PackResult): number => {
    const { stream } = one.kind === 'check' ? premiseStream(one.issueId) : assumptionStream(one.assumptionId);
    return revisions.get(stream) ?? one.rev;
  };
  return { ...pack, results: { ...pack.results, items: items.map((one) => ({ ...one, rev: revOf(one) })) } };
}
