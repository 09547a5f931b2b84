/**
 * Parts of what the browser may send, used by more than one screen. A refusal names the part as a dotted path, so that
 * the screen can mark it. Limits protect the store; whether something *makes sense* is the domain's to say.
 */
import * as v from '../valibot';
import { isDay } from '../domain/day';
import { DISCIPLINES, NO_CATEGORIES } from '../domain/premise';
import { saysSomething } from '../domain/words';

/** Long enough for any sentence or pasted note; ten of them still fit one request of Forge SQL (1 MiB). */
export const MAX_TEXT = 10_000;
const MAX_LINK = 2_000;
const FIRST_DAY = '2000-01-01';
const LAST_DAY = '2199-12-31';

/** Jira's ids of issues and projects: digits, never keys, so that a grant and a stream mean one thing. */
export const JiraId = v.pipe(v.string(), v.regex(/^[1-9]\d{0,17}$/));

/** Made by the caller, a UUID or alike; the columns hold 64. */
export const CallerId = v.pipe(v.string(), v.regex(/^[\w-]{8,64}$/));

export const Text = v.pipe(v.string(), v.maxLength(MAX_TEXT));

/** As `CallerId`; a stream's name has to fit an export. */
export const OutcomeId = v.pipe(v.string(), v.regex(/^[\w-]{8,58}$/));

export const Day = v.pipe(
  v.string(),
  v.check((day) => isDay(day) && day >= FIRST_DAY && day <= LAST_DAY, 'not a day'),
);

export const Disciplines = v.pipe(
  v.array(v.picklist(DISCIPLINES)),
  v.transform((sent) => DISCIPLINES.filter((discipline) => sent.includes(discipline))),
);

export const HttpsLink = v.pipe(
  v.string(),
  v.maxLength(MAX_LINK),
  v.url(),
  v.check((link) => {
    const { protocol, username, password } = new URL(link);
    return protocol === 'https:' && username === '' && password === '';
  }, 'not an https link'),
);

export const Decision = v.variant('kind', [
  v.object({ kind: v.literal('build'), together: Disciplines }),
  v.object({ kind: v.literal('buildToLearn'), stopRule: Text, checkOn: Day, together: Disciplines }),
  v.object({
    kind: v.literal('no'),
    category: v.picklist(NO_CATEGORIES),
    because: Text,
    revisitWhen: Text,
    revisitOn: v.exactOptional(Day),
    together: Disciplines,
  }),
  v.object({ kind: v.literal('waive'), reason: Text, until: Day, together: Disciplines }),
]);

/** Of an outcome, only what is to change. */
export const OutcomeParts = v.object({
  who: v.exactOptional(Text),
  does: v.exactOptional(Text),
  metric: v.exactOptional(Text),
  from: v.exactOptional(Text),
  to: v.exactOptional(Text),
  by: v.exactOptional(v.nullable(Day)),
});

/** One line that says something. */
export const Line = (most: number) =>
  v.pipe(v.string(), v.trim(), v.check(saysSomething, 'says nothing'), v.maxLength(most), v.regex(/^[^\r\n]*$/));

/** What somebody looks for. */
export const Search = v.pipe(v.string(), v.trim(), v.maxLength(200));

/** One line of a comment, or an issue's title. */
export const Reminder = Line(200);
