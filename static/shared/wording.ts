/**
 * Every sentence the user reads, in their language, with numbers and dates as they write them.
 *
 * Keys are typed by the English files: a missing key does not compile, a spare one fails the wording test. A screen
 * carries its own sentences (its `words.ts`) and those several screens share, not everybody's. To translate, add a folder
 * with the same keys beside `en-US` and name its files where the English ones are named.
 */
import type admin from '../locales/en-US/admin.json';
import type context from '../locales/en-US/issue-context.json';
import type panel from '../locales/en-US/issue-panel.json';
import type both from '../locales/en-US/issue-panel-both.json';
import type found from '../locales/en-US/issue-panel-found.json';
import type writing from '../locales/en-US/issue-panel-writing.json';
import type behind from '../locales/en-US/project-page-behind.json';
import type due from '../locales/en-US/project-page-due.json';
import type noes from '../locales/en-US/project-page-noes.json';
import type outcomes from '../locales/en-US/project-page-outcomes.json';
import type page from '../locales/en-US/project-page.json';
import type retro from '../locales/en-US/project-page-retro.json';
import type stories from '../locales/en-US/project-page-stories.json';
import type settings from '../locales/en-US/project-settings.json';
import type sprint from '../locales/en-US/sprint-action.json';
import type later from '../locales/en-US/shared-later.json';
import shared from '../locales/en-US/shared.json';

export type Key = keyof (typeof shared &
  typeof admin &
  typeof context &
  typeof panel &
  typeof later &
  typeof writing &
  typeof both &
  typeof found &
  typeof page &
  typeof behind &
  typeof due &
  typeof noes &
  typeof outcomes &
  typeof retro &
  typeof stories &
  typeof settings &
  typeof sprint);
/** Keys that exist as `.one`, `.other`, … and are chosen by a number. */
export type PluralKey = Key extends infer K ? (K extends `${infer Base}.other` ? Base : never) : never;

export type Values = Readonly<Record<string, string | number>>;
type Messages = Readonly<Record<string, string>>;
/** The sentences of one screen by language; English is what every other language falls back to. */
export type Words = { readonly en: Messages } & Readonly<Record<string, Messages>>;

const DEFAULT_LOCALE = 'en-US';
const SHARED: Words = { en: shared };

const SHORT_DAY = { day: 'numeric', month: 'short' } as const;

export interface Wording {
  readonly locale: string;
  /** The sentence of a key, with `{name}` filled in. */
  t(key: Key, values?: Values): string;
  /** The sentence of a key for a number; `{count}` is that number as this reader writes it. */
  plural(key: PluralKey, count: number, values?: Values): string;
  /** At most one decimal. */
  number(value: number): string;
  /** A share 0–1 as whole percent. */
  percent(share: number): string;
  /** A moment, as the calendar day it falls on in the reader's time zone; the year only when it is not `nowMs`'s. */
  date(ms: number): string;
  /** A calendar day `YYYY-MM-DD`, the same in every time zone. */
  day(day: string): string;
  time(ms: number): string;
  list(parts: readonly string[]): string;
  /** The same reader's wording with these sentences too: for what comes later than its screen. */
  with(more: Words): Wording;
}

/**
 * @param words of the screen; the shared ones are always there.
 * @param locale as Jira gives it, e.g. `en-GB`; sentences fall back to English, formats then too.
 * @param timezone an IANA name, e.g. `Europe/Berlin`.
 * @param nowMs decides whether a date needs its year.
 */
export function wordingFor(words: Words, locale: string, timezone: string, nowMs: number): Wording {
  const tag = knownTag(locale);
  const language = new Intl.Locale(tag).language;
  const isKnown = SHARED[language] !== undefined && words[language] !== undefined;
  const spoken = isKnown ? language : 'en';
  const messages: Messages = { ...SHARED[spoken], ...words[spoken] };
  // A German date inside an English sentence reads like a mistake: formats follow the sentences.
  const format = isKnown ? tag : DEFAULT_LOCALE;
  const zone = knownZone(timezone);

  const plurals = new Intl.PluralRules(format);
  const numbers = new Intl.NumberFormat(format, { maximumFractionDigits: 1 });
  const percents = new Intl.NumberFormat(format, { style: 'percent', maximumFractionDigits: 0 });
  const times = new Intl.DateTimeFormat(format, { hour: '2-digit', minute: '2-digit', timeZone: zone });
  const lists = new Intl.ListFormat(format, { type: 'conjunction' });

  const days = (ms: number, timeZone: string): string => {
    const year = (at: number) => new Intl.DateTimeFormat(DEFAULT_LOCALE, { year: 'numeric', timeZone }).format(at);
    const parts = year(ms) === year(nowMs) ? SHORT_DAY : { ...SHORT_DAY, year: 'numeric' as const };
    return new Intl.DateTimeFormat(format, { ...parts, timeZone }).format(ms);
  };
  const sentence = (key: string, values: Values): string =>
    fill(messages[key] ?? key, values, (value) => numbers.format(value));

  return {
    locale: format,
    t: (key, values = {}) => sentence(key, values),
    plural: (key, count, values = {}) => {
      const form = `${key}.${plurals.select(count)}`;
      return sentence(form in messages ? form : `${key}.other`, { ...values, count });
    },
    number: (value) => numbers.format(value),
    percent: (share) => percents.format(share),
    date: (ms) => days(ms, zone),
    day: (day) => days(Date.parse(`${day}T00:00:00Z`), 'UTC'),
    time: (ms) => times.format(ms),
    list: (parts) => lists.format(parts),
    with: (more) => wordingFor(together(words, more), locale, timezone, nowMs),
  };
}

function together(words: Words, more: Words): Words {
  const spoken = Object.keys(words).filter((language) => more[language] !== undefined);
  const both = spoken.map((language) => [language, { ...words[language], ...more[language] }] as const);
  return { ...Object.fromEntries(both), en: { ...words.en, ...more.en } };
}

/** Replaces each `{name}`; a name nobody gave stays visible, so that a test or a reader catches it. */
function fill(template: string, values: Values, format: (value: number) => string): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    if (value === undefined) return whole;
    return typeof value === 'number' ? format(value) : value;
  });
}

function knownTag(locale: string): string {
  try {
    return new Intl.Locale(locale.replace('_', '-')).toString();
  } catch {
    // Not a language tag at all: the reader still gets the page, in English.
    return DEFAULT_LOCALE;
  }
}

function knownZone(timezone: string): string {
  try {
    return new Intl.DateTimeFormat(DEFAULT_LOCALE, { timeZone: timezone }).resolvedOptions().timeZone;
  } catch {
    // A zone this browser does not know: the times are then said in UTC.
    return 'UTC';
  }
}
