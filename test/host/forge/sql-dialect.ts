/**
 * MySQL as we write it, turned into SQLite. Only what TiDB, MariaDB and SQLite agree on passes: everything else is
 * refused by name, so that nothing works here that would not work there.
 */
import { translateDefinition } from './sql-ddl';
import { checkAssignments, checkRules } from './sql-rules';
import type { Token } from './sql-tokens';
import { RefusedSql, isWord, meaningful, tokenize } from './sql-tokens';

export interface Translated {
  readonly kind: 'read' | 'write' | 'definition';
  /** Run in this order. Only a definition has more than one. */
  readonly statements: readonly string[];
  readonly params: number;
  /** A definition that may find its column there already. */
  readonly ignoreDuplicateColumn: boolean;
  /** Result columns that are sums, by position: engines answer them as DECIMAL, so as text. */
  readonly sums: readonly number[];
}

/** The migration runner of `@forge/sql` makes its own table, with two things we may not use ourselves. */
const MIGRATIONS_TABLE = /^CREATE TABLE IF NOT EXISTS __migrations \(/;
const MIGRATIONS_DDL =
  'CREATE TABLE IF NOT EXISTS __migrations (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, ' +
  'migratedAt TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP)';

/** @throws RefusedSql when the statement is outside the portable subset */
export function translate(sql: string): Translated {
  if (MIGRATIONS_TABLE.test(sql)) return definition([MIGRATIONS_DDL], false);
  const all = tokenize(sql.trim());
  const tokens = meaningful(all);
  checkRules(tokens);
  if (isWord(tokens[0], 'CREATE', 'ALTER', 'DROP')) {
    const { statements, ignoreDuplicateColumn } = translateDefinition(tokens);
    return definition(statements, ignoreDuplicateColumn);
  }
  checkSetList(tokens);
  const upsertFrom = all.findIndex((token, at) => isDuplicateClause(all, at) && token.depth === 0);
  const params = tokens.filter((token) => token.kind === 'param').length;
  const writes = tokens.some((token) => token.depth === 0 && isWord(token, 'INSERT', 'REPLACE', 'UPDATE', 'DELETE'));
  return {
    kind: writes ? 'write' : 'read',
    statements: [rewrite(all, upsertFrom)],
    params,
    ignoreDuplicateColumn: false,
    sums: writes ? [] : sumColumns(tokens),
  };
}

function definition(statements: readonly string[], ignoreDuplicateColumn: boolean): Translated {
  return { kind: 'definition', statements, params: 0, ignoreDuplicateColumn, sums: [] };
}

function isDuplicateClause(tokens: readonly Token[], at: number): boolean {
  const words = meaningful(tokens.slice(at, at + 12));
  return ['ON', 'DUPLICATE', 'KEY', 'UPDATE'].every((word, step) => isWord(words[step], word));
}

function checkSetList(tokens: readonly Token[]): void {
  const update = tokens.findIndex((_, at) => isDuplicateClause(tokens, at));
  if (update !== -1) {
    checkAssignments(withoutEnd(tokens.slice(update + 4)));
    return;
  }
  const set = tokens.findIndex((token) => isWord(token, 'SET') && token.depth === 0);
  if (!isWord(tokens[0], 'UPDATE') || set === -1) return;
  const where = tokens.findIndex((token, at) => at > set && token.depth === 0 && isWord(token, 'WHERE', 'ORDER'));
  checkAssignments(withoutEnd(tokens.slice(set + 1, where === -1 ? tokens.length : where)));
}

function withoutEnd(tokens: readonly Token[]): readonly Token[] {
  return tokens.at(-1)?.raw === ';' ? tokens.slice(0, -1) : tokens;
}

function rewrite(all: readonly Token[], upsertFrom: number): string {
  const out: string[] = [];
  let skipUntil = -1;
  all.forEach((token, at) => {
    if (at < skipUntil) return;
    if (at === upsertFrom) {
      skipUntil = all.findIndex((later, index) => index > at && isWord(later, 'UPDATE')) + 1;
      out.push('ON CONFLICT DO UPDATE SET');
    } else if (upsertFrom !== -1 && at > upsertFrom && isWord(token, 'VALUES')) {
      const [column, close] = meaningful(all.slice(at + 1)).slice(1, 3);
      if (column === undefined || close?.raw !== ')') throw new RefusedSql('VALUES(): takes one column');
      skipUntil = all.indexOf(close) + 1;
      out.push(`excluded.${written(column)}`);
    } else {
      out.push(written(token));
    }
  });
  return out.join('');
}

function written(token: Token): string {
  if (token.kind === 'name') return `"${token.value}"`;
  if (isWord(token, 'GREATEST')) return 'MAX';
  if (isWord(token, 'LEAST')) return 'MIN';
  if (isWord(token, 'CHAR_LENGTH')) return 'LENGTH';
  return token.raw;
}

/** Which columns of the outermost result hold a SUM. */
function sumColumns(tokens: readonly Token[]): readonly number[] {
  const select = tokens.findIndex((token) => token.depth === 0 && isWord(token, 'SELECT'));
  const found: number[] = [];
  let column = 0;
  for (const token of tokens.slice(select + 1)) {
    if (token.depth === 0 && isWord(token, 'FROM', 'UNION')) break;
    if (token.depth === 0 && token.raw === ',') column += 1;
    if (isWord(token, 'SUM') && found.at(-1) !== column) found.push(column);
  }
  return found;
}
