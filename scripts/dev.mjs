// `pnpm dev`: the server, started again at each change, beside the client's development server.

import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { installIfNeeded } from './lib/install.mjs'
import { endWith, exitOf } from './lib/run.mjs'
import { forwardSignals, signalGroup } from './lib/signals.mjs'
import { NODE, ROOT, workspaceEnvironment } from './lib/workspace.mjs'

await endWith(async () => {
  await installIfNeeded()
  const server = startBeside('server', ['--watch', '--watch-preserve-output', 'server/src/main.ts'], ROOT)
  const client = startBeside('client', ['node_modules/vite/bin/vite.js'], join(ROOT, 'client'))
  return endTogether([server, client])
})

function startBeside(name, args, cwd) {
  const colors = process.stdout.isTTY ? { FORCE_COLOR: '1' } : {}
  const child = spawn(NODE, args, {
    cwd,
    env: { ...workspaceEnvironment(), ...colors },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => console.log(`${name} │ ${line}`))
  }
  return child
}

/** When one ends, so does the other. Gives the exit code of the first. */
async function endTogether(children) {
  forwardSignals(children)
  const ends = children.map(exitOf)
  const exitCode = await Promise.race(ends)
  for (const child of children) signalGroup(child, 'SIGTERM')
  await Promise.all(ends)
  return exitCode
}
