import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, closeSync, openSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { createDatabase, query, urlOfDatabase } from './postgres-databases.ts'
import { serverUser } from './postgres-programs.ts'
import { end, hasEnded, processesIn, signalIfAlive } from './processes.ts'
import { makeTempFolder } from './temp-folder.ts'

const READY_WITHIN_MS = 30_000
const ATTEMPTS_TO_GET_A_PORT = 5

/** A server of this test process, in a folder of its own. */
export class OwnPostgres {
  readonly canCrash = true
  readonly #programs: string
  readonly #folder: string
  readonly #dataFolder: string
  #port: number | null = null
  #process: ChildProcess | null = null

  constructor(programs: string) {
    this.#programs = programs
    this.#folder = makeTempFolder('postgres')
    this.#dataFolder = join(this.#folder, 'data')
    const { uid, gid } = serverUser()
    if (uid !== undefined && gid !== undefined) chownSync(this.#folder, uid, gid)
    this.#initialize()
  }

  get url(): string {
    return `postgres://plenary@127.0.0.1:${this.#port}/postgres`
  }

  get pid(): number {
    if (this.#process?.pid === undefined) throw new Error('PostgreSQL is not running.')
    return this.#process.pid
  }

  async suspend(): Promise<void> {
    for (const pid of await processesIn(this.#dataFolder)) signalIfAlive(pid, 'SIGSTOP')
  }

  async resume(): Promise<void> {
    for (const pid of await processesIn(this.#dataFolder)) signalIfAlive(pid, 'SIGCONT')
  }

  async createDatabase(name: string): Promise<string> {
    return urlOfDatabase(this.url, await createDatabase(this.url, name))
  }

  async crash(): Promise<void> {
    const postmaster = this.#process
    if (!postmaster) return
    this.#process = null
    // The postmaster first: it must not start others while those are being ended.
    await end(postmaster, 'SIGKILL')
    // A server does not start again while one of the old processes holds its memory.
    for (let pids = [0]; pids.length > 0; ) {
      pids = await processesIn(this.#dataFolder)
      for (const pid of pids) signalIfAlive(pid, 'SIGKILL')
    }
  }

  async halt(): Promise<void> {
    const postmaster = this.#process
    this.#process = null
    if (postmaster) await end(postmaster, 'SIGQUIT')
  }

  async start(): Promise<void> {
    if (this.#process) throw new Error('PostgreSQL is already running.')
    const isFirstStart = this.#port === null
    for (let attempt = 1; ; attempt += 1) {
      this.#port ??= await freePort()
      this.#process = this.#spawnPostmaster(this.#port)
      if (await isServing(this.#process, this.url, this.#dataFolder)) return
      await end(this.#process, 'SIGQUIT')
      this.#process = null
      const log = this.#readLog()
      // Between our look for a free port and the server's, another may have taken it.
      const isPortTaken = isFirstStart && /Address already in use/.test(log)
      if (!isPortTaken || attempt === ATTEMPTS_TO_GET_A_PORT)
        throw new Error(`PostgreSQL did not start.\n${log}`)
      this.#port = null
    }
  }

  async stop(): Promise<void> {
    // The data go too, so nothing is worth a checkpoint.
    await this.halt()
    rmSync(this.#folder, { recursive: true, force: true })
  }

  #initialize(): void {
    const args = [
      '--no-sync',
      '--no-instructions',
      '-A',
      'trust',
      '-U',
      'plenary',
      '-E',
      'UTF8',
      '--locale=C',
    ]
    const result = spawnSync(join(this.#programs, 'initdb'), [...args, '-D', this.#dataFolder], {
      ...serverUser(),
      cwd: this.#folder,
      encoding: 'utf8',
    })
    if (result.status !== 0) {
      throw new Error(`initdb failed: ${result.error?.message ?? result.stderr}`, { cause: result.error })
    }
  }

  #spawnPostmaster(port: number): ChildProcess {
    const settings = [
      'fsync=on',
      'listen_addresses=127.0.0.1',
      `port=${port}`,
      'unix_socket_directories=',
      'max_connections=100',
      // In the data folder, which is removed; the default would outlive a crash in /dev/shm.
      'dynamic_shared_memory_type=mmap',
    ]
    // A file, not a pipe: a pipe would keep this process waiting for a server that outlives it.
    const log = openSync(this.#logPath, 'w')
    const postmaster = spawn(
      join(this.#programs, 'postgres'),
      ['-D', this.#dataFolder, ...settings.flatMap((setting) => ['-c', setting])],
      { ...serverUser(), cwd: this.#folder, stdio: ['ignore', log, log], detached: true },
    )
    closeSync(log)
    postmaster.unref()
    return postmaster
  }

  #readLog(): string {
    return readFileSync(this.#logPath, 'utf8')
  }

  get #logPath(): string {
    return join(this.#folder, 'log')
  }
}

/** Waits until the server answers. False when it ended, or does not answer in time. */
async function isServing(postmaster: ChildProcess, url: string, dataFolder: string): Promise<boolean> {
  const deadline = performance.now() + READY_WITHIN_MS
  while (performance.now() < deadline) {
    if (hasEnded(postmaster)) return false
    try {
      const [row] = await query(url, "select current_setting('data_directory') as folder")
      // Another server may have taken the port; ours is then about to end.
      if (row?.folder === dataFolder) return true
    } catch (error) {
      if (!isNotReadyYet(error)) throw error
    }
    await setTimeout(10)
  }
  return false
}

function isNotReadyYet(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : null
  const CANNOT_CONNECT_NOW = '57P03'
  return code === 'ECONNREFUSED' || code === 'ECONNRESET' || code === CANNOT_CONNECT_NOW
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  if (address === null || typeof address === 'string') throw new Error('A TCP server without a port.')
  return address.port
}
