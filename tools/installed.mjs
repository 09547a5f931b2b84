/** `npm run installed`: sees to it that everything the other commands need is there, a browser included. */
import { ensureBrowser, ensureNode, ensurePackages } from './ensure.mjs';

ensureNode();
ensurePackages();
ensureBrowser();
