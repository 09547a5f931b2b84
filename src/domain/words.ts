/** What counts as having said something, and as having said the same thing. */

const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;
const NOT_LETTER_OR_DIGIT = /[^\p{L}\p{N}]+/gu;

/** Whether a text says anything: a dash or a space does not. */
export function saysSomething(text: string): boolean {
  return LETTER_OR_DIGIT.test(text);
}

/** The same words apart from case, spaces and punctuation are the same wording. */
export function sameWords(a: string, b: string): boolean {
  return bare(a) === bare(b);
}

/** As words are kept to be searched: one case, single spaces. */
export function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}

function bare(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(NOT_LETTER_OR_DIGIT, '');
}
