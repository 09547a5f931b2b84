/** What tools/node24.mjs runs on the newer Node: the demo, then one read and one save, all through the real bundle. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import * as v from 'valibot';
import type { Command } from '../src/domain/command';
import { startHost } from '../test/host/host';

const APP = resolve(import.meta.dirname, '../.premise/bundle/functions/index.cjs');
const EDITOR = 'demo-maya';

const Answer = v.object({
  ok: v.literal(true),
  value: v.object({
    premise: v.looseObject({ rev: v.number() }),
    assessment: v.looseObject({ next: v.looseObject({ id: v.string() }) }),
  }),
});

async function main(major: string): Promise<void> {
  if (process.versions.node.split('.')[0] !== major) throw new Error(`this is Node ${process.versions.node}`);
  if (!existsSync(APP)) throw new Error('the bundle is not built: npm run bundle');
  const host = await startHost({ appModule: APP, seed: 'demo' });
  try {
    const issueId = host.site.issuesOf('HARB').find(({ summary }) => summary === 'Signatures per client')?.id;
    if (issueId === undefined) throw new Error('the demo has another story');
    const before = v.parse(Answer, await host.invoke(EDITOR, 'readPanel', { issueId })).value;
    const command: Command = {
      kind: 'stateOutcome',
      id: '00000000-0000-4000-8000-000000000024',
      seenRev: before.premise.rev,
      parts: { who: 'Account managers', does: 'sign with the right name' },
    };
    const after = v.parse(Answer, await host.invoke(EDITOR, 'save', { issueId, command })).value;
    await host.runUntilIdle();
    if (after.premise.rev === before.premise.rev) throw new Error('the save changed nothing');
    if (host.problems.length > 0) throw new Error(host.problems.join('\n'));
    const steps = [before, after].map(({ assessment }) => assessment.next.id);
    console.log(`Node ${process.versions.node}: the bundle played the demo, read and saved (${steps.join(', then ')})`);
  } finally {
    await host.close();
  }
}

main(process.argv[2] ?? '').catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
