import { describe, expect, test } from 'vitest';
import * as v from 'valibot';
import { openForgeSql } from './sql';
import { translate } from './sql-dialect';

const Failure = v.object({
  code: v.string(),
  message: v.string(),
  debug: v.optional(v.object({ code: v.string(), sqlMessage: v.string() })),
});
const Success = v.object({ rows: v.unknown() });

/** A database with one table, `word(id, word, rev, size)`, and ways to ask it. */
function aStore() {
  const counts = { invokes: 0, sqlStatements: 0, sqlRows: 0, jiraCalls: 0, jiraPoints: 0, queuePushes: 0 };
  let nowMs = 0;
  const sql = openForgeSql({ file: null, counts, now: () => nowMs });
  const ask = (path: string, query: string, params: readonly unknown[]) =>
    sql.request(path, JSON.stringify({ query, params, method: 'all' }));
  const store = {
    counts,
    pass: (ms: number) => (nowMs += ms),
    define: (query: string) => ask('/api/v1/execute/ddl', query, []),
    answer: (query: string, params: readonly unknown[] = []) => ask('/api/v1/execute', query, params),
    rows: (query: string, params: readonly unknown[] = []) => {
      const answer = ask('/api/v1/execute', query, params);
      return answer.status === 200 ? v.parse(Success, answer.body).rows : answer.body;
    },
    failure: (query: string, params: readonly unknown[] = []) =>
      v.parse(Failure, ask('/api/v1/execute', query, params).body),
  };
  store.define(`CREATE TABLE IF NOT EXISTS word (
    id VARCHAR(10) NOT NULL, word_folded VARCHAR(20), rev BIGINT NOT NULL, yes TINYINT, size DOUBLE, body TEXT,
    PRIMARY KEY (id, rev), KEY by_word (word_folded), UNIQUE KEY by_body (rev, id)
  )`);
  return store;
}

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
  test.for([
    ['SELECT a / b FROM t', 'division'],
    ["SELECT a || 'x' FROM t", 'build texts in the app'],
    ['SELECT a FROM t WHERE a <=> b', 'IS NULL'],
    ["SELECT a FROM t WHERE word LIKE 'x%'", '_folded'],
    ["SELECT a FROM t WHERE word_folded LIKE 'x%'", 'ESCAPE'],
    ['SELECT a FROM t LIMIT 10 OFFSET 5', 'last key seen'],
    ['SELECT a FROM t LIMIT 5, 10', 'last key seen'],
    ['DELETE FROM t WHERE a = 1 LIMIT 10', 'name the keys'],
    ['INSERT IGNORE INTO t (a) VALUES (1)', 'hides every error'],
    ['SELECT a FROM t; SELECT b FROM t', 'one statement'],
    ['SELECT a, COUNT(*) FROM t GROUP BY b', "any row's"],
    ['SELECT a, COUNT(*) FROM t', "any row's"],
    ['SELECT AVG(a) FROM t', 'SUM and COUNT'],
    ['SELECT NOW()', 'BIGINT ms'],
    ['SELECT a FROM t WHERE at > DATE_SUB(?, INTERVAL 1 DAY)', 'BIGINT ms'],
    ['SELECT a FROM t WHERE word = "x"', 'single quotes'],
    ['SELECT LOWER(a) FROM t', '_folded'],
    ['SELECT JSON_EXTRACT(a, ?) FROM t', 'not a function'],
    ['BEGIN', 'not a statement'],
    ['SHOW TABLES', 'not a statement'],
    ['SELECT a FROM t -- all of it', 'no comments'],
    ['UPDATE t SET rev = 2, body = IF(rev > 1, ?, body) WHERE id = ?', 'assign it last'],
    [
      'INSERT INTO t (id, rev, body) VALUES (?, ?, ?) ON DUPLICATE KEY UPDATE rev = VALUES(rev), body = IF(VALUES(rev) > rev, VALUES(body), body)',
      'assign it last',
    ],
    ['CREATE TABLE t (id BIGINT PRIMARY KEY AUTO_INCREMENT)', 'AUTO_INCREMENT'],
    ['CREATE TABLE t (id BIGINT NOT NULL, PRIMARY KEY (id)) ENGINE=InnoDB', 'table options'],
    ['CREATE TABLE t (id BIGINT, FOREIGN KEY (id) REFERENCES u (id))', 'no foreign keys'],
    ['CREATE TABLE t (id BIGINT, d DATETIME)', 'DATETIME'],
    ['CREATE TABLE t (id BIGINT, d DECIMAL(10,2))', 'DECIMAL'],
    ['CREATE TABLE t (body TEXT NOT NULL, PRIMARY KEY (body))', 'cannot be in a key'],
    ['CREATE TABLE t (word VARCHAR(769) NOT NULL, PRIMARY KEY (word))', '3072'],
    ['ALTER TABLE t MODIFY a BIGINT', 'expected ADD'],
  ] as const)('%s is refused', ([sql, why]) => {
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

  test('a refusal reaches the app as an invalid query', () => {
    expect(aStore().failure('SELECT rev / 2 FROM word')).toMatchObject({ code: 'INVALID_SQL_QUERY' });
  });

  test('definitions and changes each have their own door', () => {
    const store = aStore();
    expect(store.failure('CREATE TABLE other (id BIGINT)').message).toContain('executeDDL');
    expect(store.define("INSERT INTO word (id, rev) VALUES ('a', 1)").status).toBe(400);
  });
});

describe('what the store answers', () => {
  test('an upsert changes the row that is there, and only forward', () => {
    const store = aStore();
    const upsert =
      'INSERT INTO word (id, rev, size, body) VALUES (?, 1, ?, ?) ON DUPLICATE KEY UPDATE body = IF(VALUES(size) > size, VALUES(body), body), size = GREATEST(size, VALUES(size))';
    for (const [size, body] of [
      [1, 'one'],
      [3, 'three'],
      [2, 'two'],
    ] as const)
      store.rows(upsert, ['a', size, body]);
    expect(store.rows('SELECT size, body FROM word')).toEqual([{ size: 3, body: 'three' }]);
  });

  test('a key that is taken is a duplicate entry, as MySQL words it', () => {
    const store = aStore();
    store.rows("INSERT INTO word (id, rev) VALUES ('a', 1)");
    const failure = store.failure("INSERT INTO word (id, rev) VALUES ('a', 1)");
    expect(failure).toMatchObject({ code: 'SQL_EXECUTION_ERROR', debug: { code: 'ER_DUP_ENTRY' } });
    expect(failure.message).toMatch(/^Duplicate entry .* for key 'word\.PRIMARY'$/);
  });

  test('a missing table is told by name', () => {
    expect(aStore().failure('SELECT a FROM nowhere').message).toBe("Table 'forge.nowhere' doesn't exist");
  });

  test('a text as long as its column fits, one character more does not', () => {
    const store = aStore();
    expect(store.answer('INSERT INTO word (id, rev) VALUES (?, 1)', ['é'.repeat(10)]).status).toBe(200);
    expect(store.failure('INSERT INTO word (id, rev) VALUES (?, 1)', ['é'.repeat(11)]).message).toBe(
      "Data too long for column 'id' at row 1",
    );
  });

  test('a TEXT holds 65,535 bytes, not characters', () => {
    const store = aStore();
    expect(store.answer("INSERT INTO word (id, rev, body) VALUES ('a', 1, ?)", ['x'.repeat(65_535)]).status).toBe(200);
    const failure = store.failure("INSERT INTO word (id, rev, body) VALUES ('b', 1, ?)", ['é'.repeat(32_768)]);
    expect(failure.debug?.code).toBe('ER_DATA_TOO_LONG');
  });

  test('a TINYINT ends at 127, and a word is no number', () => {
    const store = aStore();
    expect(store.answer("INSERT INTO word (id, rev, yes) VALUES ('a', 1, 127)").status).toBe(200);
    expect(store.failure("INSERT INTO word (id, rev, yes) VALUES ('b', 1, 128)").debug?.code).toBe(
      'ER_WARN_DATA_OUT_OF_RANGE',
    );
    expect(store.answer("INSERT INTO word (id, rev, yes) VALUES ('c', 1, ?)", ['no']).status).toBe(400);
  });

  test('letters of different case are different, also for LIKE', () => {
    const store = aStore();
    store.rows("INSERT INTO word (id, rev, word_folded) VALUES ('a', 1, 'Word'), ('A', 1, 'word')");
    expect(store.rows("SELECT id FROM word WHERE id = 'A'")).toEqual([{ id: 'A' }]);
    expect(store.rows("SELECT id FROM word WHERE word_folded LIKE 'wo%' ESCAPE '!'")).toEqual([{ id: 'A' }]);
  });

  test('a sum comes as text and a count as a number, as from MySQL', () => {
    const store = aStore();
    store.rows("INSERT INTO word (id, rev) VALUES ('a', 1), ('b', 2)");
    expect(store.rows('SELECT COUNT(*) AS n, SUM(rev) AS total FROM word')).toEqual([{ n: 2, total: '3' }]);
    expect(store.rows('SELECT SUM(rev) AS total FROM word WHERE rev > 9')).toEqual([{ total: null }]);
  });

  test('as many values are bound as the statement asks for', () => {
    expect(aStore().failure('SELECT id FROM word WHERE id = ?', []).message).toContain('1 parameters wanted, 0 bound');
  });

  test('a column may be added again only when the definition says so', () => {
    const store = aStore();
    expect(store.define('ALTER TABLE word ADD COLUMN late TINYINT NOT NULL DEFAULT 0').status).toBe(200);
    expect(store.define('ALTER TABLE word ADD COLUMN late TINYINT NOT NULL DEFAULT 0').status).toBe(400);
    expect(store.define('ALTER TABLE word ADD COLUMN IF NOT EXISTS late TINYINT NOT NULL DEFAULT 0').status).toBe(200);
  });

  test('25 definitions fit into a minute, the 26th does not, and the next minute is free again', () => {
    const store = aStore();
    const again = () => store.define('CREATE INDEX IF NOT EXISTS later ON word (rev)').status;
    for (let nth = 2; nth <= 25; nth += 1) expect(again()).toBe(200);
    expect(again()).toBe(429);
    store.pass(60_000);
    expect(again()).toBe(200);
  });

  test('a request of 1 MiB is read, a larger one is not, and an answer over 4 MiB is not given', () => {
    const store = aStore();
    store.define('CREATE TABLE big (id BIGINT PRIMARY KEY, body MEDIUMTEXT NOT NULL)');
    const insert = 'INSERT INTO big (id, body) VALUES (?, ?)';
    for (let id = 1; id <= 5; id += 1) expect(store.answer(insert, [id, 'x'.repeat(1_000_000)]).status).toBe(200);
    expect(store.answer(insert, [6, 'x'.repeat(1024 * 1024)]).status).toBe(413);
    expect(store.answer('SELECT body FROM big WHERE id <= 4').status).toBe(200);
    expect(store.answer('SELECT body FROM big').status).toBe(413);
  });

  test('statements and rows are counted, read and written', () => {
    const store = aStore();
    const before = { ...store.counts };
    store.rows("INSERT INTO word (id, rev) VALUES ('a', 1), ('b', 2)");
    store.rows('SELECT id FROM word');
    expect(store.counts.sqlStatements - before.sqlStatements).toBe(2);
    expect(store.counts.sqlRows - before.sqlRows).toBe(4);
  });
});
