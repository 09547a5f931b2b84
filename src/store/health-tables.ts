/** The tables behind the health page: when each part of the background last ran, and what went wrong lately. */
import type { TableDefinition } from './facts-tables';

/** `value` is what the beat's name makes of it: issues seen to, drift found. */
const heartbeat = `CREATE TABLE IF NOT EXISTS heartbeat (
  name VARCHAR(24) NOT NULL,
  at_ms BIGINT NOT NULL,
  value BIGINT,
  PRIMARY KEY (name)
)`;

/** One row per kind of failure and project, counted: no message, no content, nobody's name. \`project_id\` '' = not known. */
const failure = `CREATE TABLE IF NOT EXISTS failure (
  what VARCHAR(24) NOT NULL,
  code VARCHAR(24) NOT NULL,
  project_id VARCHAR(32) NOT NULL,
  issue_id VARCHAR(32),
  first_ms BIGINT NOT NULL,
  last_ms BIGINT NOT NULL,
  times BIGINT NOT NULL,
  PRIMARY KEY (what, code, project_id),
  KEY failure_by_time (last_ms)
)`;

export const HEALTH_TABLES: readonly TableDefinition[] = [
  { name: 'heartbeat', ddl: heartbeat },
  { name: 'failure', ddl: failure },
];
