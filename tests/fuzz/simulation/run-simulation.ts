import { foldText, newDocument } from '@plenary/server/live/fold.ts'
import { readUpdate } from '@plenary/server/live/update-reader.ts'
import { ROOT_NAME } from '@plenary/shared/document/schema-version.ts'
import type { MemberId, OrganizationId, RoomId } from '@plenary/shared/ids.ts'
import { vi } from 'vitest'
import * as Y from 'yjs'
import { UnrulyHub } from '../../support/unruly-bus.ts'
import { Chance } from './chance.ts'
import { SimClient } from './sim-client.ts'
import { SimDatabase } from './sim-database.ts'
import { SimNode } from './sim-node.ts'

const ROOM = 'room' as RoomId
const STEPS = 120
/** After the last trouble: long enough for presence of the dead to expire and be told. */
const QUIET_MS = 90_000

/**
 * Nodes, clients, a database and a bus, each of which fails in every way it may, by a clock that goes as fast as it
 * can. Gives what went against the promises; nothing, if all is well. The same seed gives the same run.
 */
export async function runSimulation(seed: number): Promise<string[]> {
  const chance = new Chance(seed)
  const world = new World(chance, seed)
  for (let step = 0; step < STEPS; step++) {
    world.act()
    await vi.advanceTimersByTimeAsync(chance.delayMs(400))
  }
  world.calm()
  await vi.advanceTimersByTimeAsync(QUIET_MS)
  const faults = world.faults()
  await world.end()
  return faults
}

class World {
  readonly #chance: Chance
  readonly #database = new SimDatabase()
  readonly #hub: UnrulyHub
  readonly #nodes: SimNode[] = []
  readonly #clients: SimClient[]
  readonly #trouble = { failShare: 0.02, crashShare: 0.004, longestMs: 60 }
  /** Every other life is one without undo, and is held to the order of every letter. */
  readonly #canUndo: boolean
  #isCalm = false

  constructor(chance: Chance, seed: number) {
    this.#canUndo = seed % 2 === 1
    this.#chance = chance
    this.#hub = new UnrulyHub({ seed, dropShare: 0.2, doubleShare: 0.2, maxDelayMs: 300 })
    this.#database.createRoom(ROOM, [firstRow()])
    const nodes = 1 + chance.below(3)
    for (let n = 0; n < nodes; n++) this.#nodes.push(this.#newNode())
    this.#clients = Array.from({ length: 2 + chance.below(3) }, (_, at) => this.#newClient(at))
  }

  /** One thing that happens in the world. */
  act(): void {
    const lot = this.#chance.next()
    const client = this.#chance.of(this.#clients)
    if (lot < 0.72) for (let n = 1 + this.#chance.below(4); n > 0; n--) client.write()
    else if (lot < 0.8) client.setOnline(false)
    else if (lot < 0.9) client.setOnline(true)
    else if (lot < 0.93) client.reload()
    else this.#disturb(lot)
  }

  /** From now on everything works, and everybody is here. */
  calm(): void {
    this.#isCalm = true
    this.#hub.behave()
    Object.assign(this.#trouble, { failShare: 0, crashShare: 0 })
    for (const node of this.#nodes) node.bus.resume()
    this.#raise()
    for (const client of this.#clients) client.setOnline(true)
    for (const client of this.#clients) setInterval(() => client.ask(), 10_000)
  }

  faults(): string[] {
    const text = this.#stored()
    const stored = text.getXmlFragment(ROOT_NAME).toString()
    const [first] = this.#clients
    const state = Y.decodeStateVector(Y.encodeStateVector(text))
    const faults = this.#clients.flatMap((client, at) => {
      const lost = [...client.saved, ...client.seen].filter(([id, clock]) => (state.get(id) ?? 0) < clock)
      const inside = this.#clients.flatMap((other) => (other === client ? [] : (other.clientId ?? [])))
      return [
        ...client.faults,
        ...lost.map(
          ([id, clock]) => `saved or seen up to ${id}:${clock}, stored up to ${state.get(id) ?? 0}`,
        ),
        ...(client.isSettled ? [] : ['not settled']),
        ...(this.#isSame(client.text, first?.text ?? '') ? [] : ['another text than the first']),
        ...(this.#isSame(client.text, stored) ? [] : ['another text than is stored']),
        ...(String(client.others) === String(inside.sort((a, b) => a - b))
          ? []
          : [`sees ${client.others}, not ${inside}`]),
      ].map((fault) => `client ${at}: ${fault}`)
    })
    return [...faults, ...this.#faultsOfLog(text)]
  }

  async end(): Promise<void> {
    for (const client of this.#clients) client.setOnline(false)
    for (const node of this.#nodes) node.crash()
    vi.clearAllTimers()
  }

  #disturb(lot: number): void {
    const node = this.#chance.of(this.#nodes)
    if (lot < 0.945) node.crash()
    else if (lot < 0.955) void node.stop()
    else if (lot < 0.965) node.bus.pause()
    else if (lot < 0.975) node.bus.cut()
    else if (lot < 0.99) node.bus.resume()
    // Clocks of servers are set, and drift apart.
    else vi.setSystemTime(Date.now() + this.#chance.below(8_000) - 3_000)
    this.#raise()
  }

  /** Whoever watches over the nodes starts a new one for each that is gone. */
  #raise(): void {
    for (const [at, node] of this.#nodes.entries()) {
      if (!node.isUp && (this.#isCalm || this.#chance.happens(0.5))) this.#nodes[at] = this.#newNode()
    }
  }

  #newNode(): SimNode {
    return new SimNode(this.#database, this.#hub, { chance: this.#chance, trouble: this.#trouble })
  }

  #newClient(at: number): SimClient {
    return new SimClient({
      database: this.#database,
      roomId: ROOM,
      memberId: `member-${at}` as MemberId,
      chance: this.#chance,
      canUndo: this.#canUndo,
      findNode: () => {
        this.#raise()
        const up = this.#nodes.filter((node) => node.isUp)
        return up.length > 0 ? this.#chance.of(up) : null
      },
    })
  }

  /** With undo, Yjs may put the same letters in another order on each replica (yjs issue 794): then all are there. */
  #isSame(one: string, other: string): boolean {
    return this.#canUndo ? [...one].sort().join('') === [...other].sort().join('') : one === other
  }

  /** The text as the rows alone make it. */
  #stored(): Y.Doc {
    const doc = newDocument()
    for (const { update } of this.#database.rows(ROOM)) Y.applyUpdate(doc, update)
    return doc
  }

  #faultsOfLog(text: Y.Doc): string[] {
    const faults: string[] = []
    if (text.store.pendingStructs || text.store.pendingDs) faults.push('the log has a gap')
    for (const { seq, memberId, update } of this.#database.rows(ROOM).slice(1)) {
      for (const { client } of readUpdate(update, 1_000_000).structs) {
        if (this.#database.memberOf(client) !== memberId)
          faults.push(`row ${seq} is not of who is said to have written it`)
      }
    }
    const checkpoint = this.#database.checkpoint(ROOM)
    if (checkpoint) {
      const later = this.#database.rows(ROOM).slice(checkpoint.seq)
      const doc = newDocument()
      for (const update of [checkpoint.state, ...later.map((row) => row.update)]) Y.applyUpdate(doc, update)
      const [folded, whole] = [doc, text].map((one) => one.getXmlFragment(ROOT_NAME).toString())
      if (!this.#isSame(folded ?? '', whole ?? ''))
        faults.push('checkpoint and log do not make the same text')
    }
    return faults
  }
}

/** A page with two paragraphs, as the server would write it. */
function firstRow() {
  const doc = new Y.Doc()
  doc.clientID = 1
  const paragraphs = ['First words.', 'More of them.'].map((words) => {
    const element = new Y.XmlElement('paragraph')
    element.insert(0, [new Y.XmlText(words)])
    return element
  })
  doc.getXmlFragment(ROOT_NAME).insert(0, paragraphs)
  return {
    memberId: 'server' as MemberId,
    organizationId: 'organization' as OrganizationId,
    sessionHash: null,
    update: foldText(Y.encodeStateAsUpdate(doc), []).state,
  }
}
