/** `npm test`: installs what is missing, a browser included, then runs the tests. Arguments go to vitest. */
import { join } from 'node:path';
import { REPOSITORY, ensureBrowser, ensureNode, ensurePackages, replaceWith } from './ensure.mjs';

ensureNode();
ensurePackages();
const env = { ...process.env, CHROME_PATH: ensureBrowser() };
process.chdir(REPOSITORY);
replaceWith([join(REPOSITORY, 'node_modules', 'vitest', 'vitest.mjs'), 'run', ...process.argv.slice(2)], { env });
