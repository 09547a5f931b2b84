/**
 * Each UI resource of the manifest as the frame that Jira would load: built by esbuild, and again when a source changes;
 * or as Atlassian's bundler has left it in a folder.
 */
import { readFile, readdir } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { builtOf, isStale } from './built';
import type { Built } from './built';
import type { AppManifest } from './forge/manifest';

export interface BundleFile {
  readonly type: string;
  readonly body: string;
}

export interface Bundles {
  /**
   * A file of a UI resource, `index.html` being its frame; null when it has no such file.
   * @throws esbuild's error naming file and line
   */
  file(resourceKey: string, name: string): Promise<BundleFile | null>;
}

const HTML = 'text/html; charset=utf-8';
const JS = 'text/javascript; charset=utf-8';
/** Gives the SDK its bridge before it loads. */
const BRIDGE = '<script>globalThis.__bridge = parent.__makeBridge(window)</script>';

/** The page around a script of esbuild's. */
const FRAME_HTML = `<!doctype html>
<html>
  <head>
    <meta charset="utf-8" />
    <link rel="icon" href="data:," />
  </head>
  <body>
    <div id="root"></div>
    ${BRIDGE}
    <script src="main.js"></script>
  </body>
</html>
`;

export function createBundles(appDir: string, manifest: AppManifest): Bundles {
  const building = new Map<string, Promise<Built>>();
  const start = (key: string, path: string): Promise<Built> => {
    const built = builtOf(appDir, path);
    building.set(key, built);
    // A source that does not build is tried again at the next request.
    built.catch(() => building.delete(key));
    return built;
  };
  return {
    async file(resourceKey, name) {
      const path = manifest.resources.get(resourceKey);
      if (path === undefined || !/\.[jt]sx?$/.test(path)) return null;
      if (name === 'index.html') return { type: HTML, body: FRAME_HTML };
      if (name !== 'main.js') return null;
      const built = await (building.get(resourceKey) ?? start(resourceKey, path));
      return { type: JS, body: (await isStale(built)) ? scriptOf(await start(resourceKey, path)) : scriptOf(built) };
    },
  };
}

/**
 * What `npm run bundle` has left: a folder for each UI resource, named by its key. The page is Atlassian's, with the
 * bridge put in front of its scripts, as Jira does.
 */
export function readBundles(uiDir: string, manifest: AppManifest): Bundles {
  return {
    async file(resourceKey, name) {
      if (!manifest.resources.has(resourceKey)) return null;
      const folder = join(uiDir, resourceKey);
      if (!(await readdir(folder)).includes(name)) return null;
      if (extname(name) === '.js') return { type: JS, body: await readFile(join(folder, name), 'utf8') };
      if (name !== 'index.html') return null;
      const html = await readFile(join(folder, name), 'utf8');
      const framed = html.replace('<script', `${BRIDGE}<script`);
      if (framed === html) throw new Error(`${resourceKey}/index.html loads no script`);
      return { type: HTML, body: framed };
    },
  };
}

/** @throws Error when esbuild has made no script of it */
function scriptOf({ files }: Built): string {
  const script = files['.js'];
  if (script === undefined) throw new Error('a UI resource has to be a script');
  return script;
}
