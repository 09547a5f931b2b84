/**
 * What a statement may not contain, because TiDB, MariaDB and SQLite would not agree on it or Forge refuses it. Every
 * refusal says what to write instead. What is not refused here must mean the same on all three.
 */
import { checkGroups } from './sql-groups';
import type { Token } from './sql-tokens';
import { RefusedSql, isWord, nameOf, splitByComma } from './sql-tokens';

const SIGNS: Readonly<Record<string, string>> = {
  '/': 'division differs between engines: compute shares in the domain',
  '%': 'the remainder of negative numbers differs: compute it in the domain',
  '||': 'means OR on one engine and joins texts on another: build texts in the app',
  '&&': 'write AND',
  '!': 'write NOT',
  '<=>': 'not known everywhere: write IS NULL beside =',
  ':=': 'no variables',
  '@': 'no variables',
  '->': 'JSON is read in the app',
  '->>': 'JSON is read in the app',
  ':': 'parameters are written as ?',
  '<<': 'no bit arithmetic',
  '>>': 'no bit arithmetic',
  '&': 'no bit arithmetic',
  '|': 'no bit arithmetic',
  '^': 'no bit arithmetic',
  '~': 'no bit arithmetic',
};

const TIME = 'times are BIGINT ms and come from the app';

/** Words that have no place in any statement of ours. */
const WORDS: Readonly<Record<string, string>> = {
  OFFSET: 'page by the last key seen',
  IGNORE: 'it hides every error: insert, and read again when that fails',
  FOREIGN: 'Forge SQL has no foreign keys',
  REFERENCES: 'Forge SQL has no foreign keys',
  INTERVAL: TIME,
  CURRENT_TIMESTAMP: TIME,
  CURRENT_DATE: TIME,
  CURRENT_TIME: TIME,
  COLLATE: 'the collation is utf8mb4_bin already',
  REGEXP: 'patterns differ: filter in the app',
  RLIKE: 'patterns differ: filter in the app',
  GLOB: 'not MySQL',
  XOR: 'write it with AND, OR and NOT',
  DIV: 'compute it in the domain',
  SEPARATOR: 'read the rows',
  RETURNING: 'not MySQL: read again',
  CONFLICT: 'write ON DUPLICATE KEY UPDATE',
  STRAIGHT_JOIN: 'not known everywhere',
  SHARE: 'Forge SQL has no transactions, so nothing to lock',
};

/** What may stand before an opening parenthesis as a function. Whatever is not here is refused. */
const FUNCTIONS = [
  'COUNT', 'SUM', 'MIN', 'MAX', 'COALESCE', 'NULLIF', 'IF', 'GREATEST', 'LEAST', 'ABS', 'SIGN', 'CHAR_LENGTH',
  'ROW_NUMBER', 'RANK', 'DENSE_RANK', 'LAG', 'LEAD', 'DATABASE',
]; // prettier-ignore
const NOT_FUNCTIONS = [
  'VALUES', 'IN', 'AND', 'OR', 'NOT', 'EXISTS', 'ON', 'WHERE', 'SELECT', 'FROM', 'AS', 'OVER', 'BY', 'WHEN', 'THEN',
  'ELSE', 'JOIN', 'UNION', 'ALL', 'BETWEEN', 'DISTINCT', 'HAVING', 'LIKE', 'INTO', 'ANY',
]; // prettier-ignore
const NAMES_FOLLOW = ['INTO', 'TABLE', 'INDEX', 'KEY', 'WITH', 'RECURSIVE'];
const INSTEAD_OF_FUNCTION: Readonly<Record<string, string>> = {
  NOW: TIME,
  UNIX_TIMESTAMP: TIME,
  DATE_SUB: TIME,
  DATE_ADD: TIME,
  CONCAT: 'NULL joins differently: build texts in the app',
  GROUP_CONCAT: 'its length limit and separator differ: read the rows',
  AVG: 'it is a division: read SUM and COUNT',
  ROUND: 'halves round differently: compute it in the domain',
  LENGTH: 'bytes on one engine, characters on another: write CHAR_LENGTH',
  LOWER: 'only some engines fold beyond ASCII: keep a …_folded column',
  UPPER: 'only some engines fold beyond ASCII: keep a …_folded column',
  IFNULL: 'write COALESCE',
  RAND: 'no randomness in statements',
  UUID: 'ids come from the caller',
};

const STATEMENTS = ['SELECT', 'WITH', 'INSERT', 'REPLACE', 'UPDATE', 'DELETE', 'CREATE', 'ALTER', 'DROP'];
/** @throws RefusedSql naming the rule and what to write instead */
export function checkRules(tokens: readonly Token[]): void {
  if (!isWord(tokens[0], ...STATEMENTS)) {
    throw new RefusedSql(`${tokens[0]?.raw ?? 'an empty statement'}: not a statement of the portable subset`);
  }
  for (const token of tokens) {
    const why = token.kind === 'sign' ? SIGNS[token.raw] : token.kind === 'word' ? WORDS[token.value] : undefined;
    if (why !== undefined) throw new RefusedSql(`${token.raw}: ${why}`);
    if (token.kind === 'text' && token.raw.includes('\\'))
      throw new RefusedSql('a backslash in a text: bind it with ?');
  }
  if (tokens.some((token, at) => token.raw === ';' && at < tokens.length - 1)) {
    throw new RefusedSql('one statement per request');
  }
  // Definitions have a grammar of their own, stricter than a list of functions.
  if (!isWord(tokens[0], 'CREATE', 'ALTER', 'DROP')) checkFunctions(tokens);
  checkLimits(tokens);
  checkLike(tokens);
  checkGroups(tokens);
}

function checkFunctions(tokens: readonly Token[]): void {
  tokens.forEach((token, at) => {
    if (token.kind !== 'word' || tokens[at + 1]?.raw !== '(') return;
    if (
      FUNCTIONS.includes(token.value) ||
      NOT_FUNCTIONS.includes(token.value) ||
      isWord(tokens[at - 1], ...NAMES_FOLLOW)
    )
      return;
    throw new RefusedSql(
      `${token.raw}(): ${INSTEAD_OF_FUNCTION[token.value] ?? 'not a function of the portable subset'}`,
    );
  });
}

/**
 * MySQL shows an assignment the columns already assigned in the same list, SQLite shows it the old row: a column read
 * after it was assigned means two things.
 */
export function checkAssignments(list: readonly Token[]): void {
  const assigned = new Set<string>();
  for (const part of splitByComma(list)) {
    const column = nameOf(part[0]);
    const reads = part.slice(2).filter((token, at) => isColumnRead(part.slice(2), at) && token.kind !== 'sign');
    const stale = reads.find((token) => assigned.has(nameOf(token)));
    if (stale !== undefined) {
      throw new RefusedSql(
        `${stale.raw} is read after it was assigned, which engines understand differently: assign it last`,
      );
    }
    assigned.add(column);
  }
}

function isColumnRead(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token?.kind !== 'word' && token?.kind !== 'name') return false;
  // VALUES(x) is the row that was to be inserted: never the one being changed.
  return !(tokens[at - 1]?.raw === '(' && isWord(tokens[at - 2], 'VALUES'));
}

function checkLimits(tokens: readonly Token[]): void {
  const limit = tokens.findIndex((token) => isWord(token, 'LIMIT'));
  if (limit === -1) return;
  if (isWord(tokens[0], 'DELETE', 'UPDATE')) throw new RefusedSql(`${tokens[0]?.raw ?? ''} … LIMIT: name the keys`);
  tokens.forEach((token, at) => {
    if (isWord(token, 'LIMIT') && tokens[at + 2]?.raw === ',')
      throw new RefusedSql('LIMIT a, b is an offset: page by the last key seen');
  });
}

/** Case matters on one collation and not on another, so only folded columns may be searched. */
function checkLike(tokens: readonly Token[]): void {
  tokens.forEach((token, at) => {
    if (!isWord(token, 'LIKE')) return;
    const left = tokens[isWord(tokens[at - 1], 'NOT') ? at - 2 : at - 1];
    const folded = left !== undefined && left.kind !== 'sign' && /(^|_)folded$/.test(nameOf(left));
    if (!folded) throw new RefusedSql('LIKE: only on a column named folded or …_folded, kept in lower case by the app');
    if (!isWord(tokens[at + 2], 'ESCAPE'))
      throw new RefusedSql('LIKE: say its ESCAPE character, engines have different ones');
  });
}
