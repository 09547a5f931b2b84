/**
 * `npm run manifest`: manifest.yml through every validator of Atlassian's that works offline, in both versions that
 * decide: the one the CLI carries (it has the word at `forge deploy`) and the newest (what Atlassian takes meanwhile).
 */
const { existsSync, readFileSync } = require('node:fs');
const { createRequire } = require('node:module');
const { join, resolve } = require('node:path');

const NAME = '@forge/manifest';

async function main() {
  process.chdir(resolve(__dirname, '..'));
  const cli = createRequire(require.resolve('@forge/cli/package.json'));
  const validators = [
    { whose: 'as the CLI carries it', load: cli },
    { whose: 'newest', load: require },
  ].map(({ whose, load }) => ({ whose, library: load(NAME), version: versionSeenBy(load) }));
  const [old, newest] = validators;
  if (old.version === newest.version) throw new Error(`both are ${NAME} ${old.version}: the other one goes unasked`);

  for (const { whose, version, library } of validators) {
    const name = `${NAME} ${version} (${whose})`;
    const faults = await faultsBy(library);
    for (const fault of faults) console.error(`${name} rejects ${fault}`);
    if (faults.length > 0) process.exitCode = 1;
    else console.log(`${name} accepts manifest.yml`);
  }
}

/** Read from disk: the package does not export its package.json. */
function versionSeenBy(load) {
  const files = (load.resolve.paths(NAME) ?? []).map((directory) => join(directory, NAME, 'package.json'));
  return JSON.parse(readFileSync(files.find((file) => existsSync(file)) ?? NAME, 'utf8')).version;
}

/** One line for each thing a version finds wrong, warnings included. */
async function faultsBy({ ProcessorBuilder, ValidationTypes }) {
  const faults = [];
  for (const kind of [ValidationTypes.FULL, ValidationTypes.PRODUCT_TRIGGER, ValidationTypes.AGENT_PRODUCT_CONTEXT]) {
    if (kind === undefined) throw new Error('a kind of validation is gone: see ValidationTypes of the package');
    const builder = ProcessorBuilder.instance().withValidation(kind);
    const result = await builder
      .withOptions({ deprecatedRuntimes: ['nodejs20.x'] })
      .build()
      .process();
    const errors = result.errors ?? [];
    if (!result.success && errors.length === 0) faults.push(`manifest.yml: ${kind} failed without a reason`);
    for (const { line, column, level, message } of errors) {
      faults.push(`manifest.yml:${line ?? 0}:${column ?? 0} ${level}: ${message}`);
    }
  }
  return faults;
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
