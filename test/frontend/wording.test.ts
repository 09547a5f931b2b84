import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { CHECK_IDS, NEXT_STEPS, RUNGS, STANDINGS, UNSCORED, VALIDATED } from '../../src/domain/assessment';
import type { RungReason } from '../../src/domain/assessment';
import { ADVICE_IDS, REWRITE_IDS } from '../../src/domain/coach';
import { ERROR_CODES } from '../../src/domain/failure';
import type { Beside } from '../../src/domain/headline';
import { CHECK_RESULTS, DISCIPLINES, METHODS, NO_CATEGORIES, RISKS, VERDICTS } from '../../src/domain/premise';
import type { Decision } from '../../src/domain/premise';
import { OUTCOME_PARTS } from '../../src/domain/premise-log';
import { FIX_IDS } from '../../src/domain/fixes';
import { NEED_NAMES, NUMBER_NAMES, SIGNAL_IDS, SIGNAL_STATES } from '../../src/domain/signals/types';
import { TRACKS } from '../../src/domain/story';
import panel from '../../static/locales/en-US/issue-panel.json';
import both from '../../static/locales/en-US/issue-panel-both.json';
import found from '../../static/locales/en-US/issue-panel-found.json';
import writing from '../../static/locales/en-US/issue-panel-writing.json';
import behind from '../../static/locales/en-US/project-page-behind.json';
import due from '../../static/locales/en-US/project-page-due.json';
import noes from '../../static/locales/en-US/project-page-noes.json';
import outcomes from '../../static/locales/en-US/project-page-outcomes.json';
import retro from '../../static/locales/en-US/project-page-retro.json';
import later from '../../static/locales/en-US/shared-later.json';
import shared from '../../static/locales/en-US/shared.json';
import stories from '../../static/locales/en-US/project-page-stories.json';
import page from '../../static/locales/en-US/project-page.json';
import { ENGLISH as en, ENGLISH_OF } from '../support/english';
import { wordingFor } from '../../static/shared/wording';

const STATIC = path.join(import.meta.dirname, '../../static');
const WORDS = { en };
const keys = Object.keys(en);
/** What comes after the page itself, each with the sentences it brings. */
const PIECES = {
  'project-page/behind.ts': { ...later, ...behind, ...stories },
  'project-page/noes/piece.ts': { ...later, ...noes },
  'project-page/outcomes/piece.ts': { ...later, ...outcomes },
  'project-page/retro/piece.ts': { ...later, ...retro },
};
const SCREENS = ['admin', 'issue-context', 'issue-panel', 'project-page', 'project-settings', 'sprint-action'] as const;

function sources(): string {
  return readdirSync(STATIC, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => readFileSync(path.join(STATIC, file), 'utf8'))
    .join('\n');
}

const AT_ONCE = /^(?:import|export) (?!type )[^'"]*?'(\.[^']+)'/gm;
const EVER = /^(?:import|export) (?!type )[^'"]*?'(\.[^']+)'|\bawait import\('(\.[^']+)'\)/gm;

/** A file of a screen and what of `static/` they import, types left out: a type names no sentence. */
function sourcesOf(entry: string, imports = EVER): string {
  const seen = new Map<string, string>();
  const visit = (file: string) => {
    if (seen.has(file)) return;
    const source = readFileSync(file, 'utf8');
    seen.set(file, source);
    for (const [, atOnce, later] of source.matchAll(imports)) {
      const from = atOnce ?? later ?? '';
      const base = path.resolve(path.dirname(file), from);
      for (const next of [`${base}.ts`, `${base}.tsx`]) {
        if (next.startsWith(STATIC) && existsSync(next)) visit(next);
      }
    }
  };
  visit(path.join(STATIC, entry));
  return [...seen.values()].join('\n');
}

const all: ReadonlySet<string> = new Set(keys);

function keysNamedIn(source: string): ReadonlySet<string> {
  const templates = [...source.matchAll(/`([a-z][\w.]*\.(?:\$\{[\w.]+\}[\w.]*)+)`/g)].map(([, template = '']) => {
    const escaped = template.split(/\$\{[^}]*\}/).map((part) => part.replaceAll('.', '\\.'));
    return new RegExp(`^${escaped.join('[A-Za-z][A-Za-z0-9]*')}$`);
  });
  const isNamed = (key: string) => source.includes(`'${key}'`) || templates.some((template) => template.test(key));
  // A form of a plural is named by what it is a form of; `no.example.other` is none.
  const baseOf = (key: string) => key.replace(/\.(one|other)$/, '');
  return new Set(keys.filter((key) => isNamed(key) || (all.has(`${baseOf(key)}.one`) && isNamed(baseOf(key)))));
}

/**
 * Written out, so that a kind without its list is a type error here and a missing sentence a failure below. That a
 * method reaches what it usually reaches needs no words.
 */
const REASONS = Object.keys({
  sampleTooSmall: 0,
  wrongRisk: 0,
  noLink: 0,
  late: 0,
  background: 0,
  reworded: 0,
} satisfies Record<Exclude<RungReason['id'], 'method'>, 0>);
const DECISIONS = Object.keys({ build: 0, buildToLearn: 0, no: 0, waive: 0 } satisfies Record<Decision['kind'], 0>);
const BESIDE = Object.keys({
  against: 0,
  exempt: 0,
  waived: 0,
  learning: 0,
  beforeWeBegan: 0,
  startUnknown: 0,
} satisfies Record<keyof Beside, 0>);

/** Every closed list whose ids have sentences: `{id}` is each id. */
const FAMILIES: readonly (readonly [pattern: string, ids: readonly string[]])[] = [
  ['error.{id}', ERROR_CODES],
  ['error.{id}.next', ERROR_CODES],
  ['risk.{id}', RISKS],
  ['risk.{id}.asks', RISKS],
  ['standing.{id}', [...STANDINGS, 'opinionOnly', 'recheck']],
  ['verdict.{id}', VERDICTS],
  ['finding.verdict.{id}', [...VERDICTS, 'choose']],
  ['rung.{id}', RUNGS],
  ['rung.{id}.asks', RUNGS],
  ['reason.{id}', REASONS],
  ['method.{id}', METHODS],
  ['sample.{id}', [...METHODS, 'unknownMethod']],
  ['discipline.{id}', DISCIPLINES],
  ['track.{id}', TRACKS],
  ['track.{id}.title', TRACKS],
  ['state.{id}', UNSCORED],
  ['next.{id}', NEXT_STEPS],
  ['next.{id}.why', NEXT_STEPS],
  ['no.{id}', NO_CATEGORIES],
  ['no.because.{id}', NO_CATEGORIES],
  ['decision.kind.{id}', DECISIONS],
  ['check.result.{id}', [...CHECK_RESULTS, 'choose']],
  ['fix.{id}', FIX_IDS],
  ['coach.{id}', [...ADVICE_IDS, 'line']],
  ['rewrite.{id}', REWRITE_IDS],
  ['chip.{id}', [...OUTCOME_PARTS, 'said', 'cut', 'done', 'remove']],
  ['validated.{id}', VALIDATED],
  ['signal.{id}.name', SIGNAL_IDS],
  ['signal.{id}.lit', SIGNAL_IDS],
  ['signal.{id}.why', SIGNAL_IDS],
  ['signal.{id}.try', SIGNAL_IDS],
  ['signal.{id}.limit', SIGNAL_IDS],
  ['signals.state.{id}', SIGNAL_STATES],
  ['signals.number.{id}', NUMBER_NAMES],
  ['signals.need.{id}.one', NEED_NAMES],
  ['signals.need.{id}.other', NEED_NAMES],
  ['beside.{id}.one', [...BESIDE, 'points']],
  ['beside.{id}.other', [...BESIDE, 'points']],
];

describe('the sentences', () => {
  test.each(FAMILIES)('%s: every id has a sentence, and no sentence is left over', (pattern, ids) => {
    const [before = '', after = ''] = pattern.split('{id}');
    const found = keys
      .filter((key) => key.startsWith(before) && key.endsWith(after))
      .map((key) => key.slice(before.length, key.length - after.length))
      .filter((id) => id !== '' && !id.includes('.'));
    expect(found.sort()).toEqual([...ids].sort());
  });

  test('every check of the score has a name', () => {
    expect(CHECK_IDS.filter((id) => !keys.includes(`check.${id}`))).toEqual([]);
  });

  test('no sentence is spare: each key is named in the source, or made of a list’s ids there', () => {
    const named = keysNamedIn(sources());
    expect(keys.filter((key) => !named.has(key))).toEqual([]);
  });

  test.each(SCREENS)('the screen %s carries every sentence it names, and its own file no other', (screen) => {
    const named = keysNamedIn(sourcesOf(`${screen}/index.tsx`));
    const own = new Set(Object.keys(ENGLISH_OF[screen]));
    expect([...named].filter((key) => !own.has(key) && !(key in ENGLISH_OF.shared))).toEqual([]);
    expect([...own].filter((key) => !named.has(key))).toEqual([]);
  });

  test('what screens share is there at once where one of them names it at once, and comes with the pieces where none does', () => {
    const named = new Set(SCREENS.flatMap((screen) => [...keysNamedIn(sourcesOf(`${screen}/index.tsx`, AT_ONCE))]));
    expect(Object.keys(shared).filter((key) => !named.has(key))).toEqual([]);
    expect(Object.keys(later).filter((key) => named.has(key))).toEqual([]);
  });

  test('the panel carries at once the sentences it names at once, and the rest comes with what names it', () => {
    const named = keysNamedIn(sourcesOf('issue-panel/index.tsx', AT_ONCE));
    expect(Object.keys({ ...both, ...found, ...writing }).filter((key) => named.has(key))).toEqual([]);
    expect(Object.keys(panel).filter((key) => !named.has(key))).toEqual([]);
  });

  test.each([
    ['issue-panel/writing.ts', { ...later, ...both, ...writing }],
    ['issue-panel/found.ts', { ...later, ...both, ...found }],
  ])('the piece %s brings every sentence it names beyond the panel’s own', (piece, words) => {
    const named = keysNamedIn(sourcesOf(piece, AT_ONCE));
    const has = { ...shared, ...panel, ...words };
    expect([...named].filter((key) => !(key in has))).toEqual([]);
    expect(Object.keys(words).filter((key) => !named.has(key) && !(key in later))).toEqual([]);
  });

  test('the page carries at once the sentences it names at once, and those more than one of its pieces name', () => {
    const named = keysNamedIn(sourcesOf('project-page/index.tsx', AT_ONCE));
    const pieces = Object.keys(PIECES).map((piece) => keysNamedIn(sourcesOf(piece, AT_ONCE)));
    const isSpare = (key: string) => !named.has(key) && pieces.filter((piece) => piece.has(key)).length < 2;
    expect(Object.keys({ ...page, ...due }).filter(isSpare)).toEqual([]);
    expect(Object.values(PIECES).flatMap((words) => Object.keys(words).filter((key) => named.has(key)))).toEqual([]);
  });

  test.each(Object.entries(PIECES))(
    'the piece %s brings every sentence it names beyond the page’s own',
    (piece, words) => {
      const named = keysNamedIn(sourcesOf(piece, AT_ONCE));
      const has = { ...shared, ...page, ...due, ...words };
      expect([...named].filter((key) => !(key in has))).toEqual([]);
      expect(Object.keys(words).filter((key) => !named.has(key) && !(key in later))).toEqual([]);
    },
  );

  test('shared are the sentences that more than one screen names, and every sentence is in one file', () => {
    const named = SCREENS.map((screen) => keysNamedIn(sourcesOf(`${screen}/index.tsx`)));
    const screensOf = (key: string) => named.filter((ofScreen) => ofScreen.has(key)).length;
    expect(Object.keys(ENGLISH_OF.shared).filter((key) => screensOf(key) < 2)).toEqual([]);
    expect(Object.values(ENGLISH_OF).reduce((sum, words) => sum + Object.keys(words).length, 0)).toBe(keys.length);
  });

  test('whatever has a form for one has a form for many', () => {
    const bases = (form: string) => keys.filter((key) => key.endsWith(form)).map((key) => key.slice(0, -form.length));
    // `no.other`, a reason like any other, is not a plural, nor are the sentences made of it.
    expect(bases('.other').filter((base) => !/^no(\.|$)/.test(base))).toEqual(bases('.one'));
  });

  test('the voice: no exclamation marks, no blame, nothing empty, no straight quotes', () => {
    for (const [key, sentence] of Object.entries(en)) {
      expect(sentence, key).not.toMatch(/[!'"]/);
      expect(sentence, key).not.toMatch(/\b(fail|failed|wrong answer|you must|you forgot|invalid|illegal)\b/i);
      expect(sentence.trim(), key).not.toBe('');
    }
  });
});

describe('wording', () => {
  const w = wordingFor(WORDS, 'en-US', 'UTC', Date.UTC(2024, 2, 15));

  test('names are filled in, numbers as the reader writes them', () => {
    expect(w.t('panel.score', { points: 62 })).toBe('62 of 100');
    expect(w.plural('counts.sentence', 1412)).toBe('1,412 issues, each counted once');
    expect(w.plural('counts.sentence', 1)).toBe('1 issue, counted once');
  });

  test('a name nobody gave stays visible', () => {
    expect(w.t('panel.score')).toBe('{points} of 100');
  });

  test('words someone typed are never taken for a place to fill in', () => {
    expect(w.t('outcome.sentence', { who: '{does}', does: 'invite $& people' })).toBe('{does} invite $& people');
  });

  test('a date says its year only when it is another one', () => {
    expect(w.day('2024-11-14')).toBe('Nov 14');
    expect(w.day('2023-11-14')).toBe('Nov 14, 2023');
  });

  test('a moment is told in the reader’s time zone, a calendar day is the same everywhere', () => {
    const ms = Date.UTC(2024, 2, 15, 23, 30);
    const berlin = wordingFor(WORDS, 'en-GB', 'Europe/Berlin', ms);
    expect(w.date(ms)).toBe('Mar 15');
    expect(berlin.date(ms)).toBe('16 Mar');
    expect(berlin.time(ms)).toBe('00:30');
    expect(berlin.day('2024-03-15')).toBe('15 Mar');
  });

  test.each(['de-DE', 'en_US', 'not a locale', ''])(
    'a reader with the locale “%s” gets English sentences',
    (locale) => {
      expect(wordingFor(WORDS, locale, 'UTC', 0).t('shared.save')).toBe('Save');
      expect(wordingFor(WORDS, locale, 'UTC', 0).number(1234.56)).toBe('1,234.6');
    },
  );

  test('a time zone nobody knows is told in UTC', () => {
    expect(wordingFor(WORDS, 'en-GB', 'Mars/Olympus', 0).time(Date.UTC(2024, 2, 15, 14, 2))).toBe('14:02');
  });
});
