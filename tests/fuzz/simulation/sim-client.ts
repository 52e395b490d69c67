import { ROOT_NAME } from '@plenary/shared/document/schema-version.ts'
import type { ErrorCode } from '@plenary/shared/errors.ts'
import type { ClientId, MemberId, RoomId } from '@plenary/shared/ids.ts'
import { decodePresence, encodePresence } from '@plenary/shared/presence.ts'
import type { Message } from '@plenary/shared/protocol.ts'
import * as Y from 'yjs'
import type { Chance } from './chance.ts'
import { changeText } from './change-text.ts'
import type { SimDatabase } from './sim-database.ts'
import { SimLine } from './sim-line.ts'
import type { SimNode } from './sim-node.ts'

/** Codes after which an honest client must never find itself: it did nothing wrong. */
const REFUSALS: readonly string[] = [
  'refused-update',
  'not-a-frame',
  'no-access',
  'frame-too-large',
  'unexpected',
]

/** After which y-protocols takes somebody for gone of whom nothing new was heard. */
const PRESENCE_TIMEOUT_MS = 30_000

type SimClientInput = {
  database: SimDatabase
  roomId: RoomId
  memberId: MemberId
  chance: Chance
  canUndo: boolean
  /** A node to go to, or null while none is up. */
  findNode: () => SimNode | null
}

/** A page in a browser: it writes, is cut off, comes back to any node, and holds the server to what it said. */
export class SimClient {
  doc = new Y.Doc()
  /** How far what it wrote was said to be saved. Never falls, and survives the page. */
  readonly saved = new Map<ClientId, number>()
  /** What others wrote and it was shown. */
  readonly seen = new Map<ClientId, number>()
  /** Everything that must not happen and did. */
  readonly faults: string[] = []
  readonly #input: SimClientInput
  readonly #ownIds = new Set<ClientId>()
  #line: SimLine | null = null
  #isCaughtUp = false
  #marker = 0
  #asked = new Map<number, number>()
  #presence = new Map<ClientId, { clock: number; state: unknown; heardAt: number }>()
  #isOnline = true
  #undo: Y.UndoManager | null = null

  constructor(input: SimClientInput) {
    this.#input = input
    this.#open()
  }

  get clientId(): ClientId | null {
    return this.#line ? this.#line.clientId : null
  }

  /** Whether the line is open, everything it has was taken, and everything it wrote was said to be saved. */
  get isSettled(): boolean {
    const own = Y.getState(this.doc.store, this.doc.clientID)
    return this.#isCaughtUp && (this.saved.get(this.doc.clientID) ?? 0) >= own
  }

  get text(): string {
    return this.doc.getXmlFragment(ROOT_NAME).toString()
  }

  /** The client ids of those that it takes to be inside, itself left out. */
  get others(): ClientId[] {
    const others = [...this.#presence].filter(
      ([id, { state, heardAt }]) =>
        state !== null && id !== this.clientId && performance.now() - heardAt < PRESENCE_TIMEOUT_MS,
    )
    return others.map(([id]) => id).sort((a, b) => a - b)
  }

  /** A change of its own, on line or not. Before it has a client id and the text, a page lets nobody write. */
  write(): void {
    if (this.doc.clientID === 0 || this.doc.getXmlFragment(ROOT_NAME).length === 0) return
    if (this.#input.canUndo) {
      this.#undo ??= new Y.UndoManager(this.doc.getXmlFragment(ROOT_NAME), { captureTimeout: 0 })
    }
    changeText(this.doc, this.#undo, this.#input.chance)
    this.say()
  }

  /** Asks what is saved, as the page does each ten seconds and after each change. */
  ask(): void {
    if (!this.#isCaughtUp) return
    this.#marker += 1
    this.#asked.set(this.#marker, Y.getState(this.doc.store, this.doc.clientID))
    this.#line?.post({ type: 'marker', marker: this.#marker })
  }

  /** Tells where the caret is. */
  say(): void {
    if (!this.#line || this.doc.clientID === 0) return
    const entry = { clientId: this.doc.clientID, clock: 1, state: { cursor: null, sectionId: null } }
    this.#line.post({ type: 'presence', presence: encodePresence([entry]) })
  }

  /** The network goes, or comes back. */
  setOnline(isOnline: boolean): void {
    this.#isOnline = isOnline
    if (isOnline) this.#connect()
    else this.#line?.breakOff()
  }

  /** The tab is loaded anew: what was not saved is gone with it. */
  reload(): void {
    this.#line?.breakOff()
    this.#line = null
    this.doc.destroy()
    this.doc = new Y.Doc()
    this.#undo = null
    this.#presence = new Map()
    this.#open()
  }

  #open(): void {
    this.doc.clientID = 0
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === 'server' || !this.#isCaughtUp) return
      this.#line?.post({ type: 'update', update })
      this.ask()
    })
    this.#connect()
  }

  #connect(): void {
    const { chance, database, roomId, memberId } = this.#input
    if (this.#line || !this.#isOnline) return
    const node = this.#input.findNode()
    if (!node) return this.#comeBack()
    // A page keeps the id it had; a new page gets a new one.
    const clientId = this.doc.clientID === 0 ? database.lease(roomId, memberId) : this.doc.clientID
    this.#ownIds.add(clientId)
    const line = new SimLine({
      node,
      roomId,
      memberId,
      clientId,
      ownIds: this.#ownIds,
      chance,
      onFrame: (message) => this.#take(line, message),
      onClose: (code) => this.#onClosed(line, code),
    })
    this.#line = line
    this.doc.clientID = clientId
    line.post({ type: 'sync-step-1', stateVector: Y.encodeStateVector(this.doc) })
    this.say()
  }

  #onClosed(line: SimLine, code: ErrorCode | 'broken'): void {
    if (REFUSALS.includes(code)) this.faults.push(`closed with ${code}`)
    if (line !== this.#line) return
    this.#line = null
    this.#isCaughtUp = false
    this.#asked = new Map()
    this.#comeBack()
  }

  #comeBack(): void {
    setTimeout(() => this.#connect(), 50 + this.#input.chance.delayMs(400))
  }

  #take(line: SimLine, message: Message): void {
    if (line !== this.#line) return
    switch (message.type) {
      case 'update':
      case 'sync-step-2':
        return this.#apply(message.update)
      case 'sync-step-1':
        line.post({ type: 'sync-step-2', update: Y.encodeStateAsUpdate(this.doc, message.stateVector) })
        this.#isCaughtUp = true
        return this.ask()
      case 'saved':
        return this.#takeSaved(message.marker)
      case 'presence':
        return this.#takePresence(message.presence)
      default:
        this.faults.push(`${message.type} from a server`)
    }
  }

  #apply(update: Uint8Array): void {
    Y.applyUpdate(this.doc, update, 'server')
    if (this.doc.store.pendingStructs || this.doc.store.pendingDs) this.faults.push('something is pending')
    for (const [client, clock] of Y.decodeStateVector(Y.encodeStateVector(this.doc))) {
      if (client !== this.doc.clientID) this.seen.set(client, Math.max(clock, this.seen.get(client) ?? 0))
    }
  }

  #takeSaved(marker: number): void {
    const clock = this.#asked.get(marker)
    if (clock === undefined) return
    this.saved.set(this.doc.clientID, Math.max(clock, this.saved.get(this.doc.clientID) ?? 0))
  }

  /** As y-protocols takes it: only what is newer counts. */
  #takePresence(presence: Uint8Array): void {
    for (const { clientId, clock, state } of decodePresence(presence)) {
      const known = this.#presence.get(clientId)
      const isNews =
        !known || clock > known.clock || (clock === known.clock && state === null && known.state !== null)
      if (isNews) this.#presence.set(clientId, { clock, state, heardAt: performance.now() })
    }
  }
}
