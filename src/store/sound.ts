/**
 * Whether an event that did not come through our own panel could have: the limits a payload is held to, on the parts of
 * events that later code relies on. Shapes are checked before, by the event's schema.
 */
import { isDay } from '../domain/day';

const FIRST_DAY = '2000-01-01';
const LAST_DAY = '2199-12-31';
const DAYS: ReadonlySet<string> = new Set(['by', 'checkOn', 'dueOn', 'found', 'on', 'revisitOn', 'until']);
const OWN_IDS: ReadonlySet<string> = new Set(['actionId', 'assumptionId', 'findingId', 'id', 'noteId', 'retroId']);
const JIRA_IDS: ReadonlySet<string> = new Set(['fromIssue', 'homeIssueId', 'issueId', 'sprintId']);
const WORDS: ReadonlySet<string> = new Set(['hint', 'part', 'way']);
const LONGEST_TEXT = 10_000;
const LONGEST_LINK = 2_000;
const LONGEST_WORD = 64;
const LARGEST_NUMBER = 1e15;

/** @returns the dotted path of the first part that could not have been sent, null = every part could */
export function unsoundPart(value: unknown, path: string): string | null {
  if (typeof value === 'object' && value !== null) {
    for (const [key, part] of Object.entries(value)) {
      const found = unsoundPart(part, `${path}.${key}`) ?? (isSound(key, part) ? null : `${path}.${key}`);
      if (found !== null) return found;
    }
    return null;
  }
  return null;
}

function isSound(key: string, value: unknown): boolean {
  if (typeof value === 'number') return Math.abs(value) <= LARGEST_NUMBER && (key !== 'sample' || value >= 1);
  if (typeof value !== 'string') return true;
  // In an outcome check `on` is a day; `observed` and every other text is words.
  if (DAYS.has(key)) return isDay(value) && value >= FIRST_DAY && value <= LAST_DAY;
  if (OWN_IDS.has(key)) return /^[\w-]{1,64}$/.test(value);
  if (JIRA_IDS.has(key)) return /^[1-9]\d{0,17}$/.test(value);
  if (WORDS.has(key)) return value.length <= LONGEST_WORD;
  if (key === 'link') return value.length <= LONGEST_LINK && isHttps(value);
  return value.length <= LONGEST_TEXT;
}

function isHttps(link: string): boolean {
  if (!URL.canParse(link)) return false;
  const { protocol, username, password } = new URL(link);
  return protocol === 'https:' && username === '' && password === '';
}
