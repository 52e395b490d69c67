import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { makeTempFolder } from '../support/temp-folder.ts'

const VITEST = join(createRequire(import.meta.url).resolve('vitest/package.json'), '..', 'vitest.mjs')
const REPORTER = join(import.meta.dirname, '../support/closing-line-reporter.ts')

/** The last lines of a run of a file of tests. */
function lastLinesOf(source: string): string[] {
  const root = makeTempFolder('closing-line')
  writeFileSync(join(root, 'some.test.js'), source)
  const args = [VITEST, 'run', '--root', root, '--globals', '--reporter', REPORTER]
  const { VITEST: _outer, ...env } = process.env
  return spawnSync(process.execPath, args, { encoding: 'utf8', env }).stdout.trim().split('\n')
}

test('a run ends with what failed and why, a line each, what was skipped, and how many of each', () => {
  const lines = lastLinesOf(`
    test('right', () => {})
    test.skip('later', () => {})
    describe('a part', () => {
      test('long', () => expect('${'word '.repeat(200)}').toContain('absent'))
      test('wrong', () => { throw new Error('first line\\nsecond line ${'x'.repeat(300)}') })
      test('endless', () => { throw new Error('y'.repeat(300)) })
    })
  `)
  expect(lines).toEqual([
    'SKIPPED  some.test.js > later: no reason given',
    expect.stringMatching(/^FAILED {3}some\.test\.js > a part > long: expected 'word word .{0,180}$/),
    'FAILED   some.test.js > a part > wrong: first line',
    `FAILED   some.test.js > a part > endless: ${'y'.repeat(200)}`,
    '1 passed, 3 failed, 1 skipped',
  ])
})

test('what fails outside a test is a failure too', () => {
  const lines = lastLinesOf(`
    test('right', () => {})
    throw new Error('no file')
  `)
  expect(lines.slice(-2)).toEqual([
    'FAILED   outside a test: some.test.js: no file',
    '0 passed, 1 failed, 0 skipped',
  ])
})
