/**
 * The tables that hold what people said: the only ones nothing can rebuild.
 *
 * `entry` is the record. One row per event, `rev` counting from 1 within a stream; inserting rev n+1 is the
 * compare-and-set. `command` is the id of the command that said it, so that a retry recognises itself; `actor` is the
 * one place an account id is kept. Streams: `premise:<issueId>`, `assumption:<uuid>`, `settings:<projectId>`,
 * `report:<projectId>`, `outcome:<uuid>`, `retro:<uuid>`.
 *
 * `head` is a cache of what a stream's entries add up to, never ahead of them and rebuilt from them.
 *
 * Dialect: as in `facts-tables.ts`.
 */
import type { TableDefinition } from './facts-tables';

const entry = `CREATE TABLE IF NOT EXISTS entry (
  stream VARCHAR(80) NOT NULL,
  rev BIGINT NOT NULL,
  at_ms BIGINT NOT NULL,
  actor VARCHAR(128),
  command VARCHAR(64) NOT NULL,
  kind VARCHAR(40) NOT NULL,
  body MEDIUMTEXT NOT NULL,
  PRIMARY KEY (stream, rev),
  KEY entry_by_command (stream, command),
  KEY entry_by_actor (actor, at_ms)
)`;

const head = `CREATE TABLE IF NOT EXISTS head (
  stream VARCHAR(80) NOT NULL,
  rev BIGINT NOT NULL,
  project_id VARCHAR(32) NOT NULL,
  body MEDIUMTEXT NOT NULL,
  PRIMARY KEY (stream),
  KEY head_by_project (project_id)
)`;

export const LOG_TABLES: readonly TableDefinition[] = [
  { name: 'entry', ddl: entry },
  { name: 'head', ddl: head },
];
