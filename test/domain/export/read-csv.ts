/** RFC 4180 to the letter, for tests: whatever the grammar does not allow is an error, never a guess. */
export function readCsv(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let at = 0;
  const quoted = (): string => {
    let cell = '';
    for (at += 1; ; at += 1) {
      const sign = text[at];
      if (sign === undefined) throw new Error('a quoted cell without an end');
      if (sign !== '"') cell += sign;
      else if (text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else {
        at += 1;
        return cell;
      }
    }
  };
  const bare = (): string => {
    const from = at;
    while (at < text.length && !',\r\n'.includes(text[at] ?? '')) {
      if (text[at] === '"') throw new Error(`a quote inside a bare cell at ${String(at)}`);
      at += 1;
    }
    return text.slice(from, at);
  };
  while (at < text.length) {
    const row: string[] = [];
    for (;;) {
      row.push(text[at] === '"' ? quoted() : bare());
      if (text[at] !== ',') break;
      at += 1;
    }
    if (text.slice(at, at + 2) !== '\r\n') throw new Error(`a row without CRLF at ${String(at)}`);
    at += 2;
    rows.push(row);
  }
  return rows;
}
