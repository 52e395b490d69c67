import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'
import { z } from 'zod'
import { hasEnded } from './processes.ts'

const MAIN = resolve(fileURLToPath(new URL('../..', import.meta.url)), 'server/src/main.ts')
const MEMORY_PROBE = new URL('memory-probe.ts', import.meta.url).href

const memorySchema = z.object({ keptBytes: z.number(), rssBytes: z.number() })

/** What a server keeps after a full collection: its objects and buffers, and all pages it holds. */
export type Memory = z.infer<typeof memorySchema>

/**
 * A server in a process of its own, which can be killed like a machine that loses its power. It runs the sources,
 * or a `command` of Node's arguments.
 */
export class ServerProcess {
  readonly port: number
  readonly #environment: Record<string, string>
  readonly #command: readonly string[]
  #child: ChildProcess | null = null

  constructor(port: number, environment: Record<string, string>, command: readonly string[] = [MAIN]) {
    this.port = port
    this.#environment = environment
    this.#command = command
  }

  /** On a free port, which it keeps over restarts; ended with the test. */
  static async start(
    environment: Record<string, string>,
    command?: readonly string[],
  ): Promise<ServerProcess> {
    const server = new ServerProcess(await freePort(), environment, command)
    onTestFinished(() => server.kill())
    await server.start()
    return server
  }

  get url(): string {
    return `http://localhost:${this.port}`
  }

  /** @throws {Error} when it is not running. */
  get pid(): number {
    if (this.#child?.pid === undefined) throw new Error('the server is not running')
    return this.#child.pid
  }

  /** Whether it has ended, in whatever way, or never ran. */
  get hasEnded(): boolean {
    return this.#child === null || hasEnded(this.#child)
  }

  /** Resolves when it serves. The process is there at once, and can be killed before. */
  async start(): Promise<void> {
    const child = spawn(process.execPath, ['--expose-gc', '--import', MEMORY_PROBE, ...this.#command], {
      env: { PATH: process.env.PATH, LOG_LEVEL: 'warn', PORT: String(this.port), ...this.#environment },
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    })
    this.#child = child
    if (!child.stdout) throw new Error('the server has no output')
    const isOpen = (async (output) => {
      for await (const line of createInterface({ input: output })) {
        if (line.includes('Plenary is open')) return
      }
      throw new Error('the server ended before it served')
    })(child.stdout)
    await isOpen
    // What it says later is read on, so that a full pipe never stops it.
    child.stdout.resume()
  }

  /** Sends it a signal, and waits for nothing. */
  signal(name: NodeJS.Signals): void {
    this.#child?.kill(name)
  }

  /** Its exit code when it has ended; null when a signal ended it, or it never ran. */
  async ended(): Promise<number | null> {
    const child = this.#child
    if (!child) return null
    if (!hasEnded(child)) await once(child, 'exit')
    this.#child = null
    return child.exitCode
  }

  /** SIGKILL: nothing it still meant to do is done. */
  async kill(): Promise<void> {
    this.signal('SIGKILL')
    await this.ended()
  }

  /** What it keeps in memory once all that can go has gone. */
  async memory(): Promise<Memory> {
    const child = this.#child
    if (!child) throw new Error('the server is not running')
    const answered = once(child, 'message')
    child.send('how much?')
    const [answer] = await answered
    return memorySchema.parse(answer)
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
