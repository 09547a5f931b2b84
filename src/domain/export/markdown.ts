/** A table as Markdown (pipe tables, as GitHub, Confluence and Jira read them): no cell is taken for markup or HTML. */

/** Signs that make something of plain text: code, emphasis, links, strike-through, a new cell. */
const MARKS = /[\\`*_[\]|~]/g;
/** A table row is one line, whatever a title brings. */
const BREAKS = /[\r\n\u2028\u2029]+/g;

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** The first row is the head. Every row has as many cells as the head. */
export function markdownOf([head = [], ...rows]: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(cellOf).join(' | ')} |\n`;
  return [line(head), `|${head.map(() => ' --- |').join('')}\n`, ...rows.map(line)].join('');
}

function cellOf(text: string): string {
  return text
    .replace(BREAKS, ' ')
    .trim()
    .replace(/[&<>]/g, (sign) => ENTITIES[sign] ?? sign)
    .replace(MARKS, (sign) => `\\${sign}`);
}
