import { defineConfig } from 'vitest/config'

// Freeing WebAssembly that was compiled anew ends a process of Node 24 now and then (nodejs/node#64500), be it PGlite's or
// that of `fetch`.
const KEEPS_CODE = ['--no-wasm-code-gc']

export default defineConfig({
  test: {
    reporters: ['default', './tests/support/closing-line-reporter.ts'],
    projects: [
      {
        test: {
          name: 'unit',
          execArgv: KEEPS_CODE,
          include: ['{shared,db,server,client}/src/**/*.test.ts'],
        },
      },
      {
        // Pure, so without the databases; long, so apart from the unit tests.
        test: {
          name: 'fuzz',
          execArgv: KEEPS_CODE,
          include: ['tests/fuzz/**/*.{fuzz,test}.ts'],
          testTimeout: 600_000,
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'integration',
          execArgv: KEEPS_CODE,
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
          execArgv: KEEPS_CODE,
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
