import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'

const MAIN = resolve(fileURLToPath(new URL('../..', import.meta.url)), 'server/src/main.ts')

/** A server in a process of its own, which can be killed like a machine that loses its power. */
export class ServerProcess {
  readonly port: number
  readonly #environment: Record<string, string>
  #child: ChildProcess | null = null

  constructor(port: number, environment: Record<string, string>) {
    this.port = port
    this.#environment = environment
  }

  /** On a free port, which it keeps over restarts; ended with the test. */
  static async start(environment: Record<string, string>): Promise<ServerProcess> {
    const server = new ServerProcess(await freePort(), environment)
    onTestFinished(() => server.kill())
    await server.start()
    return server
  }

  get url(): string {
    return `http://localhost:${this.port}`
  }

  /** Resolves when it serves. */
  async start(): Promise<void> {
    const child = spawn(process.execPath, [MAIN], {
      env: { PATH: process.env.PATH, LOG_LEVEL: 'warn', PORT: String(this.port), ...this.#environment },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    this.#child = child
    const isOpen = (async () => {
      for await (const line of createInterface({ input: child.stdout })) {
        if (line.includes('Plenary is open')) return
      }
      throw new Error('the server ended before it served')
    })()
    await isOpen
    // What it says later is read on, so that a full pipe never stops it.
    child.stdout.resume()
  }

  /** SIGKILL: nothing it still meant to do is done. */
  async kill(): Promise<void> {
    const child = this.#child
    this.#child = null
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
}

/** A port that nobody listens on now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, 'localhost')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address ? address.port : 0
}
