import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const css = readFileSync(new URL('../../client/src/ui/tokens.css', import.meta.url), 'utf8')

/** CSS cannot say "by the system, or by choice" once, so that the dark tokens stand there twice. */
test('dark is the same by the system and by choice', () => {
  const bySystem = tokensAfter(':root:not([data-theme="light"]) {')
  expect(bySystem.length).toBeGreaterThan(20)
  expect(tokensAfter(':root[data-theme="dark"] {')).toEqual(bySystem)
})

/** The declarations of the block that begins with these words. */
function tokensAfter(selector: string): string[] {
  const start = css.indexOf(selector)
  if (start < 0) throw new Error(`no ${selector}`)
  const block = css.slice(start + selector.length, css.indexOf('}', start))
  return block
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.includes(': ') && !line.startsWith('/*'))
}
