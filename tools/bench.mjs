/** `npm run bench`: what Premise costs, as ratios measured in one run. Arguments: see test/bench/main.ts. */
import { ensureNode, ensurePackages, runTypeScript } from './ensure.mjs';

ensureNode();
ensurePackages();
runTypeScript('test/bench/main.ts', process.argv.slice(2));
