/**
 * How long a text may be, in characters: the fields stop here so that a save is never refused for its length. `sentence`
 * is what a list still shows whole; `text` is the most the store takes for one part.
 */
export const MAX = { number: 60, line: 200, sentence: 500, note: 2000, link: 1000, text: 10_000 } as const;
