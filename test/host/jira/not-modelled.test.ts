import { expect, test } from 'vitest';
import { readDocument } from '../contract/document';
import { COVERAGE } from './coverage';
import { FAMILIES, isNoKey, NOT_MODELLED } from './not-modelled';
import { smallSite } from './small-site';

const document = readDocument();
const WRITES = ['post', 'put', 'delete', 'patch'];

test.skipIf(document === null)(
  'what Jira lets write around an issue is either modelled or listed as not modelled',
  () => {
    const documented = Object.entries(document?.paths ?? {})
      .filter(([path]) => FAMILIES.some((family) => path.startsWith(`/rest/api/3/${family}`) && endsAt(path, family)))
      .flatMap(([path, operations]) =>
        WRITES.filter((method) => method in operations).map((method) => `${method.toUpperCase()} ${path}`),
      );
    expect(documented.length).toBeGreaterThan(30);
    const covered = COVERAGE.map(({ route }) => route);
    expect(NOT_MODELLED.filter((route) => covered.includes(route))).toEqual([]);
    expect([...NOT_MODELLED].sort()).toEqual(documented.filter((route) => !covered.includes(route)).sort());
  },
);

/** Whether the family is the whole first segment: `issue` is not `issuetype`. */
function endsAt(path: string, family: string): boolean {
  return ['', '/'].includes(path.charAt(`/rest/api/3/${family}`.length));
}

test.skipIf(document === null)('Jira’s own words in the place of a key are all known', () => {
  const words = Object.keys(document?.paths ?? {}).flatMap(
    (path) => /^\/rest\/api\/3\/issue\/(\w+)/.exec(path)?.[1] ?? [],
  );
  expect(words).toContain('createmeta');
  expect(words.filter((word) => !isNoKey(word))).toEqual([]);
});

test('each of them is answered 501 and changes nothing, whoever asks', async () => {
  const { ask, site } = await smallSite();
  const before = structuredClone(site.issue('SHOP-2'));
  for (const route of NOT_MODELLED) {
    const [method = '', path = ''] = route.split(' ');
    const filled = path
      .replace('/rest/api/3', '')
      .replace('{issueIdOrKey}', 'SHOP-2')
      .replaceAll(/\{\w+\}/g, '1');
    expect([route, (await ask('lea', method, filled, {})).status]).toEqual([route, 501]);
  }
  expect(site.issue('SHOP-2')).toEqual(before);
});
