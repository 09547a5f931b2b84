/** `npm run worlds`: lives through a thousand random worlds and more. Arguments: see test/sync/worlds/main.ts. */
import { ensureNode, ensurePackages, runTypeScript } from './ensure.mjs';

ensureNode();
ensurePackages();
runTypeScript('test/sync/worlds/main.ts', process.argv.slice(2));
