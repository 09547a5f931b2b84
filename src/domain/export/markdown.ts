/** A table as Markdown (pipe tables, as GitHub, Confluence and Jira read them): no cell is taken for markup or HTML. */

/** Signs that make something of plain text: code, emphasis, links, strike-through, a new cell. */
const MARKS = /[\\`*_[\]|~]/g;
/** A table row is one line, whatever a title brings. */
const BREAKS = /[\r\n\u2028\u2029]+/g;

/** Where a reader that knows people would see one: `@` and a name. */
const MENTION = /@(?=[\p{L}\p{N}_-])/gu;
/** Keeps `@` and the name apart without being seen: the word joiner, which is no sign a line may break at. */
const JOINER = '\u2060';
/** What makes a list, a rule or a heading of a line that begins with it, and is not escaped anyway. */
const OPENING = /^(?:[+=-]|\d{1,9}(?=[.)]))/;

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** The first row is the head. Every row has as many cells as the head. */
export function markdownOf([head = [], ...rows]: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(inCell).join(' | ')} |\n`;
  return [line(head), `|${head.map(() => ' --- |').join('')}\n`, ...rows.map(line)].join('');
}

/** Text inside a line of Markdown: never code, emphasis, a link, a cell, HTML, or somebody who is told of it. */
function inCell(text: string): string {
  return text
    .replace(BREAKS, ' ')
    .trim()
    .replace(MENTION, `@${JOINER}`)
    .replace(/[&<>]/g, (sign) => ENTITIES[sign] ?? sign)
    .replace(MARKS, (sign) => `\\${sign}`);
}

/** As a line of its own, or the words of a heading: it does not begin a block, nor end a heading either. */
export function plainText(text: string): string {
  const inLine = inCell(text).replaceAll('#', '\\#');
  const [opening] = OPENING.exec(inLine) ?? [];
  if (opening === undefined) return inLine;
  // A number is no list once its dot is escaped.
  return /^\d/.test(opening) ? `${opening}\\${inLine.slice(opening.length)}` : `\\${inLine}`;
}
