/** Forge SQL on each engine there is: the same rules in front, the same answers, and Forge's limits. */
import { expect, describe, test } from 'vitest';
import * as v from 'valibot';
import { ENGINES, Failure, aForgeSql, noCounts } from './fixtures/a-forge-sql';
import { REFUSED } from './fixtures/refused-sql';
import { createSqlLimits } from './sql-limits';

describe.for(ENGINES)('what %s answers', (engine) => {
  test('a refusal reaches the app as an invalid query, and nothing reaches the engine', async () => {
    const store = await aForgeSql(engine);
    const before = store.counts.sqlStatements;
    for (const [sql, why] of REFUSED) {
      const isDefinition = /^(CREATE|ALTER)/.test(sql);
      const answer = isDefinition ? await store.define(sql) : await store.answer(sql);
      const { code, message } = v.parse(Failure, answer.body);
      expect({ sql, code, isSaid: message.includes(why) }).toEqual({ sql, code: 'INVALID_SQL_QUERY', isSaid: true });
    }
    expect(store.counts.sqlStatements).toBe(before);
  });

  test('definitions and changes each have their own door', async () => {
    const store = await aForgeSql(engine);
    expect((await store.failure('CREATE TABLE other (id BIGINT)')).message).toContain('executeDDL');
    expect((await store.define("INSERT INTO word (id, rev) VALUES ('a', 1)")).status).toBe(400);
  });

  test('an upsert changes the row that is there, and only forward', async () => {
    const store = await aForgeSql(engine);
    const upsert =
      'INSERT INTO word (id, rev, size, body) VALUES (?, 1, ?, ?) ON DUPLICATE KEY UPDATE body = IF(VALUES(size) > size, VALUES(body), body), size = GREATEST(size, VALUES(size))';
    for (const [size, body] of [
      [1, 'one'],
      [3, 'three'],
      [2, 'two'],
    ] as const)
      await store.rows(upsert, ['a', size, body]);
    expect(await store.rows('SELECT size, body FROM word')).toEqual([{ size: 3, body: 'three' }]);
  });

  test('a key that is taken is a duplicate entry, as MySQL words it', async () => {
    const store = await aForgeSql(engine);
    await store.rows("INSERT INTO word (id, rev) VALUES ('a', 1)");
    const failure = await store.failure("INSERT INTO word (id, rev) VALUES ('a', 1)");
    expect(failure).toMatchObject({ code: 'SQL_EXECUTION_ERROR', debug: { code: 'ER_DUP_ENTRY' } });
    expect(failure.message).toMatch(/^Duplicate entry .* for key '(word\.)?PRIMARY'$/);
  });

  test('a missing table is told by name', async () => {
    const { message } = await (await aForgeSql(engine)).failure('SELECT a FROM nowhere');
    expect(message).toMatch(/^Table '\w+\.nowhere' doesn't exist$/);
  });

  test('a text as long as its column fits, one character more does not', async () => {
    const store = await aForgeSql(engine);
    expect((await store.answer('INSERT INTO word (id, rev) VALUES (?, 1)', ['é'.repeat(10)])).status).toBe(200);
    expect((await store.failure('INSERT INTO word (id, rev) VALUES (?, 1)', ['é'.repeat(11)])).message).toBe(
      "Data too long for column 'id' at row 1",
    );
  });

  test('a TEXT holds 65,535 bytes, not characters', async () => {
    const store = await aForgeSql(engine);
    expect(
      (await store.answer("INSERT INTO word (id, rev, body) VALUES ('a', 1, ?)", ['x'.repeat(65_535)])).status,
    ).toBe(200);
    const insert = "INSERT INTO word (id, rev, body) VALUES ('b', 1, ?)";
    expect((await store.failure(insert, ['x'.repeat(65_536)])).debug?.code).toBe('ER_DATA_TOO_LONG');
    // Cut in the middle of a character, MariaDB complains of the character instead.
    expect((await store.answer(insert, ['é'.repeat(32_768)])).status).toBe(400);
  });

  test('a TINYINT ends at 127, and a word is no number', async () => {
    const store = await aForgeSql(engine);
    expect((await store.answer("INSERT INTO word (id, rev, yes) VALUES ('a', 1, 127)")).status).toBe(200);
    expect((await store.failure("INSERT INTO word (id, rev, yes) VALUES ('b', 1, 128)")).debug?.code).toBe(
      'ER_WARN_DATA_OUT_OF_RANGE',
    );
    expect((await store.answer("INSERT INTO word (id, rev, yes) VALUES ('c', 1, ?)", ['no'])).status).toBe(400);
  });

  test('letters of different case are different, also for LIKE', async () => {
    const store = await aForgeSql(engine);
    await store.rows("INSERT INTO word (id, rev, word_folded) VALUES ('a', 1, 'Word'), ('A', 1, 'word')");
    expect(await store.rows("SELECT id FROM word WHERE id = 'A'")).toEqual([{ id: 'A' }]);
    expect(await store.rows("SELECT id FROM word WHERE word_folded LIKE 'wo%' ESCAPE '!'")).toEqual([{ id: 'A' }]);
  });

  test('a sum comes as text and a count as a number, as from MySQL', async () => {
    const store = await aForgeSql(engine);
    await store.rows("INSERT INTO word (id, rev) VALUES ('a', 1), ('b', 2)");
    expect(await store.rows('SELECT COUNT(*) AS n, SUM(rev) AS total FROM word')).toEqual([{ n: 2, total: '3' }]);
    expect(await store.rows('SELECT SUM(rev) AS total FROM word WHERE rev > 9')).toEqual([{ total: null }]);
  });

  test('as many values are bound as the statement asks for', async () => {
    const { message } = await (await aForgeSql(engine)).failure('SELECT id FROM word WHERE id = ?', []);
    expect(message).toContain('1 parameters wanted, 0 bound');
  });

  test('a column may be added again only when the definition says so', async () => {
    const store = await aForgeSql(engine);
    expect((await store.define('ALTER TABLE word ADD COLUMN late TINYINT NOT NULL DEFAULT 0')).status).toBe(200);
    expect((await store.define('ALTER TABLE word ADD COLUMN late TINYINT NOT NULL DEFAULT 0')).status).toBe(400);
    expect(
      (await store.define('ALTER TABLE word ADD COLUMN IF NOT EXISTS late TINYINT NOT NULL DEFAULT 0')).status,
    ).toBe(200);
  });

  test('statements and rows are counted, read and written', async () => {
    const store = await aForgeSql(engine);
    const before = { ...store.counts };
    await store.rows("INSERT INTO word (id, rev) VALUES ('a', 1), ('b', 2)");
    await store.rows('SELECT id FROM word');
    expect(store.counts.sqlStatements - before.sqlStatements).toBe(2);
    expect(store.counts.sqlRows - before.sqlRows).toBe(4);
  });
});

describe.for(ENGINES)('limits on %s', (engine) => {
  test('25 definitions fit into a minute, the 26th does not, and the next minute is free again', async () => {
    const store = await aForgeSql(engine);
    const again = async () => (await store.define('CREATE INDEX IF NOT EXISTS later ON word (rev)')).status;
    for (let nth = 2; nth <= 25; nth += 1) expect(await again()).toBe(200);
    expect(await again()).toBe(429);
    store.pass(60_000);
    expect(await again()).toBe(200);
  });

  test('a request of 1 MiB is read, a larger one is not, and an answer over 4 MiB is not given', async () => {
    const store = await aForgeSql(engine);
    await store.define('CREATE TABLE big (id BIGINT PRIMARY KEY, body MEDIUMTEXT NOT NULL)');
    const insert = 'INSERT INTO big (id, body) VALUES (?, ?)';
    for (let id = 1; id <= 5; id += 1)
      expect((await store.answer(insert, [id, 'x'.repeat(1_000_000)])).status).toBe(200);
    expect((await store.answer(insert, [6, 'x'.repeat(1024 * 1024)])).status).toBe(413);
    expect((await store.answer('SELECT body FROM big WHERE id <= 4')).status).toBe(200);
    expect((await store.answer('SELECT body FROM big')).status).toBe(413);
  });

  test('150 writes fit into a second, the 151st does not, and reading goes on', async () => {
    const store = await aForgeSql(engine, { limitWrites: true });
    const write = async () => (await store.answer("UPDATE word SET size = 1 WHERE id = 'a'")).status;
    for (let nth = 1; nth <= 150; nth += 1) expect(await write()).toBe(200);
    expect(await write()).toBe(429);
    expect((await store.answer('SELECT id FROM word')).status).toBe(200);
    store.pass(1_000);
    expect(await write()).toBe(200);
  });

  test('the time each statement takes is added up in the counts', async () => {
    const store = await aForgeSql(engine);
    const before = store.counts.sqlMs;
    store.takes(100);
    await store.rows('SELECT id FROM word');
    expect(store.counts.sqlMs - before).toBeGreaterThanOrEqual(100);
    expect(store.counts.sqlMsBusiestMinute).toBe(store.counts.sqlMs);
  });
});

test('62.5 s of queries, side by side, fit into a minute; the next has to wait for the minute to pass', () => {
  let nowMs = 0;
  const counts = noCounts();
  const limits = createSqlLimits({ counts, now: () => 0, stopwatch: () => nowMs, limitWrites: false });
  limits.spend(62_499);
  limits.admit('read', false);
  limits.spend(1);
  expect(() => limits.admit('read', false)).toThrow('62.5 s of queries');
  nowMs = 60_000;
  limits.admit('read', false);
  limits.spend(10);
  expect(counts).toMatchObject({ sqlMs: 62_510, sqlMsBusiestMinute: 62_500 });
});

test('SQLite: a read of 5 s is answered, a longer one is cut off', async () => {
  for (const [ms, status] of [
    [5_000, 200],
    [5_001, 408],
  ] as const) {
    const store = await aForgeSql('SQLite');
    store.takes(ms);
    expect((await store.answer('SELECT id FROM word')).status).toBe(status);
  }
});

test('SQLite: a write of 10 s is kept, a longer one is cut off and leaves nothing behind', async () => {
  for (const [ms, status, rows] of [
    [10_000, 200, 1],
    [10_001, 408, 0],
  ] as const) {
    const store = await aForgeSql('SQLite');
    store.takes(ms);
    const answer = await store.answer("INSERT INTO word (id, rev) VALUES ('a', 1)");
    expect(answer.status).toBe(status);
    if (status === 408) expect(v.parse(Failure, answer.body).code).toBe('QUERY_TIMED_OUT');
    store.takes(0);
    expect(await store.rows('SELECT id FROM word')).toHaveLength(rows);
  }
});

test.runIf(ENGINES.includes('MariaDB'))(
  'MariaDB: a read, or a write, that goes on too long is stopped by the server',
  async () => {
    const store = await aForgeSql('MariaDB', { statementMs: { read: 100, write: 100, definition: 20_000 } });
    const many = Array.from({ length: 500 }, (_, nth) => `('a', ${String(nth)})`).join(', ');
    await store.rows(`INSERT INTO word (id, rev) VALUES ${many}`);
    const pairs = 'FROM word a JOIN word b ON b.rev <> a.rev';
    expect((await store.answer(`SELECT COUNT(*) AS n ${pairs} WHERE a.rev < 10`)).status).toBe(200);
    const endless = `SELECT COUNT(*) AS n ${pairs} JOIN word c ON c.rev <> b.rev JOIN word d ON d.rev <> c.rev`;
    const insert = `INSERT INTO word (id, rev) SELECT 'b', COUNT(*) AS n ${pairs} JOIN word c ON c.rev <> b.rev JOIN word d ON d.rev <> c.rev`;
    for (const sql of [endless, insert]) expect((await store.failure(sql)).code).toBe('QUERY_TIMED_OUT');
    expect(await store.rows("SELECT id FROM word WHERE id = 'b'")).toEqual([]);
  },
);
