/** Every migration there ever was, in order. Expand-only and re-runnable: names stay, lines are only added at the end. */
import { FACT_TABLES } from './facts-tables';
import { HEALTH_TABLES, UNSEEN_INDEX } from './health-tables';
import { RECOUNT_TABLES } from './facts-recount';
import { LOG_TABLES } from './log-tables';
import type { Migration } from './sql';
import { ACTOR_INDEX, WATCH_TABLES } from './watch-tables';

export const MIGRATIONS: readonly Migration[] = [
  ...[...LOG_TABLES, ...FACT_TABLES].map((table) => ({ name: `v001_create_${table.name}`, statement: table.ddl })),
  ...HEALTH_TABLES.map((table) => ({ name: `v002_create_${table.name}`, statement: table.ddl })),
  { name: 'v002_index_fact_by_unseen', statement: UNSEEN_INDEX },
  ...WATCH_TABLES.map((table) => ({ name: `v003_create_${table.name}`, statement: table.ddl })),
  { name: 'v003_index_entry_by_actor', statement: ACTOR_INDEX },
  ...RECOUNT_TABLES.map((table) => ({ name: `v004_create_${table.name}`, statement: table.ddl })),
  {
    name: 'v004_add_project_state_backfill_pace',
    statement: 'ALTER TABLE project_state ADD COLUMN IF NOT EXISTS backfill_pace MEDIUMTEXT',
  },
];
