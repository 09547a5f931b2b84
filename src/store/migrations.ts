/** Every migration there ever was, in order. Expand-only and re-runnable: names stay, lines are only added at the end. */
import { FACT_TABLES } from './facts-tables';
import { RECOUNT_TABLES } from './facts-recount';
import { HEALTH_TABLES } from './health-tables';
import { INTENT_TABLE } from './intents';
import { LOG_TABLES } from './log-tables';
import { PAGE_TABLES } from './page-tables';
import type { Migration } from './sql';
import { WATCH_TABLES } from './watch-tables';

export const MIGRATIONS: readonly Migration[] = [
  ...[...LOG_TABLES, ...FACT_TABLES].map((table) => ({ name: `v001_create_${table.name}`, statement: table.ddl })),
  ...HEALTH_TABLES.map((table) => ({ name: `v002_create_${table.name}`, statement: table.ddl })),
  ...WATCH_TABLES.map((table) => ({ name: `v003_create_${table.name}`, statement: table.ddl })),
  ...[...RECOUNT_TABLES, INTENT_TABLE].map((table) => ({
    name: `v004_create_${table.name}`,
    statement: table.ddl,
  })),
  ...PAGE_TABLES.map((table) => ({ name: `v005_create_${table.name}`, statement: table.ddl })),
];
