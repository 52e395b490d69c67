import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { chownSync, closeSync, openSync, readFileSync, rmSync } from 'node:fs'
import { readdir, readlink } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { Client } from 'pg'
import { findPrograms, serverUser } from './postgres-programs.ts'
import { makeTempFolder } from './temp-folder.ts'

/** A PostgreSQL server to test against. */
export interface Postgres {
  /** The connection string of the database it was born with. */
  readonly url: string
  /**
   * The server's process, another one after each `start`.
   *
   * @throws {Error} when it is not running, or not ours.
   */
  readonly pid: number
  /** False for the server of TEST_DATABASE_URL, which is not ours to end. */
  readonly canCrash: boolean
  /** The connection string of a new, empty database; its own name begins with `name`. */
  createDatabase(name: string): Promise<string>
  /** Kills all of its processes at once: nothing it still had in memory is written. `start` brings it back. */
  crash(): Promise<void>
  /** Starts it again after `crash`, at the same url and with the data that reached the disk. */
  start(): Promise<void>
  /** Ends it for good, with its data. */
  stop(): Promise<void>
}

const READY_WITHIN_MS = 30_000
const ATTEMPTS_TO_GET_A_PORT = 5

/**
 * A real PostgreSQL, with fsync on, on a free port of 127.0.0.1; or the server at TEST_DATABASE_URL.
 *
 * @throws {Error} with what PostgreSQL said, when it does not start.
 */
export async function startPostgres(): Promise<Postgres> {
  const givenUrl = process.env.TEST_DATABASE_URL
  if (givenUrl) return new GivenPostgres(givenUrl)
  const server = new OwnPostgres(findPrograms())
  await server.start()
  return server
}

/** Null when `startPostgres` can work here; otherwise the reason why not, for a loud skip. */
export async function postgresIsAvailable(): Promise<string | null> {
  if (process.env.TEST_DATABASE_URL) return null
  try {
    findPrograms()
    return null
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

/** The server at TEST_DATABASE_URL: it lends databases, and takes them back at `stop`. */
class GivenPostgres implements Postgres {
  readonly url: string
  readonly canCrash = false
  readonly #databases: string[] = []

  constructor(url: string) {
    this.url = url
  }

  get pid(): never {
    throw new Error('The server at TEST_DATABASE_URL is not ours.')
  }

  async createDatabase(name: string): Promise<string> {
    const database = await createDatabase(this.url, name)
    this.#databases.push(database)
    return urlOfDatabase(this.url, database)
  }

  crash(): Promise<void> {
    throw new Error('The server at TEST_DATABASE_URL is not ours to crash; ask canCrash first.')
  }

  start(): Promise<void> {
    throw new Error('The server at TEST_DATABASE_URL is not ours to start; ask canCrash first.')
  }

  async stop(): Promise<void> {
    for (const database of this.#databases.splice(0)) {
      await query(this.url, `drop database if exists "${database}" with (force)`)
    }
  }
}

/** A server of this test process, in a folder of its own. */
class OwnPostgres implements Postgres {
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
      pids.forEach(killIfAlive)
    }
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
    const postmaster = this.#process
    this.#process = null
    // Immediate shutdown: the data go too, so nothing is worth a checkpoint.
    if (postmaster) await end(postmaster, 'SIGQUIT')
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

function hasEnded(child: ChildProcess): boolean {
  return child.pid === undefined || child.exitCode !== null || child.signalCode !== null
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (hasEnded(child)) return
  // Now there is something to wait for.
  child.ref()
  const ended = once(child, 'exit')
  child.kill(signal)
  await ended
}

/** The processes whose working directory is this folder; none where there is no /proc. */
async function processesIn(folder: string): Promise<number[]> {
  const names = await readdir('/proc').catch(() => [])
  const pids = names.map(Number).filter(Number.isInteger)
  const folders = await Promise.all(pids.map((pid) => readlink(`/proc/${pid}/cwd`).catch(() => null)))
  return pids.filter((_, index) => folders[index] === folder)
}

function killIfAlive(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null
    if (code !== 'ESRCH') throw error
  }
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

/** Creates a database and gives its name: the wish, made unique. */
async function createDatabase(url: string, wish: string): Promise<string> {
  const name = `${wish.replace(/\W/g, '_')}_${randomBytes(4).toString('hex')}`
  await query(url, `create database "${name}"`)
  return name
}

function urlOfDatabase(url: string, database: string): string {
  const changed = new URL(url)
  changed.pathname = database
  return changed.href
}

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query<Record<string, unknown>>(sql)
    return rows
  } finally {
    await client.end()
  }
}
