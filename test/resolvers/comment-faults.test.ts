/** Telling a no on each of Jira's bad days: what the person reads, and one comment in the end. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Command } from '../../src/domain/command';
import { idOf } from '../store/a-store';
import { asCells, DAYS, expectedOf, sentenceOf, type Day } from '../support/bad-days';
import { aSite, valueOf, type Site } from './a-panel';

const LONG_MS = 7 * 3_600_000;
const COMMENT = '/rest/api/3/issue/{}/comment';
const LIST = '/rest/api/3/comment/list';

beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const timeout = AbortSignal.timeout.bind(AbortSignal);
  vi.spyOn(AbortSignal, 'timeout').mockImplementation(() => timeout(150));
});
afterEach(() => {
  vi.restoreAllMocks();
});

/** Eve says no, in words of that day, and may tell it. */
async function saidNo(site: Site, nth: number, seenRev: number) {
  const decision = {
    kind: 'no',
    category: 'notNow',
    because: `No ${String(nth)}`,
    revisitWhen: '',
    together: [],
  } as const;
  const command: Command = { id: idOf(`no-${String(nth)}`), seenRev, kind: 'decide', decision };
  const { decisionRev, rev } = valueOf(await site.save('eve', site.issues.lone, command)).premise;
  const telling = { issueId: site.issues.lone, decisionRev, paragraphs: [`No ${String(nth)}`] };
  const tell = async () => {
    const answer = await site.host.invoke('eve', 'commentNo', telling);
    // The contract's word is taken for the value, as the browser does.
    return answer as Awaited<ReturnType<typeof site.save>>;
  };
  return { rev, tell };
}

// An earlier comment is looked for only where nobody knows whether it was posted.
test.for([
  ['POST', COMMENT, false],
  ['GET', COMMENT, true],
  ['POST', LIST, true],
] as const)('%s %s', async ([method, path, isUnclear]) => {
  const site = await aSite();
  const { host, issues } = site;
  // Somebody else's, so that there are marks to ask for.
  host.site.comment('lea', issues.lone, 'Hello');
  const told = new Map<Day, string>();
  let seenRev = 0;
  for (const [nth, day] of DAYS.entries()) {
    host.clock.advance(LONG_MS);
    const { rev, tell } = await saidNo(site, nth, seenRev);
    seenRev = rev;
    if (isUnclear) {
      host.failNext({ service: 'jira', on: /^POST .*\/comment$/, with: '503' });
      expect((await tell()).ok).toBe(false);
      host.clock.advance(LONG_MS);
    }
    const on = new RegExp(`^${method} .*/comment${path === LIST ? '/list' : ''}(\\?|$)`);
    host.failNext({ service: 'jira', on, with: day });
    told.set(day, sentenceOf(await tell()));
    host.clock.advance(LONG_MS);
    valueOf(await tell());
    expect([day, host.site.issue(issues.lone)?.comments.length]).toEqual([day, nth + 2]);
  }
  expect(host.unusedFaults()).toEqual([]);
  expect(asCells(told)).toEqual(expectedOf('What a person reads', 'commentNo', `${method} ${path}`));
});
