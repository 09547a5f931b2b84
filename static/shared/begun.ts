/** Words from the middle of a sentence as the beginning of one. */
export function begun(words: string): string {
  const [first = ''] = words;
  return first.toUpperCase() + words.slice(first.length);
}
