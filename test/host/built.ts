/** Browser code made by esbuild: built when it is first needed, and again when a source of ours has changed. */
import { stat } from 'node:fs/promises';
import { extname, resolve } from 'node:path';
import { build } from 'esbuild';
import type { BuildOptions } from 'esbuild';
import * as v from 'valibot';
import { keepText, keptText } from './kept';

const Built = v.object({
  /** `.js`, and `.css` where there is any. */
  files: v.record(v.string(), v.string()),
  /** Sources of our own it was made of, with absolute paths. */
  inputs: v.array(v.string()),
  builtAtMs: v.number(),
});
export type Built = v.InferOutput<typeof Built>;

/** A script for the page: for production unless said otherwise, as Jira and Forge's own bundler have it. */
const SCRIPT = {
  bundle: true,
  platform: 'browser',
  format: 'iife',
  target: 'es2022',
  jsx: 'automatic',
  // Atlaskit reads feature switches from `process.env` in the browser.
  define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' },
  banner: { js: 'var process={env:{}};' },
  logLevel: 'silent',
} as const satisfies BuildOptions;

/**
 * Builds one source file with all it imports, or takes what another process of this test run has built of it.
 * @param dir where the sources lie; esbuild's working directory
 * @throws esbuild's own error, naming file and line, when a source does not build
 */
export async function builtOf(dir: string, source: string, more: BuildOptions = {}): Promise<Built> {
  const options = { ...SCRIPT, ...more, entryPoints: [resolve(dir, source)], absWorkingDir: dir };
  const name = JSON.stringify(options);
  const kept = await keptText(name);
  if (kept !== null) {
    const known = v.parse(Built, JSON.parse(kept));
    if (!(await isStale(known))) return known;
  }
  const builtAtMs = Date.now();
  const { outputFiles, metafile } = await build({ ...options, write: false, metafile: true });
  const built: Built = {
    files: Object.fromEntries(outputFiles.map(({ path, text }) => [path === '<stdout>' ? '.js' : extname(path), text])),
    inputs: Object.keys(metafile.inputs)
      .filter((input) => !input.includes('node_modules/'))
      .map((input) => resolve(dir, input)),
    builtAtMs,
  };
  await keepText(name, JSON.stringify(built));
  return built;
}

/** Whether a source has changed, or is gone, since. */
export async function isStale({ inputs, builtAtMs }: Built): Promise<boolean> {
  const times = await Promise.all(
    inputs.map((input) =>
      stat(input).then(
        (file) => file.mtimeMs,
        () => Infinity, // Gone: build again, and let esbuild say what is missing.
      ),
    ),
  );
  return times.some((time) => time > builtAtMs);
}
