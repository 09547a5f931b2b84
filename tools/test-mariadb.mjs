/**
 * `node tools/test-mariadb.mjs`: the tests of the store and of the facts on MariaDB, installed if need be and started
 * for this run alone. Arguments go to vitest in place of those files.
 */
import { join } from 'node:path';
import { REPOSITORY, ensureNode, ensurePackages, replaceWith } from './ensure.mjs';
import { ensureMariaDb } from './ensure-mariadb.mjs';

ensureNode();
ensurePackages();
ensureMariaDb();
process.chdir(REPOSITORY);
const FACTS = ['events', 'backfill.test', 'premises'].map((name) => `test/sync/${name}`);
const what = process.argv.length > 2 ? process.argv.slice(2) : ['test/store', ...FACTS];
const vitest = join(REPOSITORY, 'node_modules', 'vitest', 'vitest.mjs');
replaceWith([vitest, 'run', '--project', 'host', '--project', 'alone', ...what], {
  env: { ...process.env, PREMISE_TEST_SQL: 'mariadb' },
});
