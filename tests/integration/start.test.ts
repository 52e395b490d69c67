import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { resolve } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { startTestServer } from '../support/start-server.ts'
import { makeTempFolder } from '../support/temp-folder.ts'

const MAIN = resolve(fileURLToPath(new URL('../..', import.meta.url)), 'server/src/main.ts')

/** What a start that fails says, and its exit code. */
async function failedStart(environment: Record<string, string>) {
  const child = spawn(process.execPath, [MAIN], {
    env: { PATH: process.env.PATH, DATA_DIR: makeTempFolder('start'), PORT: '0', ...environment },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const [said, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')])
  return { said: said.trim(), code }
}

test('[ST1] a taken port is said in one sentence that tells what to do', async () => {
  const other = createServer().listen(0, 'localhost')
  await once(other, 'listening')
  onTestFinished(() => void other.close())
  const address = other.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const { said, code } = await failedStart({ PORT: String(port) })
  expect(code).toBe(1)
  expect(said).toBe(
    `Port ${port} is taken by another program: stop it, or start with another port, for example PORT=3001 npm start.`,
  )
})

test('[ST2] a folder that another Plenary has open is left alone, with one sentence', async () => {
  const server = await startTestServer('embedded')
  const folder = server.databaseUrl.slice('embedded:'.length)
  const { said, code } = await failedStart({ DATA_DIR: folder })
  expect(code).toBe(1)
  expect(said).toBe(
    `${folder} is in use by another Plenary (process ${process.pid}): stop it, or start this one with DATA_DIR set to another folder.`,
  )
})

test('[ST3] every fault of the configuration is listed at once', async () => {
  const { said, code } = await failedStart({ PORT: 'many', DATABASE_URL: 'mysql://x', LOG_LEVEL: 'loud' })
  expect(code).toBe(1)
  expect(said).toMatch(/^The configuration has faults:\nPORT: .+\nDATABASE_URL: .+\nLOG_LEVEL: .+$/)
})

test('[ST4] a database that does not answer is said in one sentence', async () => {
  const { said, code } = await failedStart({ DATABASE_URL: 'postgres://nobody@127.0.0.1:9/none' })
  expect(code).toBe(1)
  expect(said).toBe(
    'The database of DATABASE_URL does not answer: check that PostgreSQL runs and that the address is right.',
  )
})
