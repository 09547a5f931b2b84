/** `docs/bad-days.md` is whole: every call to Jira there is, and a word on what to do or expect for everything it says. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ENGLISH as en } from '../support/english';
import { tableUnder } from '../support/bad-days';

const HEADING = 'What a person reads';

test('the document names every call src makes to Jira, no other, and what to do after each sentence', () => {
  const made = readdirSync('src/jira').flatMap((file) =>
    [...readFileSync(`src/jira/${file}`, 'utf8').matchAll(/'([A-Z]+)',\s*route`(\/rest[^`?]+)/g)].map(
      ([, method = '', path = '']) => `${method} ${path.replaceAll(/\$\{\w+\}/g, '{}')}`,
    ),
  );
  const paths = readdirSync('src/jira').flatMap((file) =>
    [...readFileSync(`src/jira/${file}`, 'utf8').matchAll(/route`(\/rest[^`?]+)/g)].map(([, path = '']) =>
      path.replaceAll(/\$\{\w+\}/g, '{}'),
    ),
  );
  const told = [HEADING, 'What happens in the background'].flatMap((heading) => tableUnder(heading));
  const calls = new Set(told.map(({ call }) => call).filter((call) => !call.includes('/app/')));
  expect(paths.length).toBeGreaterThan(15);
  expect(new Set(paths)).toEqual(new Set([...calls].map((call) => call.split(' ')[1])));
  // `readProperty` is there and nobody calls it: the day somebody does, it belongs on the page.
  expect(made.filter((call) => !calls.has(call))).toEqual(['GET /rest/api/3/issue/{}/properties/{}']);
  const sources = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const callers = sources.filter((file) => readFileSync(`src/${file}`, 'utf8').includes('readProperty('));
  expect(callers).toEqual(['jira/property.ts']);
  const legend = tableUnder('What to do then').map(({ what, call }) => [what, call]);
  const sentences = new Set(tableUnder(HEADING).flatMap(({ cells }) => Object.values(cells)));
  const nextOf = Object.entries(en).filter(([key]) => /^error\.\w+$/.test(key));
  for (const [key, sentence] of nextOf.filter(([, each]) => sentences.has(each)))
    expect(legend).toContainEqual([sentence, Object.entries(en).find(([each]) => each === `${key}.next`)?.[1]]);
  for (const sentence of sentences) expect(legend.map(([first]) => first)).toContain(sentence);
  const words = new Set(tableUnder('What happens in the background').flatMap(({ cells }) => Object.values(cells)));
  expect(
    tableUnder('What that means')
      .map(({ what }) => what)
      .sort(),
  ).toEqual([...words].sort());
});
