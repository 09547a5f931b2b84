/** The forms of English verbs, made once per word class, so that reading a word is one look-up. */

/** As in *add*, *adds*, *added*, *adding*. */
export type VerbForm = 'base' | 's' | 'past' | 'ing';

/** Which form of one of a class's verbs a folded word is, or null. */
export type VerbClass = (word: string) => VerbForm | null;

/** Past forms that no spelling rule gives: [base, past, participle…]. */
const IRREGULAR: Readonly<Record<string, readonly string[]>> = {
  be: ['was', 'were', 'been'],
  beat: ['beat', 'beaten'],
  begin: ['began', 'begun'],
  book: ['booked'],
  break: ['broke', 'broken'],
  bring: ['brought'],
  build: ['built'],
  buy: ['bought'],
  catch: ['caught'],
  choose: ['chose', 'chosen'],
  come: ['came'],
  drive: ['drove', 'driven'],
  eat: ['ate', 'eaten'],
  fall: ['fell', 'fallen'],
  feel: ['felt'],
  find: ['found'],
  forget: ['forgot', 'forgotten'],
  get: ['got', 'gotten'],
  give: ['gave', 'given'],
  go: ['went', 'gone'],
  grow: ['grew', 'grown'],
  hear: ['heard'],
  hold: ['held'],
  keep: ['kept'],
  know: ['knew', 'known'],
  learn: ['learnt'],
  leave: ['left'],
  lose: ['lost'],
  make: ['made'],
  meet: ['met'],
  pay: ['paid'],
  rebuild: ['rebuilt'],
  rewrite: ['rewrote', 'rewritten'],
  rise: ['rose', 'risen'],
  run: ['ran'],
  say: ['said'],
  sell: ['sold'],
  send: ['sent'],
  speak: ['spoke', 'spoken'],
  spend: ['spent'],
  take: ['took', 'taken'],
  teach: ['taught'],
  tell: ['told'],
  think: ['thought'],
  throw: ['threw', 'thrown'],
  understand: ['understood'],
  wear: ['wore', 'worn'],
  win: ['won'],
  write: ['wrote', 'written'],
};

/** Verbs whose past is their base. */
const UNCHANGED: ReadonlySet<string> = new Set([
  'cut',
  'hit',
  'let',
  'put',
  'quit',
  'read',
  'set',
  'split',
  'spread',
  'shut',
  'cost',
]);

/** Words separated by white space. */
export function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.trim().split(/\s+/));
}

/** A class of verbs from their base forms; -ise verbs are read in both spellings. */
export function verbClass(bases: string): VerbClass {
  const forms = new Map<string, VerbForm>();
  const put = (word: string, form: VerbForm) => forms.has(word) || forms.set(word, form);
  const all = [...wordSet(bases)].flatMap((base) =>
    base.endsWith('ise') || base.endsWith('yse') ? [base, `${base.slice(0, -2)}ze`] : [base],
  );
  for (const base of all) put(base, 'base');
  for (const base of all) {
    put(thirdPerson(base), 's');
    for (const past of pasts(base)) put(past, 'past');
    for (const stem of stems(base)) put(`${stem}ing`, 'ing');
  }
  return (word) => forms.get(word) ?? null;
}

function thirdPerson(base: string): string {
  if (/[^aeiou]y$/.test(base)) return `${base.slice(0, -1)}ies`;
  return /(?:s|x|z|ch|sh|[^aeiou]o)$/.test(base) ? `${base}es` : `${base}s`;
}

function pasts(base: string): readonly string[] {
  if (UNCHANGED.has(base)) return [];
  const irregular = IRREGULAR[base];
  if (irregular !== undefined) return irregular;
  if (/[^aeiou]y$/.test(base)) return [`${base.slice(0, -1)}ied`];
  return stems(base).map((stem) => `${stem}ed`);
}

/** What -ed and -ing are put to: *ship* has two, as doubling depends on a stress no spelling shows. */
function stems(base: string): readonly string[] {
  if (/(?:[^eo])e$/.test(base) && base !== 'be') return [base.slice(0, -1)];
  return /[^aeiou][aeiou][bdglmnprt]$/.test(base) ? [base, `${base}${base.slice(-1)}`] : [base];
}
