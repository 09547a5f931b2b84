/** Builds the host's page with esbuild; the server serves what this returns. */
import { build } from 'esbuild';
import { join } from 'node:path';

export interface BuiltShell {
  /** For `/assets/shell.js`. */
  readonly js: string;
  /** For `/assets/shell.css`. */
  readonly css: string;
  /** For `/`; loads the other two. */
  readonly html: string;
}

const HTML = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Local Jira</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="/assets/shell.css" />
  </head>
  <body>
    <div id="shell"></div>
    <script src="/assets/shell.js"></script>
  </body>
</html>
`;

/**
 * Bundles the shell, about 2 s. A production build: it is what Jira runs, and Atlaskit warns less about itself.
 * @throws esbuild's own error, naming file and line, when a source does not build.
 */
export async function buildShell(): Promise<BuiltShell> {
  const result = await build({
    entryPoints: [join(import.meta.dirname, 'shell.tsx')],
    outdir: join(import.meta.dirname, 'out'),
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    target: 'es2022',
    jsx: 'automatic',
    // Atlaskit reads feature switches from `process.env` in the browser.
    define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' },
    banner: { js: 'var process={env:{}};' },
    loader: { '.svg': 'dataurl', '.png': 'dataurl', '.woff2': 'dataurl' },
    logLevel: 'silent',
  });
  const textOf = (ending: string): string => {
    const file = result.outputFiles.find((output) => output.path.endsWith(ending));
    if (file === undefined) {
      throw new Error(`the shell's build made no ${ending} file`);
    }
    return file.text;
  };
  return { js: textOf('.js'), css: textOf('.css'), html: HTML };
}
