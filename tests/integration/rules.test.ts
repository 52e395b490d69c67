import { glob, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const ROOT = join(import.meta.dirname, '../..')
const TESTS = ['{client,db,server,shared}/src/**/*.test.ts', 'tests/**/*.{test,spec,fuzz}.ts']

test('every rule has a test, and every test that cites a rule cites one that exists', async () => {
  const rules = [
    ...(await readFile(join(ROOT, 'docs/rules.md'), 'utf8')).matchAll(/^- \*\*([A-Z0-9]+)\*\*/gm),
  ]
  const stated = new Set(rules.map(([, id]) => id))
  const cited = new Set<string>()
  for await (const file of glob(TESTS, { cwd: ROOT, exclude: (name) => name === 'node_modules' })) {
    const source = await readFile(join(ROOT, file), 'utf8')
    for (const [ids = ''] of source.matchAll(/['"`](?:\[[A-Z][A-Z0-9]*\d\] ?)+/g)) {
      for (const [id = ''] of ids.matchAll(/[A-Z][A-Z0-9]*\d/g)) cited.add(id)
    }
  }
  expect([...stated].filter((id) => !cited.has(id ?? ''))).toEqual([])
  expect([...cited].filter((id) => !stated.has(id))).toEqual([])
})
