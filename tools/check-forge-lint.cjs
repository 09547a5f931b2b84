/**
 * `npm run forge-lint`: what `forge lint` does on this machine before it asks Atlassian: its client-side linters, as a
 * library, so that no login, no network and no analytics take part. Errors, warnings and approvals all fail.
 *
 * The permission linter reads Jira's OpenAPI documents, which this repository does not carry; where they are absent a
 * line says that scopes went unchecked here.
 */
const { existsSync } = require('node:fs');
const { mkdtemp, rm, writeFile } = require('node:fs/promises');
const { tmpdir } = require('node:os');
const { join, relative, resolve } = require('node:path');

const REPOSITORY = resolve(__dirname, '..');
const DOCUMENTS = resolve(REPOSITORY, '..', 'shared', 'data');
const JIRA = join(DOCUMENTS, 'jira-openapi.json');
const AGILE = join(DOCUMENTS, 'jira-agile-openapi.json');
/** Products this app never calls. */
const OTHERS = ['LOCAL_JSM_SWAGGER', 'LOCAL_CONF_SWAGGER', 'LOCAL_CONF_V2_SWAGGER', 'LOCAL_BB_SWAGGER'];
/** Where the manifest's code lies; each file that is not linted would be a file that is not checked. */
const SOURCES = ['src', 'static'];

const notes = [];
const logger = {
  info() {},
  debug() {},
  trace() {},
  warn: (message) => notes.push(String(message)),
  error: (message) => notes.push(String(message)),
};
/** Atlassian's feature switches, which the CLI would ask for over the network. */
const switches = { getDeprecatedRuntimes: async () => ['nodejs20.x'] };

async function main() {
  process.chdir(REPOSITORY);
  const scratch = await mkdtemp(join(tmpdir(), 'premise-lint-'));
  try {
    // The linters keep a cache of downloads in the person's own configuration folder: not ours to write to.
    process.env.XDG_CONFIG_HOME = scratch;
    const hasDocuments = existsSync(JIRA) && existsSync(AGILE);
    if (hasDocuments) await pointAtDocuments(scratch);
    else console.log('Scopes were not linted: no ../shared/data/jira-openapi.json and jira-agile-openapi.json here.');

    const { lint, getClientSideLintersOnly, parseSourceFile } = require('@forge/lint');
    const { ConfigFile, FileSystemReader, FileSystemWriter } = require('@forge/cli-shared');
    const reader = new FileSystemReader();
    const manifest = await new ConfigFile(reader, new FileSystemWriter()).readConfig();
    const files = (await Promise.all(SOURCES.map((directory) => reader.recursiveReadDir(`./${directory}`, []))))
      .flat()
      .filter((file) => /\.[jt]sx?$/.test(file));
    const all = await getClientSideLintersOnly(manifest, 'production', logger, switches);
    const linters = all.filter((linter) => hasDocuments || linter.constructor.name !== 'PermissionLinter');
    if (all.length - linters.length !== (hasDocuments ? 0 : 1))
      throw new Error('@forge/lint has renamed PermissionLinter');

    const seen = new Set();
    const parseFunction = (file, parser) => {
      seen.add(file);
      return parseSourceFile(file, parser);
    };
    const results = await lint(files, manifest, 'production', logger, switches, { linters, parseFunction });
    const unseen = files.filter((file) => !seen.has(file));
    const problems = [
      ...results.flatMap(problemsOf),
      ...unseen.map((file) => `${file} error: @forge/lint skips it; its tsconfig.json includes files, not folders`),
    ];
    for (const problem of [...problems, ...notes]) console.error(problem);
    if (problems.length + notes.length > 0) {
      process.exitCode = 1;
      return;
    }
    const { version } = require('@forge/lint/package.json');
    console.log(
      `@forge/lint ${version}: ${linters.length} linters find nothing in manifest.yml and ${files.length} files`,
    );
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/** @forge/lint reads local documents only if all seven of these are set. */
async function pointAtDocuments(scratch) {
  const empty = join(scratch, 'nothing.json');
  await writeFile(empty, JSON.stringify({ paths: {} }));
  Object.assign(process.env, { USE_LOCAL_SWAGGER: '1', LOCAL_JIRA_SWAGGER: JIRA, LOCAL_JSW_SWAGGER: AGILE });
  for (const name of OTHERS) process.env[name] = empty;
}

function problemsOf({ file, errors, warnings, approvals }) {
  const where = relative(REPOSITORY, resolve(file));
  const told = (kind) => (rule) => `${where}:${rule.line}:${rule.column} ${kind}: ${rule.message}`;
  return [...errors.map(told('error')), ...warnings.map(told('warning')), ...approvals.map(told('approval'))];
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
