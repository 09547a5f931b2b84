/** `npm start`: installs what is missing, then runs the app on a local Jira. Arguments: see test/host/main.ts. */
import { ensureNode, ensurePackages, runTypeScript } from './ensure.mjs';

ensureNode();
ensurePackages();
runTypeScript('test/host/main.ts', process.argv.slice(2));
