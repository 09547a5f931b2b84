/** Cuts SQL into tokens, so that rules and rewrites never look inside a text or a quoted name. */

export interface Token {
  readonly kind: 'word' | 'name' | 'text' | 'number' | 'param' | 'sign' | 'space';
  /** As written. */
  readonly raw: string;
  /** A word in capitals, a quoted name without its quotes, anything else as written. */
  readonly value: string;
  /** How many parentheses are open around it; a parenthesis belongs to the level outside. */
  readonly depth: number;
}

const SHAPES: readonly (readonly [Token['kind'] | 'refused', RegExp])[] = [
  ['space', /\s+/y],
  ['refused', /--|#|\/\*/y],
  ['text', /'(?:[^'\\]|''|\\.)*'/y],
  ['refused', /"/y],
  ['name', /`[^`]+`/y],
  ['number', /\d+(?:\.\d+)?/y],
  ['param', /\?/y],
  ['word', /[A-Za-z_][A-Za-z0-9_$]*/y],
  ['sign', /<=>|<>|<=|>=|!=|:=|\|\||&&|<<|>>|->>|->|[-+*/%=<>(),.;!&|^~@:]/y],
];

const WHY_REFUSED: Readonly<Record<string, string>> = {
  '"': 'double quotes mean a text in MySQL and a name elsewhere: use single quotes or backticks',
  '--': 'no comments in statements',
  '#': 'no comments in statements',
  '/*': 'no comments in statements',
};

/** A statement the portable subset does not allow, or that cannot be read. */
export class RefusedSql extends Error {
  override readonly name = 'RefusedSql';
}

/** @throws RefusedSql for what the subset does not know */
export function tokenize(sql: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  let depth = 0;
  while (at < sql.length) {
    const found = match(sql, at);
    if (found === null) throw new RefusedSql(`cannot read the statement at: ${sql.slice(at, at + 20)}`);
    const [kind, raw] = found;
    if (kind === 'refused') throw new RefusedSql(WHY_REFUSED[raw] ?? `not in the portable subset: ${raw}`);
    if (raw === ')') depth -= 1;
    if (depth < 0) throw new RefusedSql('a closing parenthesis too many');
    tokens.push({ kind, raw, value: valueOf(kind, raw), depth });
    if (raw === '(') depth += 1;
    at += raw.length;
  }
  if (depth !== 0) throw new RefusedSql('a parenthesis is never closed');
  return tokens;
}

/** The tokens that mean something: without spaces. */
export function meaningful(tokens: readonly Token[]): readonly Token[] {
  return tokens.filter((token) => token.kind !== 'space');
}

/** Whether this is that keyword. A quoted name never is one. */
export function isWord(token: Token | undefined, ...words: readonly string[]): boolean {
  return token?.kind === 'word' && words.includes(token.value);
}

/** The parts between commas of one list, at the depth of its first token. */
export function splitByComma(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const depth = tokens[0]?.depth;
  const parts: Token[][] = [[]];
  for (const token of tokens) {
    if (token.raw === ',' && token.depth === depth) parts.push([]);
    else parts.at(-1)?.push(token);
  }
  return parts;
}

/** The column or table a token names: unquoted, lower case, as neither engine minds. */
export function nameOf(token: Token | undefined): string {
  if (token?.kind === 'name') return token.value.toLowerCase();
  if (token?.kind === 'word') return token.raw.toLowerCase();
  throw new RefusedSql(`expected a name, found ${token?.raw ?? 'the end'}`);
}

function match(sql: string, at: number): readonly [Token['kind'] | 'refused', string] | null {
  for (const [kind, shape] of SHAPES) {
    shape.lastIndex = at;
    const raw = shape.exec(sql)?.[0];
    if (raw !== undefined) return [kind, raw];
  }
  return null;
}

function valueOf(kind: Token['kind'], raw: string): string {
  if (kind === 'word') return raw.toUpperCase();
  if (kind === 'name') return raw.slice(1, -1);
  return raw;
}
