import { defineConfig } from 'vitest/config';

/** Vitest would leave one core idle, which of two is half. */
const ALL_CORES = { maxWorkers: '100%', sequence: { groupOrder: 0 } };

/** What replaces parts of the process, or asks what a process does that has just begun. */
const ALONE = [
  'test/frontend/**/*.test.{ts,tsx}',
  'test/host/forge/**/*.test.ts',
  'test/resolvers/costs.test.ts',
  'test/store/engines.test.ts',
];

export default defineConfig({
  test: {
    // The bridge, the two backend globals and whatever a file spies on are per process: each file gets its own.
    isolate: true,
    pool: 'forks',
    // Only what hangs ends here: no test may fail because the machine is slow today.
    testTimeout: 120_000,
    hookTimeout: 240_000,
    expect: { poll: { timeout: 30_000 } },
    reporters: ['default', './test/support/closing-line.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'pure',
          include: ['test/{domain,architecture}/**/*.test.ts'],
          // Nothing here has a state to share, so one process may run them all.
          isolate: false,
          ...ALL_CORES,
        },
      },
      {
        extends: true,
        test: {
          name: 'host',
          include: ['test/{resolvers,store,sync,jira,host}/**/*.test.ts'],
          exclude: ALONE,
          // Loading Jira's document, SQLite and the app is most of a file's time: these files share a process, and each
          // has to leave it as it was.
          isolate: false,
          setupFiles: 'test/support/leaves-nothing.ts',
          ...ALL_CORES,
        },
      },
      {
        extends: true,
        test: {
          name: 'alone',
          include: ALONE,
          ...ALL_CORES,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          globalSetup: 'test/support/run-folder.ts',
          include: ['test/browser/**/*.test.ts'],
          // A browser, the host and the app are loaded once for all the files of a process.
          isolate: false,
          setupFiles: 'test/support/leaves-nothing.ts',
          // Three at a time on two cores: a third of a browser test is waiting.
          maxWorkers: 3,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
