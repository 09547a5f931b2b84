/**
 * Tables the project page asks: what its issues belong to, what was found, what falls due, and lists of what is no
 * issue. Derived like the facts, in the same dialect; no title, no name of a person.
 */
import type { TableDefinition } from './facts-tables';

/** Labels and components of issues. An epic is `fact.parent_id`. */
const tag = `CREATE TABLE IF NOT EXISTS tag (
  project_id VARCHAR(32) NOT NULL,
  kind VARCHAR(12) NOT NULL,
  value VARCHAR(255) NOT NULL,
  issue_id VARCHAR(32) NOT NULL,
  PRIMARY KEY (project_id, kind, value, issue_id),
  KEY tag_by_issue (issue_id)
)`;

/** Sprints as the issue read last told of them. */
const sprint = `CREATE TABLE IF NOT EXISTS sprint (
  project_id VARCHAR(32) NOT NULL,
  sprint_id VARCHAR(32) NOT NULL,
  name VARCHAR(255) NOT NULL,
  state VARCHAR(8) NOT NULL,
  board_id VARCHAR(32),
  start_ms BIGINT,
  end_ms BIGINT,
  complete_ms BIGINT,
  PRIMARY KEY (project_id, sprint_id)
)`;

const issueSprint = `CREATE TABLE IF NOT EXISTS issue_sprint (
  issue_id VARCHAR(32) NOT NULL,
  sprint_id VARCHAR(32) NOT NULL,
  project_id VARCHAR(32) NOT NULL,
  PRIMARY KEY (issue_id, sprint_id),
  KEY issue_sprint_by_sprint (project_id, sprint_id, issue_id)
)`;

/** What was found, once for each assumption, in the project and at the issue where that is at home. */
const finding = `CREATE TABLE IF NOT EXISTS finding (
  assumption_id VARCHAR(64) NOT NULL,
  finding_id VARCHAR(64) NOT NULL,
  project_id VARCHAR(32) NOT NULL,
  issue_id VARCHAR(32) NOT NULL,
  risk VARCHAR(16) NOT NULL,
  method VARCHAR(24) NOT NULL,
  verdict VARCHAR(16) NOT NULL,
  rung VARCHAR(12) NOT NULL,
  is_late TINYINT NOT NULL,
  is_background TINYINT NOT NULL,
  is_settling TINYINT NOT NULL,
  disciplines BIGINT NOT NULL,
  from_issue VARCHAR(32),
  found_ms BIGINT NOT NULL,
  recorded_ms BIGINT NOT NULL,
  week CHAR(8) NOT NULL,
  PRIMARY KEY (assumption_id, finding_id),
  KEY finding_by_time (project_id, recorded_ms),
  KEY finding_by_week (project_id, week, risk, issue_id),
  KEY finding_by_issue (issue_id),
  KEY finding_by_source (from_issue)
)`;

/** What falls due about an issue, and when. `about`: the assumption of a re-check, which many issues share; else the issue. */
const dueItem = `CREATE TABLE IF NOT EXISTS due_item (
  project_id VARCHAR(32) NOT NULL,
  issue_id VARCHAR(32) NOT NULL,
  kind VARCHAR(8) NOT NULL,
  due_ms BIGINT NOT NULL,
  about VARCHAR(64) NOT NULL,
  PRIMARY KEY (issue_id, kind),
  KEY due_item_by_time (project_id, due_ms, kind, about, issue_id)
)`;

/** What a project has that is no issue. `folded`: its text in lower case for a search, '' where it may not be shown. */
const listing = `CREATE TABLE IF NOT EXISTS listing (
  project_id VARCHAR(32) NOT NULL,
  kind VARCHAR(12) NOT NULL,
  id VARCHAR(64) NOT NULL,
  folded MEDIUMTEXT NOT NULL,
  at_ms BIGINT NOT NULL,
  is_archived TINYINT NOT NULL,
  PRIMARY KEY (project_id, kind, id),
  KEY listing_by_time (project_id, kind, at_ms)
)`;

export const PAGE_TABLES: readonly TableDefinition[] = [
  { name: 'tag', ddl: tag },
  { name: 'sprint', ddl: sprint },
  { name: 'issue_sprint', ddl: issueSprint },
  { name: 'finding', ddl: finding },
  { name: 'due_item', ddl: dueItem },
  { name: 'listing', ddl: listing },
];
