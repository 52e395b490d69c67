import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { connect } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { Contender } from './contenders/contender.ts'
import { onCore, SERVER_CORE } from './cores.ts'
import type { ProbeAnswer, ProbeQuestion } from './probe-messages.ts'

const PROBE = fileURLToPath(new URL('probe.ts', import.meta.url))
const SERVES_WITHIN_MS = 30_000
const STOPS_WITHIN_MS = 30_000

/** A contender's server in a process and on a core of its own, with the probe in it. */
export class MeasuredServer {
  readonly port: number
  readonly #child: ChildProcess
  readonly #questions = new Map<number, (answer: ProbeAnswer) => void>()
  #lastId = 0

  private constructor(port: number, child: ChildProcess) {
    this.port = port
    this.#child = child
    child.on('message', (answer: ProbeAnswer) => {
      this.#questions.get(answer.id)?.(answer)
      this.#questions.delete(answer.id)
    })
  }

  /**
   * Starts it and waits until its port takes connections.
   *
   * @throws {Error} when it ends or does not serve in time.
   */
  static async start(contender: Contender, port: number): Promise<MeasuredServer> {
    const [program, ...rest] = onCore(SERVER_CORE, [
      process.execPath,
      '--expose-gc',
      '--import',
      PROBE,
      ...contender.program,
    ])
    const child = spawn(program, rest, {
      env: { PATH: process.env.PATH, NODE_ENV: 'production', ...contender.environment(port) },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    const server = new MeasuredServer(port, child)
    await server.#serves(contender.name)
    return server
  }

  /** What the process has used so far; the event-loop delays since the last look. */
  look({ collectGarbage = false } = {}): Promise<ProbeAnswer> {
    this.#lastId += 1
    const question: ProbeQuestion = { id: this.#lastId, collectGarbage }
    return new Promise((resolve, reject) => {
      this.#questions.set(question.id, resolve)
      this.#child.send(question, (error) => error && reject(error))
    })
  }

  /** Ends it as an operator would; it may store what is left. */
  async stop(): Promise<void> {
    await this.#end('SIGTERM')
  }

  /** Ends it like a machine that loses its power. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL')
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    if (this.#hasEnded) return
    const ended = once(this.#child, 'exit')
    this.#child.kill(signal)
    const patience = AbortSignal.timeout(STOPS_WITHIN_MS)
    patience.addEventListener('abort', () => this.#child.kill('SIGKILL'))
    await ended
  }

  get #hasEnded(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null
  }

  async #serves(name: string): Promise<void> {
    const deadline = performance.now() + SERVES_WITHIN_MS
    while (!(await takesConnections(this.port))) {
      if (this.#hasEnded) throw new Error(`${name} ended before it served`)
      if (performance.now() > deadline) throw new Error(`${name} does not serve`)
      await setTimeout(20)
    }
  }
}

function takesConnections(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
    socket.once('connect', () => socket.destroy())
  })
}
