import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // The bridge and the two backend globals are per process: each file gets its own.
    isolate: true,
    pool: 'forks',
    reporters: ['default', './test/support/closing-line.ts'],
    projects: [
      {
        extends: true,
        test: { name: 'pure', include: ['test/{domain,architecture}/**/*.test.ts'] },
      },
      {
        extends: true,
        test: {
          name: 'host',
          include: ['test/{resolvers,store,sync,jira,frontend,host}/**/*.test.{ts,tsx}'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          testTimeout: 90_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
