/** Each UI resource of the manifest as the frame that Jira would load, built by esbuild and again when a source changes. */
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { AppManifest } from './forge/manifest';

export interface BuiltResource {
  readonly js: string;
  /** Sources of our own it was made of, with absolute paths. */
  readonly inputs: readonly string[];
  readonly builtAtMs: number;
}

export interface Bundles {
  /**
   * The script of a UI resource.
   * @throws esbuild's error naming file and line; Error when the manifest has no such resource
   */
  script(resourceKey: string): Promise<string>;
}

/** The page around the script. The one injected line gives the SDK its bridge before it loads. */
export const FRAME_HTML = `<!doctype html>
<html>
  <head>
    <meta charset="utf-8" />
    <link rel="icon" href="data:," />
  </head>
  <body>
    <div id="root"></div>
    <script>globalThis.__bridge = parent.__makeBridge(window)</script>
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
    async script(resourceKey) {
      const path = manifest.resources.get(resourceKey);
      if (path === undefined || !/\.[jt]sx?$/.test(path))
        throw new Error(`manifest.yml has no UI resource ${resourceKey}`);
      const built = await (building.get(resourceKey) ?? start(resourceKey, path));
      return (await isStale(built)) ? (await start(resourceKey, path)).js : built.js;
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
