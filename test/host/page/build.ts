/** Builds the host's page with esbuild; the server serves what this returns. */
import { join } from 'node:path';
import { builtOf } from '../built';

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
  const { files } = await builtOf(import.meta.dirname, 'shell.tsx', {
    outdir: join(import.meta.dirname, 'out'),
    minify: true,
    loader: { '.svg': 'dataurl', '.png': 'dataurl', '.woff2': 'dataurl' },
  });
  const textOf = (ending: string): string => {
    const text = files[ending];
    if (text === undefined) {
      throw new Error(`the shell's build made no ${ending} file`);
    }
    return text;
  };
  return { js: textOf('.js'), css: textOf('.css'), html: HTML };
}
