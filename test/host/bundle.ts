/**
 * Each UI resource of the manifest as the frame that Jira would load: built by esbuild, and again when a source changes;
 * or as Atlassian's bundler has left it in a folder.
 */
import { readFile, readdir, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { build } from 'esbuild';
import type { AppManifest } from './forge/manifest';

export interface BuiltResource {
  readonly js: string;
  /** Sources of our own it was made of, with absolute paths. */
  readonly inputs: readonly string[];
  readonly builtAtMs: number;
}

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
  const building = new Map<string, Promise<BuiltResource>>();
  const start = (key: string, path: string): Promise<BuiltResource> => {
    const built = bundle(appDir, path);
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
      return { type: JS, body: (await isStale(built)) ? (await start(resourceKey, path)).js : built.js };
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

async function bundle(appDir: string, path: string): Promise<BuiltResource> {
  const builtAtMs = Date.now();
  const result = await build({
    entryPoints: [join(appDir, path)],
    absWorkingDir: appDir,
    bundle: true,
    write: false,
    metafile: true,
    platform: 'browser',
    format: 'iife',
    target: 'es2022',
    jsx: 'automatic',
    // As Forge's own bundler builds a UI resource: for production.
    define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' },
    banner: { js: 'var process={env:{}};' },
    logLevel: 'silent',
  });
  return {
    js: result.outputFiles.map((file) => file.text).join('\n'),
    inputs: Object.keys(result.metafile.inputs)
      .filter((input) => !input.includes('node_modules/'))
      .map((input) => join(appDir, input)),
    builtAtMs,
  };
}

async function isStale(built: BuiltResource): Promise<boolean> {
  const times = await Promise.all(
    built.inputs.map((input) =>
      stat(input).then(
        (file) => file.mtimeMs,
        () => Infinity, // Gone: build again, and let esbuild say what is missing.
      ),
    ),
  );
  return times.some((time) => time > built.builtAtMs);
}
