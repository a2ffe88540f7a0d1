import { defineConfig } from 'vitest/config';

const unit = {
  exclude: ['server/tests/**', 'build/tests/**', '**/node_modules/**'],
  environment: 'node',
  testTimeout: 30_000,
} as const;

/**
 * One runner for every kind of test. A project is chosen by where a file lies and how it ends, so a test never has to
 * say what it is: unit and unit-widget = beside the source · integration = server/tests, build/tests and e2e/faults · e2e = the rest of e2e ·
 * long = `*.long.ts`, the soaks of `npm run test:long`.
 */
export default defineConfig({
  test: {
    projects: [
      { test: { ...unit, name: 'unit', include: ['{shared,server,renderer,electron,build}/**/*.test.{ts,tsx}'] } },
      {
        // Its own project because its JSX is Preact's.
        oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
        test: { ...unit, name: 'unit-widget', include: ['widget/**/*.test.{ts,tsx}'] },
      },
      {
        test: {
          name: 'integration',
          include: ['server/tests/**/*.test.ts', 'build/tests/**/*.test.ts', 'e2e/faults/**/*.test.ts'],
          environment: 'node',
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // Two at least: half of the time goes into waiting for routers and databases to start.
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['e2e/**/*.test.ts'],
          exclude: ['e2e/faults/**', '**/node_modules/**'],
          environment: 'node',
          testTimeout: 180_000,
          hookTimeout: 180_000,
          // Journeys wait more than they work; each has a router, a screen and ports of its own.
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'long',
          include: ['{shared,server,electron,e2e}/**/*.long.ts'],
          environment: 'node',
          testTimeout: 30 * 60_000,
          hookTimeout: 180_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
