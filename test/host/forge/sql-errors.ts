/**
 * Refusals of Forge SQL. They have the shape seen in the wild: `{code, message, debug: {code, errno, sqlState,
 * sqlMessage}}`, the last as MySQL's driver words it.
 */
import type { Answer } from './answers';

/** SQLite's error as MySQL would word it, where the app could tell the difference. */
export function engineError(message: string): Answer {
  const unique = /^UNIQUE constraint failed: (\w+)\.(.+)$/.exec(message);
  if (unique !== null) {
    const columns = (unique[2] ?? '').replaceAll(`${unique[1] ?? ''}.`, '').replaceAll(', ', '-');
    return driverError(
      'ER_DUP_ENTRY',
      1062,
      '23000',
      `Duplicate entry '<${columns}>' for key '${unique[1] ?? ''}.PRIMARY'`,
    );
  }
  const table = /^no such table: (\w+)$/.exec(message);
  if (table !== null)
    return driverError('ER_NO_SUCH_TABLE', 1146, '42S02', `Table 'forge.${table[1] ?? ''}' doesn't exist`);
  const column = /^no such column: (.+)$/.exec(message);
  if (column !== null) return driverError('ER_BAD_FIELD_ERROR', 1054, '42S22', `Unknown column '${column[1] ?? ''}'`);
  const tooLong = /^CHECK constraint failed: length of (.+)$/.exec(message);
  if (tooLong !== null) {
    return driverError('ER_DATA_TOO_LONG', 1406, '22001', `Data too long for column '${tooLong[1] ?? ''}' at row 1`);
  }
  const range = /^CHECK constraint failed: range of (.+)$/.exec(message);
  if (range !== null) {
    return driverError('ER_WARN_DATA_OUT_OF_RANGE', 1264, '22003', `Out of range value for column '${range[1] ?? ''}'`);
  }
  const empty = /^NOT NULL constraint failed: \w+\.(\w+)$/.exec(message);
  if (empty !== null)
    return driverError('ER_BAD_NULL_ERROR', 1048, '23000', `Column '${empty[1] ?? ''}' cannot be null`);
  const there = /^duplicate column name: (\w+)$/.exec(message);
  if (there !== null)
    return driverError('ER_DUP_FIELDNAME', 1060, '42S21', `Duplicate column name '${there[1] ?? ''}'`);
  const syntax = message.includes('syntax error');
  return driverError(syntax ? 'ER_PARSE_ERROR' : 'ER_UNKNOWN_ERROR', syntax ? 1064 : 1105, 'HY000', message);
}

/** What the driver of MySQL says, as Forge hands it on. */
export function driverError(code: string, errno: number, sqlState: string, sqlMessage: string): Answer {
  return failed(400, 'SQL_EXECUTION_ERROR', sqlMessage, { code, errno, sqlState, sqlMessage });
}

/** An answer `@forge/sql` turns into a ForgeSQLAPIError. */
export function failed(
  status: number,
  code: string,
  message: string,
  debug: Readonly<Record<string, unknown>> | null,
): Answer {
  return { status, body: { code, message, ...(debug === null ? {} : { debug }) } };
}
