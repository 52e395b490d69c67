// `npm start`: from a fresh clone to a running server.

import { spawn } from 'node:child_process'
import { buildClientIfNeeded } from './lib/build-client.mjs'
import { buildServerIfNeeded, SERVER_COMMAND } from './lib/build-server.mjs'
import { installIfNeeded } from './lib/install.mjs'
import { endWith, exitOf } from './lib/run.mjs'
import { forwardSignals } from './lib/signals.mjs'
import { NODE, ROOT, workspaceEnvironment } from './lib/workspace.mjs'

await endWith(async () => {
  await installIfNeeded()
  await buildClientIfNeeded()
  await buildServerIfNeeded()
  return runServer()
})

function runServer() {
  const server = spawn(NODE, SERVER_COMMAND, {
    cwd: ROOT,
    env: workspaceEnvironment(),
    stdio: 'inherit',
    detached: true,
  })
  forwardSignals([server])
  return exitOf(server)
}
