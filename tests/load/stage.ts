import { randomBytes } from 'node:crypto'
import { freePort } from '../support/server-process.ts'
import type { Contender, ContenderName, OpenedText } from './contenders/contender.ts'
import { type Databases, openContender } from './contenders/open-contender.ts'
import type { FirstText } from './lines/first-text.ts'
import { Line } from './lines/line.ts'
import { LoadRoom } from './lines/load-room.ts'
import { MeasuredServer } from './measured-server.ts'
import { cpuOfFamilyMs, cpuOfMachineMs } from './process-cpu.ts'

/** What a run is started with. */
export type StageInput = {
  contender: ContenderName
  databases: Databases
  /** PostgreSQL's first process; null when it is not ours to look at. */
  postgresPid: number | null
  isQuick: boolean
}

/** What the server used during an act. */
export type Usage = {
  elapsedMs: number
  serverCpuMs: number
  /** PostgreSQL's, apart; NaN where it cannot be seen. */
  databaseCpuMs: number
  loopDelayP99Ms: number
  loopDelayMaxMs: number
  /** Of the load's own core: near 1, latencies are the load's and not the server's. */
  loadShare: number
  /** What anybody else used of the machine, in cores: figures of a run that was disturbed are not to be quoted. */
  othersShare: number
}

/** Lines that may be opening at once: a crowd, but not one that overflows the listening socket's queue. */
const OPENING_AT_ONCE = 100

/** One contender, its running server, and the people in its rooms: what a workload plays on. */
export class Stage {
  readonly contender: Contender
  readonly isQuick: boolean
  readonly #postgresPid: number | null
  readonly #port: number
  /** Sets the rooms of this run apart from those of others in the same database. */
  readonly #mark = randomBytes(4).toString('hex')
  #server: MeasuredServer | null = null
  #people = 0
  #rooms = 0

  private constructor(contender: Contender, port: number, { postgresPid, isQuick }: StageInput) {
    this.contender = contender
    this.#port = port
    this.#postgresPid = postgresPid
    this.isQuick = isQuick
  }

  static async open(input: StageInput): Promise<Stage> {
    const contender = await openContender(input.contender, input.databases)
    return new Stage(contender, await freePort(), input)
  }

  get server(): MeasuredServer {
    if (!this.#server) throw new Error('the server has not been started')
    return this.#server
  }

  makeRooms(count: number, text: FirstText): LoadRoom[] {
    return Array.from({ length: count }, () => new LoadRoom(`room-${this.#mark}-${this.#rooms++}`, text))
  }

  /** Writes rooms into the contender's store and starts its server. */
  async start(rooms: readonly LoadRoom[]): Promise<void> {
    await this.contender.prepare(rooms.map(({ plan }) => plan))
    await this.startServer()
  }

  async startServer(): Promise<void> {
    this.#server = await MeasuredServer.start(this.contender, this.#port)
  }

  /** Brings a number of people into a room, or into each of several, and waits until all have the text. */
  async fill(rooms: readonly LoadRoom[], people: number): Promise<void> {
    const seats = rooms.flatMap((room) => Array.from({ length: people }, () => room))
    const entries = seats.values()
    const enterOneByOne = async () => {
      for (const room of entries) await this.open(room)
    }
    await Promise.all(Array.from({ length: OPENING_AT_ONCE }, enterOneByOne))
  }

  /** Opens a room for one more person, and gives the text as it came. */
  async open(room: LoadRoom): Promise<OpenedText> {
    const person = this.#people++
    const opened = await this.contender.open(room, { room: room.name, person }, this.#port)
    opened.line.person = person
    return opened
  }

  /** Opens a new line for somebody whose former line broke; not waited for. */
  comeBack(former: Line): Line {
    const seat = { room: former.room.name, person: former.person }
    const line = new Line(former.room, this.contender.address(seat, this.#port, former.clientId))
    line.person = former.person
    return line
  }

  /** What the server uses while something happens. */
  async measure(act: () => Promise<void>): Promise<Usage> {
    const before = await this.server.look()
    const databaseBefore = this.#databaseCpuMs()
    const machineBefore = cpuOfMachineMs()
    const loadBefore = process.cpuUsage()
    const startedAt = performance.now()
    await act()
    const elapsedMs = performance.now() - startedAt
    const load = process.cpuUsage(loadBefore)
    const machineMs = cpuOfMachineMs() - machineBefore
    const databaseCpuMs = this.#databaseCpuMs() - databaseBefore
    const after = await this.server.look()
    const serverCpuMs = (after.cpuUs - before.cpuUs) / 1000
    const loadCpuMs = (load.user + load.system) / 1000
    const ownMs = serverCpuMs + loadCpuMs + (Number.isNaN(databaseCpuMs) ? 0 : databaseCpuMs)
    return {
      elapsedMs,
      serverCpuMs,
      databaseCpuMs,
      loopDelayP99Ms: after.loopDelayP99Ms,
      loopDelayMaxMs: after.loopDelayMaxMs,
      loadShare: loadCpuMs / elapsedMs,
      othersShare: Math.max(0, machineMs - ownMs) / elapsedMs,
    }
  }

  async end(): Promise<void> {
    await this.#server?.kill()
    await this.contender.close()
  }

  #databaseCpuMs(): number {
    return this.#postgresPid === null ? Number.NaN : cpuOfFamilyMs(this.#postgresPid)
  }
}
