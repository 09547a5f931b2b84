/** Which engine the tests keep Forge SQL in: SQLite, unless PREMISE_TEST_SQL says otherwise. */
import { startMariaDb } from '../host/forge/mariadb';
import type { MariaDb } from '../host/forge/mariadb';

let own: Promise<MariaDb> | undefined;

/**
 * The option `sql` for a host of this test run; null = SQLite. PREMISE_TEST_SQL is the address of a MariaDB, or
 * `mariadb` for one of the test process's own, which ends with it.
 * @throws Error when there is no MariaDB to start
 */
export async function sqlForTests(): Promise<string | null> {
  const wanted = process.env['PREMISE_TEST_SQL'] ?? '';
  if (wanted === '' || wanted === 'sqlite') return null;
  if (wanted !== 'mariadb') return wanted;
  own ??= startMariaDb();
  return (await own).url;
}
