/** Export of everything, into an empty store: entry for entry, and a file that does not fit changes nothing. */
import { test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import type { ExportPage } from '../../src/contract/whole';
import type { Result } from '../../src/domain/failure';
import { partsOf, type ExportedStream, type ImportedStream, type WholeExport } from '../../src/domain/whole-export';
import { append } from '../../src/store/log';
import { STREAM_KINDS } from '../../src/store/stream-kinds';
import { DEFAULT_APP_ACCOUNT } from '../host/jira/site';
import { addFinding, idOf, stateAssumption, stateOutcome } from '../store/a-store';
import { assumptionLogs, premiseLogs } from '../support/arbitraries';
import { anOutcome } from '../support/builders';
import { aSite, errorOf, valueOf, type Site } from './a-panel';

const invoke = async <T>({ host }: Site, as: string, call: string, payload: object) =>
  (await host.invoke(as, call, { ...payload })) as Result<T>;

async function exported(site: Site, as = 'lea', projectId = site.ids.project): Promise<WholeExport> {
  const streams: ExportedStream[] = [];
  let leftOut = 0;
  for (let after: string | null = ''; after !== null;) {
    const page: ExportPage = valueOf(await invoke(site, as, 'readExport', { projectId, after }));
    streams.push(...page.streams);
    leftOut += page.leftOut;
    after = page.next;
  }
  return {
    ...{ format: 'premise.export', version: 1, site: site.host.cloudId, projectId: site.ids.project },
    ...{ exportedMs: site.host.clock.now(), leftOut, streams },
  };
}

/** As a browser reads a file: text, and nothing that is only in memory. */
function partsIn(site: Site, file: unknown): readonly (readonly ImportedStream[])[] {
  const read = partsOf(JSON.parse(JSON.stringify(file)), { site: site.host.cloudId, projectId: site.ids.project });
  if (!read.ok) throw new Error(`${read.misfit.why} at ${read.misfit.field}`);
  return read.parts;
}

const send = (site: Site, streams: readonly ImportedStream[], isCheck: boolean, as = 'admin') =>
  invoke<{ missing: number }>(site, as, 'importPart', { projectId: site.ids.project, isCheck, streams });

async function imported(site: Site, file: unknown): Promise<number> {
  let added = 0;
  for (const part of partsIn(site, file)) valueOf(await send(site, part, true));
  for (const part of partsIn(site, file)) added += valueOf(await send(site, part, false)).missing;
  return added;
}

const entries = ({ host }: Site) => host.sql.peek('SELECT * FROM entry ORDER BY stream, rev');

async function aSiteWithWords(...options: Parameters<typeof aSite>): Promise<Site> {
  const site = await aSite(...options);
  site.host.site.addUser({ accountId: 'admin', displayName: 'Ada Admin', siteAdmin: true });
  const { story, lone, epic } = site.issues;
  for (const [name, issue] of [
    ['story', story],
    ['lone', lone],
    ['epic', epic],
  ] as const) {
    await site.save('eve', issue, stateOutcome(`${name}o`, anOutcome()));
    await site.save('eve', issue, stateAssumption(`${name}a`, `${name}x`, 'They know whom to invite'));
    await site.save('lea', issue, addFinding(`${name}f`, `${name}x`, { note: 'Fünf von sechs — „ja“ 🙂' }));
  }
  await site.host.run(null, () =>
    append({
      ...{ stream: `settings:${site.ids.project}`, afterRev: 0, command: idOf('set'), actor: 'lea' },
      ...{ atMs: Date.now(), events: [{ kind: 'settings.changed', body: { parts: { checkAfterDays: 60 } } }] },
    }),
  );
  const answers = { squads: 2, storyShare: 0.5, customerHours: null, markets: 1 };
  valueOf(await invoke(site, 'lea', 'giveReport', { projectId: site.ids.project, id: idOf('report'), answers }));
  const outcome = { outcomeId: idOf('project-outcome'), id: idOf('state-outcome'), seenRev: 0, kind: 'state' };
  const command = { ...outcome, parts: { does: 'invite a colleague' } };
  valueOf(await invoke(site, 'lea', 'saveOutcome', { projectId: site.ids.project, quarter: null, command }));
  const retro = { id: idOf('open-retro'), seenRev: 0, kind: 'open' };
  const about = { sprintId: null, team: null, from: '2026-01-01', to: '2026-12-31' };
  valueOf(await invoke(site, 'lea', 'saveRetro', { projectId: site.ids.project, command: { ...retro, about } }));
  await site.host.runUntilIdle();
  return site;
}

describe('exported, wiped and imported', () => {
  test('the log is the same entry for entry, twice too; facts are made again', async () => {
    const site = await aSiteWithWords();
    // Heads and facts are made from the log: without them everything is still found.
    await site.host.sql.peek('DELETE FROM head');
    await site.host.sql.peek(`UPDATE fact SET premise_rev = 0 WHERE issue_id = '${site.issues.lone}'`);
    const before = await entries(site);
    const file = await exported(site);
    expect(file.streams.flatMap((stream) => stream.entries)).toHaveLength(before.length);
    for (const [name] of STREAM_KINDS) expect(file.streams.map(({ stream }) => stream.split(':')[0])).toContain(name);
    expect(await invoke(site, 'lea', 'readExport', { projectId: site.ids.secret, after: '' })).toMatchObject({
      ok: true,
    });
    await site.host.reinstall();
    expect(await imported(site, file)).toBe(before.length);
    expect(await entries(site)).toEqual(before);
    expect(await imported(site, file)).toBe(0);
    expect(await entries(site)).toEqual(before);
    // Whose project it is is known before any fact is made.
    expect(await site.host.sql.peek(`SELECT stream FROM head WHERE project_id = '${site.ids.project}'`)).toHaveLength(
      5,
    );
    expect((await exported(site)).streams).toEqual(file.streams);
    await site.host.runUntilIdle();
    const facts = await site.host.sql.peek('SELECT issue_id, premise_rev FROM fact WHERE premise_rev > 0');
    expect(facts).toHaveLength(3);
    // Cut off after one part, sent again: the rest is added.
    await site.host.sql.peek("DELETE FROM entry WHERE stream LIKE 'assumption:%'");
    expect(await imported(site, file)).toBe(
      before.filter(({ stream }) => String(stream).startsWith('assumption:')).length,
    );
    expect(await entries(site)).toEqual(before);
    // Somebody was forgotten since: that is no other word, and the file does not bring the name back.
    await site.host.sql.peek("UPDATE entry SET actor = NULL WHERE actor = 'eve'");
    expect(await imported(site, file)).toBe(0);
    expect(await site.host.sql.peek("SELECT * FROM entry WHERE actor = 'eve'")).toEqual([]);
  });

  test('what whoever exports may not see is left out and counted, with its assumptions', async () => {
    const site = await aSite();
    const { site: jira } = site.host;
    const roles = { administer: ['lea', 'eve'] };
    const level = { name: 'Leads and the app', members: ['lea', DEFAULT_APP_ACCOUNT] };
    const { id } = jira.addProject({ key: 'OPEN', name: 'Open', roles, securityLevels: [level] });
    const story = () => jira.createIssue('lea', { project: 'OPEN', type: 'Story', summary: 'Invite' }).id;
    const [open, closed] = [story(), story()];
    await site.save('lea', open, stateOutcome('open', { who: 'Everybody' }));
    await site.save('lea', closed, stateAssumption('closed', 'closed', 'Salaries are secret'));
    jira.editIssue('lea', closed, { security: level.name });
    await site.host.runUntilIdle();
    expect((await exported(site, 'lea', id)).leftOut).toBe(0);
    const file = await exported(site, 'eve', id);
    expect(file.leftOut).toBe(1);
    expect(JSON.stringify(file)).toContain('Everybody');
    expect(JSON.stringify(file)).not.toContain('Salaries');
  });
});

describe('a file that does not fit', () => {
  test('is refused with its field, and nothing is changed', async () => {
    const site = await aSiteWithWords();
    const file = await exported(site);
    const before = await entries(site);
    await site.host.reinstall();
    await site.readPage('lea', site.ids.project);
    const at = file.streams.findIndex(({ stream }) => stream.startsWith('assumption:'));
    const change = (over: (entry: Record<string, unknown>) => object) =>
      partsIn(site, {
        ...file,
        streams: file.streams.map((stream, nth) =>
          nth === at
            ? { ...stream, entries: stream.entries.map((entry, i) => (i === 1 ? over({ ...entry }) : entry)) }
            : stream,
        ),
      });
    const field = `streams.${String(at)}.entries.1`;
    const body = (file.streams[at]?.entries[1]?.body ?? {}) as Record<string, object>;
    const cases: readonly [string, (entry: Record<string, unknown>) => object][] = [
      [`${field}.atMs`, (entry) => ({ ...entry, atMs: site.host.clock.now() + 60_000 })],
      [`${field}.atMs`, (entry) => ({ ...entry, atMs: 1 })],
      [`${field}.actor`, (entry) => ({ ...entry, actor: { toString: 1 } })],
      [`${field}.command`, (entry) => ({ ...entry, command: 'x'.repeat(65) })],
      [`${field}.body.kind`, (entry) => ({ ...entry, kind: 'assumption.forged' })],
      [
        `${field}.body.finding.method`,
        (entry) => ({ ...entry, body: { finding: { ...body['finding'], method: 'magic' } } }),
      ],
      [
        `${field}.body.finding.found`,
        (entry) => ({ ...entry, body: { finding: { ...body['finding'], found: 'soon' } } }),
      ],
      [
        `${field}.body.finding.link`,
        (entry) => ({ ...entry, body: { finding: { ...body['finding'], link: 'javascript:1' } } }),
      ],
      [`${field}.body`, (entry) => ({ ...entry, body: { ...body, more: 1 } })],
      [
        `${field}.body`,
        (entry) => ({ ...entry, body: JSON.parse('{"__proto__":{"x":1},' + JSON.stringify(body).slice(1)) as object }),
      ],
    ];
    for (const [where, over] of cases) {
      const answers = [];
      for (const part of change(over)) answers.push(await send(site, part, true));
      expect([
        where,
        answers.map((answer) => (answer.ok ? null : [answer.error.code, answer.error.field])),
      ]).toContainEqual(expect.arrayContaining([['invalid', where]]));
    }
    expect(await entries(site)).toEqual([]);
    expect(before).not.toEqual([]);
  });

  test('before anything is sent: another form, version, site, project, a gap, a stream twice', () => {
    const here = { site: 'site', projectId: '10000' };
    const entry = { rev: 1, atMs: 1, actor: null, command: 'a', kind: 'k', body: {} };
    const streams = [{ stream: 'premise:1', entries: [entry, { ...entry, rev: 2 }] }];
    const file = { ...here, format: 'premise.export', version: 1, exportedMs: 1, leftOut: 0, streams };
    const why = (over: object) => {
      const read = partsOf({ ...file, ...over }, here);
      return read.ok ? 'fits' : `${read.misfit.why} ${read.misfit.field}`;
    };
    expect(why({})).toBe('fits');
    expect(why({ format: 'other' })).toBe('notAnExport format');
    expect(why({ version: 2 })).toBe('version version');
    expect(why({ site: 'elsewhere' })).toBe('site site');
    expect(why({ projectId: '2' })).toBe('project projectId');
    expect(why({ streams: {} })).toBe('shape streams');
    expect(why({ streams: [null] })).toBe('shape streams.0');
    expect(why({ streams: [...streams, ...streams] })).toBe('twice streams.1.stream');
    expect(why({ streams: [{ stream: 'premise:1', entries: [{ ...entry, rev: 2 }] }] })).toBe(
      'gap streams.0.entries.0.rev',
    );
    expect(why({ streams: [{ stream: 'premise:1', entries: [{ ...entry, body: 'x'.repeat(150_000) }] }] })).toBe(
      'tooLarge streams.0.entries.0',
    );
    expect(partsOf(null, here)).toMatchObject({ ok: false });
    expect(partsOf([], here)).toMatchObject({ ok: false });
  });

  test('the store knows something else: the stream is named, and both stay', async () => {
    const site = await aSiteWithWords();
    const file = await exported(site);
    await site.host.sql.peek(
      `UPDATE entry SET body = '{"parts":{"who":"Others"}}' WHERE stream = 'premise:${site.issues.lone}' AND rev = 1`,
    );
    const before = await entries(site);
    const at = file.streams.findIndex(({ stream }) => stream === `premise:${site.issues.lone}`);
    const answers = await Promise.all(partsIn(site, file).map((part) => send(site, part, false)));
    expect(answers.map((answer) => errorOf(answer))).toMatchObject([
      { code: 'conflict', field: `streams.${String(at)}.entries.0` },
    ]);
    expect(await entries(site)).toEqual(before);
  });
});

test('exporting takes a project’s administrator, also without a licence; importing takes the site’s, and a licence', async () => {
  const site = await aSite({ environmentType: 'PRODUCTION', license: { active: true } });
  site.host.site.addUser({ accountId: 'admin', displayName: 'Ada Admin', siteAdmin: true });
  const asked = { projectId: site.ids.project, after: '' };
  for (const as of ['eve', 'bo']) expect(errorOf(await invoke(site, as, 'readExport', asked)).code).toBe('notAllowed');
  expect(errorOf(await invoke(site, 'nora', 'readExport', asked)).code).toBe('notFound');
  expect(errorOf(await send(site, [], true, 'lea')).code).toBe('notAllowed');
  expect((await send(site, [], false)).ok).toBe(true);
  site.host.setLicense({ active: false });
  expect((await invoke(site, 'lea', 'readExport', asked)).ok).toBe(true);
  expect(errorOf(await send(site, [], false)).code).toBe('unlicensed');
});

describe('any log', () => {
  test.prop([premiseLogs, assumptionLogs], { numRuns: 40 })(
    'comes through a file in parts, in order and whole',
    (own, one) => {
      const stream = (
        name: string,
        events: readonly { kind: string; rev: number; atMs: number }[],
      ): ExportedStream => ({
        stream: name,
        entries: events.map(({ kind, rev, atMs, ...body }) => ({ rev, atMs, actor: null, command: 'c', kind, body })),
      });
      const streams = [stream('premise:1', own), stream('assumption:a', one)].filter((each) => each.entries.length > 0);
      const here = { site: 's', projectId: '1' };
      const file = { ...here, format: 'premise.export', version: 1, exportedMs: 1, leftOut: 0, streams };
      const read = partsOf(JSON.parse(JSON.stringify(file)), here);
      if (!read.ok) throw new Error(read.misfit.field);
      for (const part of read.parts) expect(JSON.stringify(part).length).toBeLessThan(400_000);
      const all = read.parts.flat();
      expect(all.map((part) => part.stream)).toEqual(streams.map((each) => each.stream));
      expect(all.flatMap((part) => part.entries)).toEqual(
        JSON.parse(JSON.stringify(streams.flatMap((each) => each.entries))),
      );
    },
  );
});
