import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    reporters: ['default', './tests/support/closing-line-reporter.ts'],
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{shared,db,server,client}/src/**/*.test.ts'],
        },
      },
      {
        // Pure, so without the databases; long, so apart from the unit tests.
        test: {
          name: 'fuzz',
          include: ['tests/fuzz/**/*.{fuzz,test}.ts'],
          testTimeout: 600_000,
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'integration',
          include: ['tests/{integration,durability}/**/*.test.ts'],
          globalSetup: ['tests/support/global-set-up.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.spec.ts'],
          globalSetup: ['tests/support/global-set-up.ts', 'tests/support/browser-set-up.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // One at a time: a browser beside another is slow at moments, and its test waits for a person’s pace.
          fileParallelism: false,
        },
      },
    ],
  },
})
