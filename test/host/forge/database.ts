/** SQLite for a folder with one owner (see data-folder.ts). */
import { Database } from 'node-sqlite3-wasm';

/**
 * @param file null = in memory
 *
 * The file stays locked, and nothing waits for the disk: what the operating system has been given survives a killed
 * process, only a power cut would lose it. The journal undoes a statement that was cut in half.
 */
export function openDatabase(file: string | null): Database {
  const db = new Database(file ?? ':memory:');
  db.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = TRUNCATE; PRAGMA synchronous = OFF');
  return db;
}
