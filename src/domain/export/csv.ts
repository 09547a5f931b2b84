/** A table as comma-separated values: RFC 4180, and safe to open in a spreadsheet. */

/** What a spreadsheet takes for the beginning of a formula; the wide forms are those of Asian keyboards. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/u;
/** What would end a cell or a row, or be trimmed away by a reader. */
const NEEDS_QUOTES = /[",\r\n]|^\s|\s$/;

/** Rows of cells, the head first, each line ended by CRLF. A cell that begins like a formula gets an apostrophe first. */
export function csvOf(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(cellOf).join(',')}\r\n`).join('');
}

function cellOf(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
