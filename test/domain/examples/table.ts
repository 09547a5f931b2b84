/** Reads the worked examples of `docs/examples.md`: every table row of it is one story. */
import { readFileSync } from 'node:fs';

export interface Example {
  readonly story: string;
  /** Story points; null = unsized. */
  readonly size: number | null;
  /** What happened, in order, in the phrases of `happened.ts`. */
  readonly steps: readonly string[];
  /** As the panel words them. */
  readonly score: string;
  readonly next: string;
  readonly why: string;
}

const HEADER = ['Story', 'Size', 'What happened', 'Score', 'Next step', 'Why'];

/** Every example of a Markdown file, in order: the rows below its header, wherever that stands. */
export function examplesIn(markdown: string): readonly Example[] {
  let isWithin = false;
  return markdown.split('\n').flatMap((line) => {
    if (!line.startsWith('|')) {
      isWithin = false;
      return [];
    }
    const cells = line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim());
    if (cells.join() === HEADER.join()) {
      isWithin = true;
      return [];
    }
    if (!isWithin || cells.every((cell) => /^:?-+:?$/.test(cell))) return [];
    return [exampleOf(cells)];
  });
}

export function readExamples(): readonly Example[] {
  return examplesIn(readFileSync(new URL('../../../docs/examples.md', import.meta.url), 'utf8'));
}

function exampleOf(cells: readonly string[]): Example {
  const [story = '', size = '', happened = '', score = '', next = '', why = ''] = cells;
  if (!/^(–|\d+)$/.test(size)) throw new Error(`"${story}": "${size}" is no size`);
  return {
    ...{ story, score, next, why },
    size: size === '–' ? null : Number(size),
    steps: happened === '' ? [] : happened.split(' · '),
  };
}
