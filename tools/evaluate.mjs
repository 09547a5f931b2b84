/** `npm run evaluate -- --lines FILE.tsv [--json]`: how well the coach tells outcomes; `-- --signals`: how often signals err. */
import { ensureNode, ensurePackages, runTypeScript } from './ensure.mjs';

ensureNode();
ensurePackages();
runTypeScript('test/evaluate/main.ts', process.argv.slice(2));
