// `npm test`: from a fresh clone to the verdict; what CI runs. Arguments go to vitest.

import { buildClientIfNeeded, runClientScript } from './lib/build-client.mjs'
import { buildServerIfNeeded } from './lib/build-server.mjs'
import { installIfNeeded } from './lib/install.mjs'
import { CommandFailed, endWith, run, runQuietly } from './lib/run.mjs'
import { installedCommand } from './lib/workspace.mjs'

const PROJECTS = ['client', 'server', 'tests', 'shared', 'db']
const TYPE_CHECKS_AT_ONCE = 2

const STEPS = [
  ['format and lint', checkFormatAndLint],
  ['types', checkTypes],
  ['client messages', () => runClientScript('messages:check')],
  ['client build', buildClientIfNeeded],
  ['server build', buildServerIfNeeded],
]

await endWith(async () => {
  await installIfNeeded()
  for (const [name, check] of STEPS) await takeStep(name, check)
  printHeading('tests')
  // Nothing may be printed after it: the reporter's closing line is the last.
  return run(installedCommand('vitest'), ['run', ...process.argv.slice(2)])
})

async function takeStep(name, check) {
  printHeading(name)
  try {
    await check()
  } catch (error) {
    if (!(error instanceof CommandFailed)) throw error
    throw new CommandFailed(`npm test stopped at the step "${name}": ${error.message}`, error.exitCode)
  }
}

function printHeading(name) {
  console.log(`\n── ${name} ──`)
}

async function checkFormatAndLint() {
  const exitCode = await run(installedCommand('biome'), ['check', '--error-on-warnings', '.'])
  if (exitCode !== 0) throw new CommandFailed(`biome failed (exit code ${exitCode}).`, exitCode)
}

async function checkTypes() {
  const waiting = [...PROJECTS]
  const checkInTurn = async () => {
    for (let project = waiting.shift(); project; project = waiting.shift()) {
      await runQuietly(installedCommand('tsc'), ['-p', project, '--pretty'], { what: `tsc -p ${project}` })
    }
  }
  const turns = await Promise.allSettled(Array.from({ length: TYPE_CHECKS_AT_ONCE }, checkInTurn))
  const failed = turns.find((turn) => turn.status === 'rejected')
  if (failed) throw failed.reason
}
