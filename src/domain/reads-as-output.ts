/**
 * Whether a line says what we ship rather than what people do: a small fixed rule, English only, that looks at the
 * first words. It knows no grammar: "ship their orders the same day" is taken for people's doing because of "their",
 * "add a colleague" is taken for an output although it may be people's doing. The outcome coach replaces it.
 */

/** Verbs that begin the titles of work, as an order to ourselves. */
const OUTPUT_VERBS = [
  'add',
  'build',
  'code',
  'deliver',
  'deploy',
  'design',
  'develop',
  'enable',
  'implement',
  'improve',
  'integrate',
  'introduce',
  'launch',
  'migrate',
  'optimise',
  'optimize',
  'provide',
  'redesign',
  'refactor',
  'release',
  'replace',
  'rewrite',
  'roll out',
  'ship',
  'support',
  'upgrade',
] as const;

const ORDER_TO_OURSELVES = new RegExp(`^(?:to )?(?:${OUTPUT_VERBS.join('|')})(?![\\p{L}\\p{N}])`, 'u');
const WE_AS_SUBJECT = /^(?:we|we'll|we'd|i|our team|the team|the squad|engineering|developers)(?![\p{L}\p{N}])/u;
/** People doing it to something of theirs, not us doing it for them. */
const THEIRS = /(?<![\p{L}\p{N}])(?:their|theirs|themselves|his|her|its own)(?![\p{L}\p{N}])/u;

export function readsAsOutput(text: string): boolean {
  const line = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/’/g, "'")
    .replace(/^[^\p{L}\p{N}]+/u, '')
    .replace(/\s+/g, ' ');
  if (WE_AS_SUBJECT.test(line)) return true;
  return ORDER_TO_OURSELVES.test(line) && !THEIRS.test(line);
}
