/** What is exported as a page rather than a table: headings with lines below them. No text in it is taken for markup. */
import { csvOf } from './csv';
import { xmlText } from './confluence';
import { plainText } from './markdown';

/** A line: what it is about (an issue, a number's name), and what is said of it; either may be empty. */
export interface OutlineLine {
  readonly about: string;
  readonly says: string;
}

export interface OutlinePart {
  readonly title: string;
  readonly lines: readonly OutlineLine[];
}

export interface Outline {
  readonly title: string;
  readonly parts: readonly OutlinePart[];
}

/** CommonMark: headings and lists, read the same by GitHub, Jira and Confluence. */
export function outlineMarkdown({ title, parts }: Outline): string {
  const line = ({ about, says }: OutlineLine): string =>
    [about === '' ? '' : `**${plainText(about)}**`, plainText(says)].filter((text) => text !== '').join(' ');
  const part = ({ title: heading, lines }: OutlinePart): string =>
    [`## ${plainText(heading)}\n\n`, ...lines.map((each) => `- ${line(each)}\n`), '\n'].join('');
  return [`# ${plainText(title)}\n\n`, ...parts.map(part)].join('').trimEnd().concat('\n');
}

/** One table, a row for each line; the head names the columns: part, about, says. */
export function outlineCsv({ parts }: Outline, head: readonly [string, string, string]): string {
  return csvOf([head, ...parts.flatMap(({ title, lines }) => lines.map(({ about, says }) => [title, about, says]))]);
}

/** Confluence's storage format: what its editor takes under "Insert markup" and its REST API as a page's body. */
export function outlineConfluence({ title, parts }: Outline): string {
  const line = ({ about, says }: OutlineLine): string => {
    const lead = about === '' ? '' : `<strong>${xmlText(about)}</strong> `;
    return `<li><p>${lead}${xmlText(says)}</p></li>`;
  };
  const part = ({ title: heading, lines }: OutlinePart): string =>
    [
      `<h2>${xmlText(heading)}</h2>\n`,
      lines.length === 0 ? '' : `<ul>\n${lines.map((each) => `${line(each)}\n`).join('')}</ul>\n`,
    ].join('');
  return [`<h1>${xmlText(title)}</h1>\n`, ...parts.map(part)].join('');
}
