/** GROUP BY as strict engines read it: no column whose value could be any row's. */
import type { Token } from './sql-tokens';
import { RefusedSql, isWord, splitByComma } from './sql-tokens';

const AGGREGATES = ['COUNT', 'SUM', 'MIN', 'MAX'];
const CLAUSE_ENDS = ['FROM', 'WHERE', 'GROUP', 'HAVING', 'ORDER', 'LIMIT', 'UNION'];

/** @throws RefusedSql for a column neither grouped nor aggregated */
export function checkGroups(tokens: readonly Token[]): void {
  tokens.forEach((token, at) => {
    if (isWord(token, 'SELECT')) checkOneGroup(tokens, at);
  });
}

/** Under GROUP BY, or beside an aggregate, a column must be grouped or aggregated: else its value is anybody's. */
function checkOneGroup(tokens: readonly Token[], select: number): void {
  const depth = tokens[select]?.depth;
  const clause = (from: number, ...words: readonly string[]): number => {
    const found = tokens.findIndex(
      (t, at) => at >= from && (t.depth < (depth ?? 0) || (t.depth === depth && isWord(t, ...words))),
    );
    return found === -1 ? tokens.length : found;
  };
  const listEnd = clause(select + 1, ...CLAUSE_ENDS);
  const list = tokens.slice(isWord(tokens[select + 1], 'DISTINCT') ? select + 2 : select + 1, listEnd);
  const group = clause(listEnd, 'GROUP', 'UNION');
  const grouped = isWord(tokens[group], 'GROUP');
  const items = splitByComma(list);
  if (!grouped && !items.some(isAggregate)) return;
  const keys = grouped
    ? splitByComma(tokens.slice(group + 2, clause(group + 2, 'HAVING', 'ORDER', 'LIMIT', 'UNION')))
    : [];
  const known = new Set(keys.map(textOf));
  for (const item of items) {
    if (isAggregate(item) || known.has(textOf(withoutAlias(item))) || known.has(aliasOf(item)) || isConstant(item))
      continue;
    throw new RefusedSql(`${textOf(item)}: neither grouped nor aggregated, so its value would be any row's`);
  }
}

function isAggregate(item: readonly Token[]): boolean {
  return (
    item.some((token, at) => isWord(token, ...AGGREGATES) && item[at + 1]?.raw === '(') &&
    !item.some((t) => isWord(t, 'OVER'))
  );
}

function isConstant(item: readonly Token[]): boolean {
  return withoutAlias(item).every(
    (token) => token.kind === 'number' || token.kind === 'text' || token.kind === 'param' || isWord(token, 'NULL'),
  );
}

function withoutAlias(item: readonly Token[]): readonly Token[] {
  const as = item.findIndex((token) => isWord(token, 'AS') && token.depth === item[0]?.depth);
  return as === -1 ? item : item.slice(0, as);
}

function aliasOf(item: readonly Token[]): string {
  return withoutAlias(item).length === item.length ? '' : textOf(item.slice(-1));
}

function textOf(tokens: readonly Token[]): string {
  return tokens.map((token) => (token.kind === 'name' ? token.value : token.raw).toLowerCase()).join('');
}
