/**
 * `npm run bundle`: the app as Atlassian's own bundler builds it for a deployment, without an account or a network.
 *
 *   .premise/bundle/functions/index.cjs        the backend, with its source map
 *   .premise/bundle/ui/<resource>/index.html   each UI resource: the page, its main.js and what belongs to it
 *
 * Exits 1 on any warning of the bundler and when a bundle is over its limit. Types: `npm run types`.
 */
const { cp, mkdir, mkdtemp, readFile, readdir, rename, rm, stat, writeFile } = require('node:fs/promises');
const { tmpdir } = require('node:os');
const { basename, extname, join, relative, resolve } = require('node:path');

const REPOSITORY = resolve(__dirname, '..');
const TARGET = join(REPOSITORY, '.premise', 'bundle');
const MB = 1_000_000;
/** Ours: what a cold start has to read before it answers. */
const BACKEND_LIMIT_BYTES = 1 * MB;
/** Ours: a hello-world UI Kit bundle is a quarter of this; more than this means that a library came along by mistake. */
const UI_LIMIT_BYTES = 1 * MB;
/** Ours: 1.3 times hello-world's 228 kB (`npm run bench` measures both) for what comes before a screen stands. */
const AT_ONCE_LIMIT_BYTES = 296_400;

const warnings = [];
const logger = {
  info() {},
  debug() {},
  trace() {},
  warn: (message) => warnings.push(message),
  error: (message) => console.error(message),
};
/** Atlassian's feature switches, which the CLI would ask for over the network: as they are for everybody. */
const switches = {
  getDeprecatedRuntimes: async () => ['nodejs20.x'],
  testForgeCliBundleRuntimeLoaderGate: async () => false,
  isTypescriptBundlerEnabled: async () => false,
};

async function main() {
  process.chdir(REPOSITORY);
  const scratch = await mkdtemp(join(tmpdir(), 'premise-bundle-'));
  try {
    await withoutRuntimeDownload(join(scratch, 'runtime'));
    // The bundler leaves its output in the system's temporary folder for good.
    process.env.TMPDIR = scratch;
    const bundler = require('@forge/bundler');
    const shared = require('@forge/cli-shared');
    const reader = new shared.FileSystemReader();
    const config = new shared.ConfigFile(reader, new shared.FileSystemWriter());
    const manifest = await config.readConfig();

    const staged = join(scratch, 'staged');
    await mkdir(staged);
    const lines = [];
    let isOver = false;
    const measured = async (name, limit, files, startedAt) => {
      const sizes = await Promise.all(files.map(async (file) => (await stat(file)).size));
      const bytes = sizes.reduce((sum, size) => sum + size, 0);
      const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
      const verdict = bytes > limit ? `  over the limit of ${kB(limit)}` : '';
      if (bytes > limit) isOver = true;
      lines.push(`  ${name.padEnd(18)}${kB(bytes).padStart(9)}${`${seconds} s`.padStart(9)}${verdict}`);
    };

    let startedAt = Date.now();
    const functions = await buildFunctions({ bundler, reader, config, manifest });
    await cp(functions, join(staged, 'functions'), { recursive: true });
    await measured('functions', BACKEND_LIMIT_BYTES, [join(staged, 'functions', 'index.cjs')], startedAt);

    for (const { key, path } of manifest.resources) {
      if (!['.tsx', '.ts', '.jsx', '.js'].includes(extname(path))) continue;
      startedAt = Date.now();
      const output = await buildResource(bundler, path);
      const target = join(staged, 'ui', key);
      await cp(output, target, { recursive: true });
      await measured(key, UI_LIMIT_BYTES, await scriptsOf(target), startedAt);
      await measured('  before it stands', AT_ONCE_LIMIT_BYTES, await scriptsAtOnceOf(target), startedAt);
    }

    for (const warning of warnings) console.error(`warning: ${warning}`);
    console.log(`Bundled by @forge/bundler ${versionOf('@forge/bundler')} into ${relative(REPOSITORY, TARGET)}`);
    for (const line of lines) console.log(line);
    if (isOver || warnings.length > 0) {
      process.exitCode = 1;
      return;
    }
    // Only a whole and accepted bundle takes the place of the last one.
    await rm(TARGET, { recursive: true, force: true });
    await mkdir(join(TARGET, '..'), { recursive: true });
    await move(staged, TARGET);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/** Atlassian's bundler adds the runtime's own wrapper, from Atlassian's CDN; it is no part of the app. */
async function withoutRuntimeDownload(directory) {
  await mkdir(join(directory, 'dist'), { recursive: true });
  for (const script of ['wrapper', 'loader']) {
    await writeFile(join(directory, 'dist', `${script}.js`), 'module.exports = {};\n');
  }
  process.env.FORGE_RUNTIME_PATH = directory;
}

async function buildFunctions({ bundler, reader, config, manifest }) {
  const modules = manifest.modules.function.map(({ handler }) => ({ module: handler.split('.')[0] }));
  const wrapper = bundler.getWrapperProvider({ fileSystemReader: reader, statsigService: switches });
  const builder = withoutTypes(await bundler.getNodeBundler(logger, wrapper, config, switches).getBundler());
  const { outputDir } = await builder.bundle({
    appDirectory: REPOSITORY,
    entryPoints: bundler.getEntryPoints(modules),
  });
  return outputDir;
}

/** The resource is called `main` here, so that its script is named alike in each. */
async function buildResource(bundler, path) {
  const builder = withoutTypes(new bundler.NativeUIBundler(logger));
  const { nativeUiBundlesDetails } = await builder.bundleResources([{ key: 'main', path: join(REPOSITORY, path) }]);
  return nativeUiBundlesDetails[0].path;
}

/**
 * Each build of a deployment checks the types of all its sources anew, the same ones for every resource, which is most
 * of its time. `npm run types` does it once, with the same compiler and the same strictness; and every
 * file is a module of its own for both (isolatedModules), so that what is built here is what a deployment builds.
 * @throws Error when no build of TypeScript is left to be told
 */
function withoutTypes(builder) {
  const configsOf = builder.getConfigs.bind(builder);
  builder.getConfigs = async (args) => {
    const configs = await configsOf(args);
    const rules = configs.flatMap((config) => config.module.rules);
    const uses = rules.flatMap((rule) => [rule, ...(rule.use ?? [])]).filter(({ loader }) => loader === 'ts-loader');
    if (uses.length < configs.length) throw new Error('@forge/bundler no longer builds TypeScript by ts-loader');
    for (const use of uses) use.options = { ...use.options, transpileOnly: true };
    return configs;
  };
  return builder;
}

/** What the page itself names; the rest is fetched when it is shown. */
async function scriptsAtOnceOf(directory) {
  const page = await readFile(join(directory, 'index.html'), 'utf8');
  return (await scriptsOf(directory)).filter((path) => page.includes(`src=${basename(path)}>`));
}

async function scriptsOf(directory) {
  return (await readdir(directory)).filter((name) => extname(name) === '.js').map((name) => join(directory, name));
}

async function move(from, to) {
  try {
    await rename(from, to);
  } catch (error) {
    if (error.code !== 'EXDEV') throw error; // The temporary folder is on another disk.
    await cp(from, to, { recursive: true });
  }
}

function versionOf(name) {
  return require(`${name}/package.json`).version;
}

function kB(bytes) {
  return `${Math.round(bytes / 1000).toLocaleString('en')} kB`;
}

main().catch((error) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
