/**
 * `npm run bench [-- --json] [-- --quick] [-- --facts N] [-- --backfill FILE]`: what Premise costs, each number beside a baseline taken in the same run.
 * Counts are exact; times are medians of rounds in which all that is compared takes turns.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { measureBackfill } from './backfill';
import { costText } from './costs';
import type { Cost } from './costs';
import { compared, counted, markdown } from './measured';
import type { Measured } from './measured';
import { measureNaive } from './naive';
import { measurePage } from './page';
import { measureScale } from './scale';
import { measureScoring } from './scoring';
import { screenCosts } from './screens';
import { measureBundles } from './bundles';
import { findMariaDb, startMariaDb } from '../host/forge/mariadb';

const USAGE = `npm run bench -- [--json] [--quick] [--facts N] [--backfill FILE [--kill-every N]]

  --json   the numbers as JSON instead of a table
  --quick  fewer rounds and facts, SQLite alone, no bundling: whether it runs, not how fast
  --facts  scale alone: projects of N facts, a tenth of it and so on, and the room an issue takes
  --backfill    reading a file's history alone: points and calls, and the same with the function killed
  --kill-every  after that many requests of the function each time (default 60)`;

function progress(line: string): void {
  process.stderr.write(`${line}\n`);
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      json: { type: 'boolean', default: false },
      quick: { type: 'boolean', default: false },
      facts: { type: 'string' },
      backfill: { type: 'string' },
      'kill-every': { type: 'string', default: '60' },
    },
  });
  const started = performance.now();
  const { backfill, facts } = values;
  const only = backfill === undefined ? null : () => measureBackfill(resolve(backfill), Number(values['kill-every']));
  const rows = await (only ?? (() => (facts === undefined ? measure(values.quick) : scale(Number(facts)))))();
  const seconds = Math.round((performance.now() - started) / 1000);
  const json = { node: process.version, platform: `${process.platform} ${process.arch}`, seconds, rows };
  process.stdout.write(values.json ? `${JSON.stringify(json, null, 2)}\n` : markdown(rows));
  const missed = rows.filter(({ met }) => met === false).length;
  const goals = rows.filter(({ met }) => met !== null).length;
  progress(`${String(goals - missed)} of ${String(goals)} goals met, in ${String(seconds)} s`);
}

async function measure(isQuick: boolean): Promise<readonly Measured[]> {
  const rounds = isQuick ? 3 : 5;
  const sizes = isQuick ? [100, 1_000] : [1_000, 10_000, 100_000];
  progress('issue view and panel …');
  const rows = [...(await screens())];
  progress('scoring …');
  rows.push(...(await measureScoring(isQuick ? 200 : 1_000, rounds)));
  progress('the page on SQLite …');
  rows.push(...(await measurePage(null, sizes, rounds)).rows);
  if (!isQuick) rows.push(...(await onMariaDb(sizes, rounds)));
  progress('the naive page …');
  rows.push(...(await naive(isQuick)));
  if (isQuick) progress('bundles: left out of a quick run');
  else {
    progress('bundling, loading …');
    rows.push(...(await measureBundles(rounds)));
  }
  return rows;
}

/** @throws Error unless it is 1,000 or more, in tens */
async function scale(facts: number): Promise<readonly Measured[]> {
  if (!/^10+$/.test(String(facts)) || facts < 1_000) throw new Error('--facts takes 1000, 10000, 100000 or 1000000');
  progress(`${facts.toLocaleString('en')} facts on SQLite …`);
  const tell = ({ what, value, ratio }: Measured): void => {
    progress(`${what}: ${value}${ratio === null ? '' : `, ${ratio.toPrecision(3)} ×`}`);
  };
  const rows = [...(await measureScale(null, facts, 3, tell))];
  if (findMariaDb() === null) return rows;
  progress(`${facts.toLocaleString('en')} facts on MariaDB …`);
  const server = await startMariaDb();
  try {
    return [...rows, ...(await measureScale(server.url, facts, 3, tell))];
  } finally {
    await server.close();
  }
}

async function screens(): Promise<readonly Measured[]> {
  const costs = await screenCosts();
  const { view, panelWarm, panelSave, panelCold, panelFirst, pageWarm, pageCold } = costs;
  const asks = `${String(costs.viewAsks)} of the reader’s own`;
  return [
    counted(`Issue view (beside ${asks} requests)`, costText(view), {
      text: '0 invokes, 0 points',
      met: view.invokes === 0 && view.jiraPoints === 0,
    }),
    counted('Panel, person and site known to the process', costText(panelWarm), panelGoal(panelWarm)),
    counted('Save in that panel: two properties', costText(panelSave), null),
    counted('Panel, cold process', costText(panelCold), panelGoal(panelCold)),
    counted('Panel, cold process, first in six hours on the site', costText(panelFirst), panelGoal(panelFirst)),
    counted('Page of the demo, warm', costText(pageWarm), null),
    counted('Page of the demo, facts changed', costText(pageCold), null),
  ];
}

function panelGoal({ invokes, jiraPoints }: Cost) {
  return { text: '1 invoke, ≤ 2 points', met: invokes === 1 && jiraPoints <= 2 };
}

async function onMariaDb(sizes: readonly number[], rounds: number): Promise<readonly Measured[]> {
  if (findMariaDb() === null) {
    progress('the page on MariaDB: left out, there is no mariadbd on this machine');
    return [];
  }
  progress('the page on MariaDB …');
  const server = await startMariaDb();
  try {
    return (await measurePage(server.url, sizes, rounds)).rows;
  } finally {
    await server.close();
  }
}

async function naive(isQuick: boolean): Promise<readonly Measured[]> {
  const run = await measureNaive(isQuick ? 100 : 1_000, isQuick);
  const of = `${run.issues.toLocaleString('en')} issues (${run.from})`;
  const inPoints = ({ jiraPoints }: Cost) => ({
    amount: jiraPoints,
    text: `${jiraPoints.toLocaleString('en')} points`,
  });
  const inCalls = ({ jiraCalls }: Cost) => ({
    amount: jiraCalls,
    text: `${jiraCalls.toLocaleString('en')} call${jiraCalls === 1 ? '' : 's'}`,
  });
  return [
    compared(
      `Warm page of ${of}: points; against reading all from Jira at each view`,
      inPoints(run.warm),
      inPoints(run.naive),
      null,
    ),
    compared(
      `Warm page of ${of}: calls; against reading all from Jira at each view`,
      inCalls(run.warm),
      inCalls(run.naive),
      null,
    ),
    counted('Reading that project’s whole past, once after the installation', costText(run.once), null),
  ];
}

main().catch((error: unknown) => {
  if (error instanceof TypeError && 'code' in error) console.error(`${error.message}\n\n${USAGE}`);
  else console.error(error);
  process.exitCode = 1;
});
