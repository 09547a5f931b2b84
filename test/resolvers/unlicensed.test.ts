/** A licence that ended: everything can still be read, nothing more is written, and nothing is lost. */
import { expect, test } from 'vitest';
import { addFinding, stateOutcome } from '../store/a-store';
import { anOutcome } from '../support/builders';
import { aSite, errorOf, valueOf } from './a-panel';

const licensed = { environmentType: 'PRODUCTION', license: { active: true } } as const;

test('reading goes on with every word that was written, saving is refused as unlicensed', async () => {
  const { host, issues, ids, save, readPanel, readPage, readBackfill, startBackfill } = await aSite(licensed);
  valueOf(await save('eve', issues.lone, stateOutcome('one', anOutcome())));
  host.setLicense({ active: false });
  const refused = { code: 'unlicensed', retryable: false, field: null };
  expect(errorOf(await save('eve', issues.lone, stateOutcome('two', { who: 'Others' }, 1)))).toEqual(refused);
  expect(errorOf(await startBackfill('lea', ids.project))).toEqual(refused);
  expect(valueOf(await readPanel('bo', issues.lone)).premise).toMatchObject({ rev: 1, outcome: anOutcome() });
  expect(valueOf(await readPage('bo', ids.project)).canAdminister).toBe(false);
  expect(valueOf(await readBackfill('bo', ids.project)).state).toBe('never');
});

test('an ended licence tells nobody what they may not see: first comes who may', async () => {
  const { host, issues, save } = await aSite(licensed);
  host.setLicense({ active: false });
  expect(errorOf(await save('nora', issues.lone, stateOutcome('one', anOutcome()))).code).toBe('notFound');
  expect(errorOf(await save('bo', issues.lone, stateOutcome('two', anOutcome()))).code).toBe('notAllowed');
});

test('what was refused can be saved as it is once the licence is back', async () => {
  const { host, issues, save } = await aSite(licensed);
  const command = stateOutcome('one', anOutcome());
  host.setLicense({ active: false });
  expect(errorOf(await save('eve', issues.lone, command)).code).toBe('unlicensed');
  host.setLicense({ active: true });
  expect(valueOf(await save('eve', issues.lone, command)).premise.rev).toBe(1);
});

test('outside production, and without any licence in production, nothing has ended', async () => {
  const staging = await aSite({ environmentType: 'STAGING', license: { active: false } });
  expect((await staging.save('eve', staging.issues.lone, stateOutcome('one', anOutcome()))).ok).toBe(true);
  const free = await aSite({ environmentType: 'PRODUCTION' });
  expect((await free.save('eve', free.issues.lone, stateOutcome('one', anOutcome()))).ok).toBe(true);
});

test('the facts go on while the licence has ended: the background writes nothing a person would have said', async () => {
  const { host, issues, ids, save, readPage } = await aSite(licensed);
  valueOf(await save('eve', issues.lone, stateOutcome('one', anOutcome())));
  await host.runUntilIdle();
  host.setLicense({ active: false });
  host.site.transition('eve', issues.lone, 'In Progress');
  await host.runUntilIdle();
  expect(valueOf(await readPage('bo', ids.project)).counts.started).toBe(1);
  expect(errorOf(await save('eve', issues.lone, addFinding('x', 'admins'))).code).toBe('unlicensed');
});
