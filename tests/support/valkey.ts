import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { connect } from 'node:net'
import { onTestFinished } from 'vitest'
import { freePort } from './server-process.ts'
import { makeTempFolder } from './temp-folder.ts'
import { until } from './until.ts'

/** Valkey, and the program it comes from, which speaks the same. */
const PROGRAMS = ['valkey-server', 'redis-server']
const ATTEMPTS_TO_GET_A_PORT = 5

const program = PROGRAMS.find((name) => spawnSync(name, ['--version']).status === 0)

/** Why there is no Valkey to test on, or null. */
export function whyNoValkey(): string | null {
  return program ? null : `neither of ${PROGRAMS.join(', ')} is installed here`
}

/** A real Valkey server on a port of this machine, which keeps nothing; it ends with the test. */
export class Valkey {
  readonly #folder = makeTempFolder('valkey')
  #port = 0
  #process: ChildProcess | null = null

  static async start(): Promise<Valkey> {
    const valkey = new Valkey()
    onTestFinished(() => valkey.crash())
    for (let attempt = 1; ; attempt += 1) {
      valkey.#port = await freePort()
      try {
        await valkey.start()
        return valkey
      } catch (error) {
        if (attempt === ATTEMPTS_TO_GET_A_PORT) throw error
      }
    }
  }

  get port(): number {
    return this.#port
  }

  get url(): string {
    return `redis://127.0.0.1:${this.#port}`
  }

  /** Starts it on the port it has; resolves when it answers. */
  async start(): Promise<void> {
    if (!program) throw new Error('no Valkey')
    const settings = {
      bind: '127.0.0.1',
      port: String(this.#port),
      dir: this.#folder,
      save: '',
      appendonly: 'no',
      // The folder in its arguments ties it to this process (see makeTempFolder).
      'set-proc-title': 'no',
    }
    const child = spawn(
      program,
      Object.entries(settings).flatMap(([name, value]) => [`--${name}`, value]),
      { stdio: 'ignore' },
    )
    this.#process = child
    await until('Valkey answers', async () => {
      if (child.exitCode !== null) throw new Error(`Valkey ended with ${child.exitCode}`)
      return isAnswering(this.#port)
    })
  }

  /** SIGKILL: everybody's connection breaks. `start` brings it back. */
  async crash(): Promise<void> {
    const child = this.#process
    this.#process = null
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
}

function isAnswering(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.on('error', () => resolve(false))
    socket.on('data', (answer) => {
      socket.destroy()
      resolve(answer.toString().startsWith('+PONG'))
    })
    socket.on('connect', () => socket.write('PING\r\n'))
  })
}
