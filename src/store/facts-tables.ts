/**
 * The tables of derived facts. Everything here can be thrown away and rebuilt: from Jira by a backfill, and (except
 * for what changed in Jira meanwhile) from `history` and the premise log alone. No table holds a title, a
 * description, or anybody's name or account id.
 *
 * Dialect: the subset TiDB, MariaDB and SQLite agree on. Times are BIGINT ms since 1970 UTC, JSON is MEDIUMTEXT,
 * booleans are TINYINT, weeks are `YYYY-Www` (ISO, UTC). Statements only ever add, so running one twice is harmless.
 */
export interface TableDefinition {
  readonly name: string;
  readonly ddl: string;
}

/** The first two keys hold all that the page's two big sums look at, so no row is read for them (`npm run bench`). */
const fact = `CREATE TABLE IF NOT EXISTS fact (
  issue_id VARCHAR(32) NOT NULL,
  project_id VARCHAR(32) NOT NULL,
  level VARCHAR(8) NOT NULL,
  parent_id VARCHAR(32),
  track VARCHAR(12) NOT NULL,
  track_rule VARCHAR(255) NOT NULL,
  track_at_start VARCHAR(12),
  exempt TINYINT NOT NULL,
  exempt_at_start TINYINT NOT NULL,
  size DOUBLE,
  start_kind VARCHAR(16) NOT NULL,
  start_ms BIGINT,
  start_week CHAR(8),
  open_since_ms BIGINT,
  is_done TINYINT NOT NULL,
  done_ms BIGINT,
  created_ms BIGINT NOT NULL,
  updated_ms BIGINT NOT NULL,
  guessed_statuses MEDIUMTEXT NOT NULL,
  unplaced TINYINT NOT NULL,
  premise_first_ms BIGINT,
  premise_rev BIGINT NOT NULL,
  standing VARCHAR(16),
  risk VARCHAR(16),
  score DOUBLE,
  unscored VARCHAR(24),
  score_at_start DOUBLE,
  next_step VARCHAR(24) NOT NULL,
  validated VARCHAR(16),
  decision VARCHAR(16),
  doubt DOUBLE NOT NULL,
  next_due_ms BIGINT,
  riskiest_id VARCHAR(64),
  outcome_id VARCHAR(64),
  framed TINYINT NOT NULL,
  named TINYINT NOT NULL,
  tested TINYINT NOT NULL,
  asked VARCHAR(12) NOT NULL,
  support VARCHAR(12),
  asked_at_start VARCHAR(12),
  support_at_start VARCHAR(12),
  size_at_start DOUBLE,
  handed_down TINYINT NOT NULL,
  outcome_ms BIGINT,
  closure VARCHAR(12),
  said_no_ms BIGINT,
  no_category VARCHAR(16),
  no_explained TINYINT NOT NULL,
  no_together VARCHAR(32),
  check_result VARCHAR(12),
  check_ms BIGINT,
  glad_ms BIGINT,
  glad_size DOUBLE,
  has_due_date TINYINT NOT NULL,
  one_discipline TINYINT NOT NULL,
  settings_rev BIGINT NOT NULL,
  property_hash CHAR(64),
  unseen_since_ms BIGINT,
  computed_ms BIGINT NOT NULL,
  PRIMARY KEY (issue_id),
  KEY fact_by_project_counts (project_id, track, start_kind, start_week, is_done, size),
  KEY fact_by_project_stories (project_id, level, track_at_start, start_kind, start_ms, validated, exempt_at_start, decision, tested, one_discipline, size),
  KEY fact_by_delivered (project_id, closure, done_ms, level, track_at_start, exempt_at_start, framed, named, tested, validated, check_result, size),
  KEY fact_by_done (project_id, track, is_done, level, done_ms),
  KEY fact_by_date (project_id, has_due_date, is_done, level, track, exempt, framed),
  KEY fact_by_doubt (project_id, start_kind, doubt),
  KEY fact_by_project_doubt (project_id, level, exempt, doubt, issue_id, next_step),
  KEY fact_by_project_glad (project_id, glad_ms, issue_id),
  KEY fact_by_no (project_id, said_no_ms, issue_id),
  KEY fact_by_stale (project_id, start_kind, framed, updated_ms, issue_id),
  KEY fact_by_parent (parent_id),
  KEY fact_by_outcome (project_id, outcome_id),
  KEY fact_by_due (next_due_ms),
  KEY fact_by_unseen (unseen_since_ms, project_id),
  KEY fact_by_created (project_id, created_ms, level, track, is_done),
  KEY fact_by_finished (project_id, done_ms, level, track, closure, decision),
  KEY fact_by_premise (project_id, premise_rev, outcome_ms, said_no_ms, check_ms),
  KEY fact_by_open (project_id, open_since_ms)
)`;

/**
 * Days in progress that are over, one row for each stretch of an issue within a week (`nth`: the first is 0); what is
 * still running is `fact.open_since_ms`. `days` is told beside from and until so that a week's sum needs but a key.
 */
const workWeek = `CREATE TABLE IF NOT EXISTS work_week (
  issue_id VARCHAR(32) NOT NULL,
  week CHAR(8) NOT NULL,
  project_id VARCHAR(32) NOT NULL,
  track VARCHAR(12) NOT NULL,
  nth BIGINT NOT NULL,
  days DOUBLE NOT NULL,
  from_ms BIGINT NOT NULL,
  until_ms BIGINT NOT NULL,
  PRIMARY KEY (issue_id, week, nth),
  KEY work_week_by_project (project_id, week, track, days)
)`;

/** The slice of the issue the domain reasons about, raw moves included, so facts are rebuilt without asking Jira. */
const history = `CREATE TABLE IF NOT EXISTS history (
  issue_id VARCHAR(32) NOT NULL,
  project_id VARCHAR(32) NOT NULL,
  story MEDIUMTEXT NOT NULL,
  read_ms BIGINT NOT NULL,
  PRIMARY KEY (issue_id),
  KEY history_by_project (project_id, issue_id)
)`;

const restsOn = `CREATE TABLE IF NOT EXISTS rests_on (
  assumption_id VARCHAR(64) NOT NULL,
  issue_id VARCHAR(32) NOT NULL,
  project_id VARCHAR(32) NOT NULL,
  riskiest TINYINT NOT NULL,
  PRIMARY KEY (assumption_id, issue_id),
  KEY rests_on_by_issue (issue_id)
)`;

/** Issues whose facts may be old. \`mark\` is new with each marking: a drain only clears the mark it has read. */
const dirty = `CREATE TABLE IF NOT EXISTS dirty (
  issue_id VARCHAR(32) NOT NULL,
  project_id VARCHAR(32),
  mark VARCHAR(64) NOT NULL,
  since_ms BIGINT NOT NULL,
  not_before_ms BIGINT NOT NULL,
  tries BIGINT NOT NULL,
  PRIMARY KEY (issue_id),
  KEY dirty_by_time (not_before_ms)
)`;

const projectState = `CREATE TABLE IF NOT EXISTS project_state (
  project_id VARCHAR(32) NOT NULL,
  facts_rev BIGINT NOT NULL,
  first_premise_ms BIGINT,
  backfill_state VARCHAR(12) NOT NULL,
  backfill_reason VARCHAR(32),
  backfill_run VARCHAR(64),
  backfill_cursor MEDIUMTEXT,
  backfill_hops BIGINT NOT NULL,
  backfill_failures BIGINT NOT NULL,
  backfill_done BIGINT NOT NULL,
  backfill_total BIGINT,
  backfill_started_ms BIGINT,
  backfill_finished_ms BIGINT,
  backfill_resume_ms BIGINT,
  backfill_pace MEDIUMTEXT,
  lease_owner VARCHAR(64),
  lease_until_ms BIGINT NOT NULL,
  PRIMARY KEY (project_id),
  KEY project_state_by_backfill (backfill_state)
)`;

/** One shaped view per project and question; it is fresh while its \`facts_rev\` is the project's. */
const viewCache = `CREATE TABLE IF NOT EXISTS view_cache (
  project_id VARCHAR(32) NOT NULL,
  args_hash VARCHAR(64) NOT NULL,
  facts_rev BIGINT NOT NULL,
  body MEDIUMTEXT NOT NULL,
  PRIMARY KEY (project_id, args_hash)
)`;

/** Who may do one thing at a time, installation-wide, and until when: the drain, a pending push, a pause Jira asked for. */
const lease = `CREATE TABLE IF NOT EXISTS lease (
  name VARCHAR(64) NOT NULL,
  owner VARCHAR(64) NOT NULL,
  until_ms BIGINT NOT NULL,
  PRIMARY KEY (name)
)`;

/** Jira points spent, by UTC hour and purse. */
const spent = `CREATE TABLE IF NOT EXISTS spent (
  hour_ms BIGINT NOT NULL,
  purse VARCHAR(16) NOT NULL,
  points BIGINT NOT NULL,
  PRIMARY KEY (hour_ms, purse)
)`;

/** A status name and its category as seen on an issue: names a history when the catalogue has forgotten the status. */
const statusSeen = `CREATE TABLE IF NOT EXISTS status_seen (
  name VARCHAR(255) NOT NULL,
  category VARCHAR(12) NOT NULL,
  PRIMARY KEY (name, category)
)`;

/** Answers of Jira that change rarely (fields, statuses), so that not every cold process pays for them. */
const remembered = `CREATE TABLE IF NOT EXISTS remembered (
  name VARCHAR(64) NOT NULL,
  body MEDIUMTEXT NOT NULL,
  until_ms BIGINT NOT NULL,
  PRIMARY KEY (name)
)`;

export const FACT_TABLES: readonly TableDefinition[] = [
  { name: 'fact', ddl: fact },
  { name: 'work_week', ddl: workWeek },
  { name: 'history', ddl: history },
  { name: 'rests_on', ddl: restsOn },
  { name: 'dirty', ddl: dirty },
  { name: 'project_state', ddl: projectState },
  { name: 'view_cache', ddl: viewCache },
  { name: 'lease', ddl: lease },
  { name: 'spent', ddl: spent },
  { name: 'status_seen', ddl: statusSeen },
  { name: 'remembered', ddl: remembered },
];
