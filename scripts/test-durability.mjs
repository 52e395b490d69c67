// `pnpm test:durability`: only the tests that kill. `--rounds 100` plays each loop so often, `--seed N` begins with the
// round that a failure named; every other argument goes to vitest.

import { parseArgs } from 'node:util'
import { installIfNeeded } from './lib/install.mjs'
import { endWith, run } from './lib/run.mjs'
import { installedCommand } from './lib/workspace.mjs'

const OPTIONS = { rounds: { type: 'string' }, seed: { type: 'string' } }

await endWith(async () => {
  await installIfNeeded()
  const { values, tokens } = parseArgs({ options: OPTIONS, strict: false, tokens: true })
  if (typeof values.rounds === 'string') process.env.DURABILITY_ROUNDS = values.rounds
  if (typeof values.seed === 'string') process.env.DURABILITY_SEED = values.seed
  return run(installedCommand('vitest'), ['run', 'tests/durability/', ...otherArguments(tokens)])
})

/** What is ours is taken out, value and all. */
function otherArguments(tokens) {
  const ours = tokens.filter(({ kind, name }) => kind === 'option' && name in OPTIONS)
  const taken = new Set(
    ours.flatMap(({ index, inlineValue }) => (inlineValue ? [index] : [index, index + 1])),
  )
  return process.argv.slice(2).filter((_, index) => !taken.has(index))
}
