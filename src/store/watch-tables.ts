/** The tables behind "nothing is ever missed or wrongly taken away": what was deleted, and who is being watched. */
import type { TableDefinition } from './facts-tables';

/**
 * Issues Jira said were deleted. They are out of every count (\`is_out\`), and what people said of them stays until
 * \`purge_ms\`. \`followers\` (JSON, ids) are the issues whose facts change with it, noted before its own are taken away.
 */
const gone = `CREATE TABLE IF NOT EXISTS gone (
  issue_id VARCHAR(32) NOT NULL,
  since_ms BIGINT NOT NULL,
  purge_ms BIGINT NOT NULL,
  followers MEDIUMTEXT,
  is_out TINYINT NOT NULL,
  PRIMARY KEY (issue_id),
  KEY gone_by_purge (purge_ms),
  KEY gone_by_out (is_out)
)`;

/**
 * Projects Premise keeps facts of: up to when their changes were compared with Jira, when their issues were last met
 * one by one, since when Jira hides the project (archived, in the bin, out of the app's sight), and since when
 * somebody asks to look whether it does.
 */
const projectWatch = `CREATE TABLE IF NOT EXISTS project_watch (
  project_id VARCHAR(32) NOT NULL,
  reconciled_ms BIGINT NOT NULL,
  swept_ms BIGINT NOT NULL,
  hidden_since_ms BIGINT,
  hidden_why VARCHAR(12),
  look_ms BIGINT,
  looked_ms BIGINT NOT NULL,
  PRIMARY KEY (project_id)
)`;

/** How far each thing the background does over and over has come: JSON whose shape is its owner's business. */
const progress = `CREATE TABLE IF NOT EXISTS progress (
  name VARCHAR(32) NOT NULL,
  body MEDIUMTEXT NOT NULL,
  PRIMARY KEY (name)
)`;

export const WATCH_TABLES: readonly TableDefinition[] = [
  { name: 'gone', ddl: gone },
  { name: 'project_watch', ddl: projectWatch },
  { name: 'progress', ddl: progress },
];
