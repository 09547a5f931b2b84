import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import * as app from '../../src/index';
import { EMPTY_PREMISE } from '../../src/domain/premise';
import { assess } from '../../src/domain/assess';
import { publish } from '../../src/domain/published';
import { DEFAULT_SETTINGS } from '../../src/domain/settings';

const Keyed = v.object({ key: v.string() });
const Manifest = v.object({
  permissions: v.object({ scopes: v.array(v.string()) }),
  modules: v.looseObject({
    function: v.array(v.object({ ...Keyed.entries, handler: v.string() })),
    consumer: v.array(v.object({ ...Keyed.entries, queue: v.string() })),
    'jira:entityProperty': v.array(
      v.object({
        ...Keyed.entries,
        propertyKey: v.string(),
        values: v.array(v.object({ path: v.string(), type: v.string(), searchAlias: v.string() })),
      }),
    ),
  }),
});
const manifest = v.parse(Manifest, parse(readFileSync('manifest.yml', 'utf8')));

test('the app asks for reading and writing issues, and nothing else', () => {
  expect(manifest.permissions).toEqual({ scopes: ['read:jira-work', 'write:jira-work'] });
});

test('every handler of the manifest is exported, and every export is a handler of the manifest', () => {
  const handlers = manifest.modules.function.map(({ handler }) => handler.replace('index.', ''));
  expect(Object.keys(app).sort()).toEqual([...handlers].sort());
});

test('module keys are unique across all module types, as Forge demands', () => {
  const keys = Object.values(manifest.modules)
    .flatMap((entries) => v.parse(v.array(v.unknown()), entries))
    .map((entry) => v.parse(Keyed, entry).key);
  expect(keys.length).toBeGreaterThan(10);
  expect(keys.filter((key, place) => keys.indexOf(key) !== place)).toEqual([]);
});

test('every JQL alias points at a value the issue property really carries', () => {
  const premise = EMPTY_PREMISE;
  const common = {
    premise,
    settings: DEFAULT_SETTINGS,
    start: { kind: 'notStarted' as const },
    doneMs: null,
    nowMs: 0,
  };
  const assessment = assess({ ...common, assumptions: [], exempt: false, size: null, groupSize: null });
  const published = publish({
    ...common,
    issueId: '1',
    rev: 0,
    inheritedFrom: null,
    riskiest: null,
    assessment,
    validated: null,
  });
  const [property] = manifest.modules['jira:entityProperty'];
  expect(property?.propertyKey).toBe('premise');
  expect(property?.values.map(({ path }) => path).filter((path) => !(path in published))).toEqual([]);
  expect(property?.values.map(({ searchAlias }) => searchAlias).sort()).toEqual([
    'premiseCheckDue',
    'premiseDecision',
    'premiseLevel',
    'premiseNextStep',
    'premiseOutcome',
    'premiseRisk',
    'premiseScore',
    'premiseStanding',
    'premiseValidated',
  ]);
});
