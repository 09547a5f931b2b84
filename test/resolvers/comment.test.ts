/** A no, told in a comment as the person who said it: once, whatever is sent again and whatever goes wrong. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { MAX_WAIVER_DAYS } from '../../src/domain/waiver';
import type { Command } from '../../src/domain/command';
import { dayOf } from '../../src/domain/day';
import type { Decision } from '../../src/domain/premise';
import { idOf } from '../store/a-store';
import { DAY_MS } from '../support/builders';
import { aSite, errorOf, valueOf } from './a-panel';

beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
});
afterEach(() => {
  vi.restoreAllMocks();
});

const WORDS = ['Thank you for this.', 'Ours are small for another year.'];
const NO: Decision = { kind: 'no', category: 'notNow', because: 'Ours are small', revisitWhen: '', together: [] };
const decide = (name: string, seenRev: number, decision: Decision | null = NO): Command => ({
  ...{ id: idOf(name), seenRev, kind: 'decide' },
  decision,
});

/** A story Eve has said no to, and how to tell it. */
async function aNo() {
  const site = await aSite();
  const { host, issues } = site;
  const { decisionRev } = valueOf(await site.save('eve', issues.lone, decide('no', 0))).premise;
  const tell = async (as = 'eve', over: { decisionRev?: number; paragraphs?: readonly string[] } = {}) => {
    const answer = await host.invoke(as, 'commentNo', {
      issueId: issues.lone,
      decisionRev,
      paragraphs: WORDS,
      ...over,
    });
    // The contract's word is taken for the value, as the browser does.
    return answer as Awaited<ReturnType<typeof site.save>>;
  };
  const comments = () =>
    (host.site.issue(issues.lone)?.comments ?? []).map(({ author, body }) => [
      author,
      JSON.stringify(body).match(/(?<="text":")[^"]+/g),
    ]);
  return { ...site, decisionRev, tell, comments };
}

const POST = { service: 'jira', on: /POST .*\/comment$/ } as const;

describe('a no is told in a comment', () => {
  test('as the person who says it, in their words', async () => {
    const { tell, comments } = await aNo();
    expect(valueOf(await tell())).toEqual({ isPosted: true });
    expect(comments()).toEqual([['eve', WORDS]]);
  });

  test('once, sent again or by two at the same moment', async () => {
    const { tell, comments } = await aNo();
    const both = await Promise.all([tell(), tell()]);
    expect(both.map(valueOf)).toEqual([{ isPosted: true }, { isPosted: true }]);
    valueOf(await tell());
    expect(comments()).toHaveLength(1);
  });

  test('once, when the answer was lost and the comment not', async () => {
    const { host, tell, comments } = await aNo();
    host.failNext({ ...POST, with: 'lose answer' });
    expect(valueOf(await tell())).toEqual({ isPosted: true });
    valueOf(await tell());
    expect(comments()).toHaveLength(1);
  });

  test('once, when the answer and the look for it were lost', async () => {
    const { host, tell, comments } = await aNo();
    host.failNext({ ...POST, with: 'lose answer' });
    host.failNext({ service: 'jira', on: /GET .*\/comment\?/, with: { status: 503, body: {} } });
    expect(errorOf(await tell())).toMatchObject({ code: 'jiraUnavailable', retryable: true });
    expect(valueOf(await tell())).toEqual({ isPosted: true });
    expect(comments()).toHaveLength(1);
  });

  test('once, however many comments came after it', async () => {
    const { host, tell, comments, issues } = await aNo();
    host.failNext({ ...POST, with: 'lose answer' });
    host.failNext({ service: 'jira', on: /GET .*\/comment\?/, with: { status: 503, body: {} } });
    expect(errorOf(await tell())).toMatchObject({ code: 'jiraUnavailable' });
    for (let at = 0; at < 60; at += 1) host.site.comment('bo', issues.lone, `Why ${String(at)}?`);
    expect(valueOf(await tell())).toEqual({ isPosted: true });
    expect(comments().filter(([author]) => author === 'eve')).toHaveLength(1);
  });

  test('once, however late it is sent again and however often the look for it was lost', async () => {
    const { host, tell, comments } = await aNo();
    const noLook = { service: 'jira', on: /GET .*\/comment\?/, with: { status: 503, body: {} } } as const;
    host.failNext({ ...POST, with: 'lose answer' });
    host.failNext(noLook);
    expect(errorOf(await tell())).toMatchObject({ code: 'jiraUnavailable' });
    host.clock.advance(600_000);
    // A try looks before and after; what it leaves behind is dated by itself, and the comment is ten minutes older.
    host.failNext(noLook);
    host.failNext(noLook);
    expect(errorOf(await tell())).toMatchObject({ code: 'jiraUnavailable' });
    host.clock.advance(600_000);
    expect(valueOf(await tell())).toEqual({ isPosted: true });
    expect(comments()).toHaveLength(1);
  });

  test('when it failed it is told, the no stands, and telling it again posts it without saving twice', async () => {
    const { host, tell, comments, issues, readPanel } = await aNo();
    host.failNext({ ...POST, with: { status: 503, body: {} } });
    expect(errorOf(await tell())).toMatchObject({ code: 'jiraUnavailable', retryable: true });
    expect(comments()).toEqual([]);
    const before = valueOf(await readPanel('eve', issues.lone)).premise;
    expect(before.decision).toEqual(NO);
    expect(valueOf(await tell())).toEqual({ isPosted: true });
    expect(comments()).toHaveLength(1);
    expect(valueOf(await readPanel('eve', issues.lone)).premise.rev).toBe(before.rev);
  });

  test('of another decision is another comment; of one that is no more there is none', async () => {
    const { tell, comments, save, issues, decisionRev } = await aNo();
    valueOf(await tell());
    valueOf(await save('eve', issues.lone, decide('build', decisionRev, { kind: 'build', together: [] })));
    expect(errorOf(await tell())).toMatchObject({ code: 'conflict' });
    valueOf(await save('eve', issues.lone, decide('again', decisionRev + 1)));
    expect(errorOf(await tell())).toMatchObject({ code: 'conflict' });
    expect(comments()).toHaveLength(1);
    valueOf(await tell('eve', { decisionRev: decisionRev + 2 }));
    expect(comments()).toHaveLength(2);
  });

  test('only by whoever may comment, and with something to say', async () => {
    const { tell, comments } = await aNo();
    expect(errorOf(await tell('bo'))).toMatchObject({ code: 'notAllowed' });
    expect(errorOf(await tell('nora'))).toMatchObject({ code: 'notFound' });
    expect(errorOf(await tell('eve', { paragraphs: [] }))).toMatchObject({ code: 'invalid', field: 'paragraphs' });
    expect(errorOf(await tell('eve', { paragraphs: [' '] }))).toMatchObject({ code: 'invalid' });
    expect(comments()).toEqual([]);
  });
});

describe('a waiver ends', () => {
  test(`within ${MAX_WAIVER_DAYS} days: the last of them is taken, the next refused`, async () => {
    const { save, issues } = await aSite();
    const until = (days: number): Decision => ({
      ...{ kind: 'waive', reason: 'The law changes', together: [] },
      until: dayOf(Date.now() + days * DAY_MS),
    });
    const tooLong = await save('eve', issues.lone, decide('long', 0, until(MAX_WAIVER_DAYS + 1)));
    expect(errorOf(tooLong)).toMatchObject({ code: 'invalid', field: 'command.decision.until' });
    expect(
      valueOf(await save('eve', issues.lone, decide('right', 0, until(MAX_WAIVER_DAYS)))).premise.decision,
    ).toEqual(until(MAX_WAIVER_DAYS));
  });
});
