import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import nodeOptions from '../../server/node-options.json' with { type: 'json' }

const SERVER = fileURLToPath(new URL('../../server', import.meta.url))

/** Builds the server as `npm start` does. Gives the arguments for Node that run it. */
export function buildServer(): string[] {
  execFileSync(process.execPath, ['--run', 'build'], { cwd: SERVER, stdio: 'pipe' })
  return [...nodeOptions, `${SERVER}/dist/main.js`]
}
