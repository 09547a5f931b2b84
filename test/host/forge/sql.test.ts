/** What a statement of ours may not say, and what it may. */
import { describe, expect, test } from 'vitest';
import { REFUSED } from './fixtures/refused-sql';
import { translate } from './sql-dialect';

/** What the subset says of a statement, null when it lets it pass. */
function refusalOf(sql: string): string | null {
  try {
    translate(sql);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : 'not an error';
  }
}

describe('what the store may say', () => {
  test.for(REFUSED)('%s is refused', ([sql, why]) => {
    expect(refusalOf(sql)).toContain(why);
  });

  test.for([
    "SELECT a, COUNT(*) AS n FROM t WHERE word_folded LIKE ? ESCAPE '!' GROUP BY a HAVING COUNT(*) > 1 ORDER BY n DESC LIMIT 10",
    "SELECT b, SUM(CASE WHEN a = 'x / y -- z' THEN 1 ELSE 0 END) AS n FROM t GROUP BY b",
    'INSERT INTO t (id, rev, body) VALUES (?, ?, ?) ON DUPLICATE KEY UPDATE body = IF(VALUES(rev) > rev, VALUES(body), body), rev = GREATEST(rev, VALUES(rev))',
    'SELECT t.a FROM t JOIN u ON u.id = t.id WHERE t.a IN (?, ?) AND EXISTS (SELECT 1 FROM v WHERE v.id = t.id)',
    'CREATE TABLE t (word VARCHAR(768) NOT NULL, PRIMARY KEY (word))',
    'WITH recent AS (SELECT a FROM t) SELECT a FROM recent',
    'SELECT a, ROW_NUMBER() OVER (PARTITION BY b ORDER BY c) AS place FROM t',
  ])('%s passes', (sql) => {
    expect(refusalOf(sql)).toBeNull();
  });
});
