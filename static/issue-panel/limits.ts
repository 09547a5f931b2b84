/** How long a text may be, in characters: the fields stop here so that a save is never refused for its length. */
export const MAX = { number: 60, line: 200, sentence: 500, note: 2000, link: 1000 } as const;
