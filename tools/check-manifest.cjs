/** Validates manifest.yml with Atlassian's own validator, every kind of check it has offline. */
const { ProcessorBuilder, ValidationTypes } = require('@forge/manifest');

async function main() {
  const kinds = [ValidationTypes.FULL, ValidationTypes.PRODUCT_TRIGGER, ValidationTypes.AGENT_PRODUCT_CONTEXT];
  let found = 0;
  for (const kind of kinds) {
    const processor = ProcessorBuilder.instance()
      .withValidation(kind)
      .withOptions({ deprecatedRuntimes: ['nodejs20.x'] })
      .build();
    const result = await processor.process();
    for (const error of result.errors ?? []) {
      found += 1;
      console.error(`manifest.yml:${error.line ?? 0}:${error.column ?? 0} ${error.level}: ${error.message}`);
    }
    if (!result.success && !result.errors?.length) throw new Error(`${kind} validation failed without a reason`);
  }
  if (found > 0) process.exitCode = 1;
  else console.log(`manifest.yml: valid (${kinds.length} validators of @forge/manifest)`);
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
