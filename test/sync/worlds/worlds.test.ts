/** Random worlds: whatever is lost, doubled, late, refused or killed, in the end everything Premise says is true. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fc } from '@fast-check/vitest';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { worlds, type Act } from './acts';
import { live } from './a-life';

/** A handful with every run of the tests; `npm run worlds` lives through a thousand. */
const A_FEW = 8;
const CASES = join(import.meta.dirname, 'cases');

beforeEach(() => {
  // What the app logs on a bad day is not the question here, and there are many bad days.
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
});
afterEach(() => {
  vi.restoreAllMocks();
});

test('once the dust has settled, facts, properties and panels are what Jira and the log make of them', async () => {
  await fc.assert(
    fc.asyncProperty(worlds, async (acts) => {
      expect(await live(acts)).toEqual([]);
    }),
    { numRuns: A_FEW, plugins: [fc.interruptAfterTimeLimit(25_000)] },
  );
});

// A world that once went wrong, as it was kept: our own writing, replayed act for act.
test.for(readdirSync(CASES))('the world of %s, which once went wrong, ends well', async (file) => {
  const acts = JSON.parse(readFileSync(join(CASES, file), 'utf8')) as readonly Act[];
  expect(await live(acts)).toEqual([]);
});
