/**
 * Definitions of the portable subset as SQLite understands them: CREATE TABLE, ALTER TABLE … ADD COLUMN, CREATE INDEX,
 * DROP TABLE. What MySQL would check and SQLite would not (lengths, ranges, key sizes) is checked here or put into the
 * table as a CHECK, so a value the real store refuses is refused here too.
 */
import { Reader } from './sql-reader';
import type { Token } from './sql-tokens';
import { RefusedSql, isWord, nameOf, splitByComma } from './sql-tokens';

/** Bytes of an index key at most, in InnoDB and TiDB; a utf8mb4 character counts 4. */
const MAX_KEY_BYTES = 3072;
const INTEGERS: Readonly<Record<string, readonly [string, string]>> = {
  TINYINT: ['-128', '127'],
  SMALLINT: ['-32768', '32767'],
  INT: ['-2147483648', '2147483647'],
  BIGINT: ['-9223372036854775808', '9223372036854775807'],
};
/** Bytes a value may have. */
const TEXTS: Readonly<Record<string, number>> = { TEXT: 65_535, MEDIUMTEXT: 16_777_215, LONGTEXT: 4_294_967_295 };

interface Column {
  readonly name: string;
  readonly sql: string;
  /** What it takes in an index; null when it cannot be in one. */
  readonly keyBytes: number | null;
}

/** The statements SQLite needs for one definition, in order. `ignoreDuplicateColumn`: it may be there already. */
export interface Definition {
  readonly statements: readonly string[];
  readonly ignoreDuplicateColumn: boolean;
}

/** @throws RefusedSql */
export function translateDefinition(all: readonly Token[]): Definition {
  const tokens = all.at(-1)?.raw === ';' ? all.slice(0, -1) : all;
  const reader = new Reader(tokens);
  if (reader.take('CREATE', 'TABLE')) return createTable(reader);
  if (reader.take('ALTER', 'TABLE')) return addColumn(reader);
  if (reader.take('DROP', 'TABLE')) {
    const optional = reader.take('IF', 'EXISTS');
    return plain([`DROP TABLE ${optional ? 'IF EXISTS ' : ''}${quoted(reader.name())}`], reader);
  }
  reader.expect('CREATE');
  const unique = reader.take('UNIQUE');
  reader.expect('INDEX');
  const optional = reader.take('IF', 'NOT', 'EXISTS');
  const index = reader.name();
  reader.expect('ON');
  const table = reader.name();
  const columns = nameList(reader.parenthesised());
  return plain([createIndex(table, index, columns, unique, optional)], reader);
}

function createTable(reader: Reader): Definition {
  const optional = reader.take('IF', 'NOT', 'EXISTS') ? 'IF NOT EXISTS ' : '';
  const table = reader.name();
  const body = reader.parenthesised();
  if (!reader.atEnd) throw new RefusedSql(`${reader.next?.raw ?? ''}: no table options, Forge decides them`);
  const columns = new Map<string, Column>();
  const constraints: string[] = [];
  const indexes: string[] = [];
  for (const part of splitByComma(body)) {
    const line = new Reader(part);
    if (line.take('PRIMARY', 'KEY')) {
      constraints.push(`PRIMARY KEY (${keyed(columns, nameList(line.parenthesised())).map(quoted).join(', ')})`);
    } else if (isWord(line.next, 'KEY', 'INDEX', 'UNIQUE')) {
      const unique = line.take('UNIQUE');
      if (!line.take('KEY')) line.expect('INDEX');
      const index = line.name();
      indexes.push(createIndex(table, index, keyed(columns, nameList(line.parenthesised())), unique, optional !== ''));
    } else {
      const column = readColumn(line);
      columns.set(column.name, column);
    }
    line.end();
  }
  const lines = [...[...columns.values()].map((column) => column.sql), ...constraints];
  return {
    statements: [`CREATE TABLE ${optional}${quoted(table)} (${lines.join(', ')}) STRICT`, ...indexes],
    ignoreDuplicateColumn: false,
  };
}

function addColumn(reader: Reader): Definition {
  const table = reader.name();
  reader.expect('ADD');
  reader.take('COLUMN');
  const ignoreDuplicateColumn = reader.take('IF', 'NOT', 'EXISTS');
  const column = readColumn(reader);
  reader.end();
  return { statements: [`ALTER TABLE ${quoted(table)} ADD COLUMN ${column.sql}`], ignoreDuplicateColumn };
}

function readColumn(reader: Reader): Column {
  const name = reader.name();
  const type = reader.word();
  const [affinity, check, keyBytes] = readType(type, quoted(name), reader);
  const required = reader.take('NOT', 'NULL');
  if (!required) reader.take('NULL');
  let fallback = '';
  if (reader.take('DEFAULT')) {
    if (type in TEXTS) throw new RefusedSql(`${name}: ${type} has no default in MySQL`);
    fallback = ` DEFAULT ${reader.literal()}`;
  }
  const primary = reader.take('PRIMARY', 'KEY') ? ' PRIMARY KEY' : '';
  // The constraint's name is all SQLite tells of a refusal.
  const limit = ` CONSTRAINT ${quoted(`${affinity === 'TEXT' ? 'length' : 'range'} of ${name}`)} CHECK (${check})`;
  const sql = `${quoted(name)} ${affinity}${required ? ' NOT NULL' : ''}${fallback}${primary}${limit}`;
  return { name, sql, keyBytes };
}

/** SQLite's type, the check that stands for MySQL's limit, and the bytes in a key. */
function readType(type: string, column: string, reader: Reader): readonly [string, string, number | null] {
  const range = INTEGERS[type];
  // INT and not INTEGER: the latter as primary key would be SQLite's row number and fill itself in.
  if (range !== undefined) return ['INT', `${column} BETWEEN ${range[0]} AND ${range[1]}`, 8];
  if (type === 'DOUBLE') return ['REAL', '1', 8];
  if (type === 'VARCHAR' || type === 'CHAR') {
    const length = Number(reader.parenthesised()[0]?.raw);
    if (!(length >= 1 && length <= (type === 'CHAR' ? 255 : 16_383)))
      throw new RefusedSql(`${column}: ${type} needs a length`);
    return ['TEXT', `length(${column}) <= ${String(length)}`, length * 4];
  }
  const bytes = TEXTS[type];
  if (bytes === undefined) {
    throw new RefusedSql(`${type}: use TINYINT, INT, BIGINT, DOUBLE, CHAR, VARCHAR, TEXT, MEDIUMTEXT or LONGTEXT`);
  }
  return ['TEXT', `octet_length(${column}) <= ${String(bytes)}`, null];
}

/** The columns of a key, refused where MySQL would refuse the key. */
function keyed(columns: ReadonlyMap<string, Column>, names: readonly string[]): readonly string[] {
  let bytes = 0;
  for (const name of names) {
    const column = columns.get(name);
    if (column === undefined) throw new RefusedSql(`${name}: no such column above this key`);
    if (column.keyBytes === null) throw new RefusedSql(`${name}: a TEXT column cannot be in a key`);
    bytes += column.keyBytes;
  }
  if (bytes > MAX_KEY_BYTES) {
    throw new RefusedSql(
      `the key (${names.join(', ')}) takes ${String(bytes)} bytes, more than ${String(MAX_KEY_BYTES)}`,
    );
  }
  return names;
}

/** Index names belong to their table in MySQL, to the database in SQLite. */
function createIndex(
  table: string,
  index: string,
  columns: readonly string[],
  unique: boolean,
  optional: boolean,
): string {
  const head = `CREATE ${unique ? 'UNIQUE ' : ''}INDEX ${optional ? 'IF NOT EXISTS ' : ''}${quoted(`${table}__${index}`)}`;
  return `${head} ON ${quoted(table)} (${columns.map(quoted).join(', ')})`;
}

function plain(statements: readonly string[], reader: Reader): Definition {
  reader.end();
  return { statements, ignoreDuplicateColumn: false };
}

function nameList(tokens: readonly Token[]): readonly string[] {
  return splitByComma(tokens).map((part) => {
    if (part.length !== 1) throw new RefusedSql('a key names plain columns');
    return nameOf(part[0]);
  });
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
