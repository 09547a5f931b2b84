/** `npm run report`: the project page's numbers of a file, without a browser. Arguments: see test/host/report.ts. */
import { ensureNode, ensurePackages, runTypeScript } from './ensure.mjs';

ensureNode();
ensurePackages();
runTypeScript('test/host/report.ts', process.argv.slice(2));
