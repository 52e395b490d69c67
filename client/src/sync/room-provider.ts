import { SCHEMA_VERSION } from '@plenary/shared/document/schema-version.ts'
import { closeCode, type ErrorCode, errorOfCloseCode } from '@plenary/shared/errors.ts'
import type { RoomEvent } from '@plenary/shared/events.ts'
import type { ClientId, RoomId } from '@plenary/shared/ids.ts'
import { HEARTBEAT_MS, MAX_UPDATE_BYTES } from '@plenary/shared/limits.ts'
import { decodePresence, encodePresence, type PresenceEntry } from '@plenary/shared/presence.ts'
import { decodeMessage, encodeMessage, FRAME, type Hello } from '@plenary/shared/protocol.ts'
import {
  Awareness,
  applyAwarenessUpdate,
  encodeAwarenessUpdate,
  removeAwarenessStates,
} from 'y-protocols/awareness'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { fetchFoldedText } from './fetch-folded-text.ts'
import { FramePacker } from './frame-packer.ts'
import { ownWords, type StoredClocks } from './own-words.ts'
import { withSafeCursor } from './safe-cursor.ts'
import { SavedMarker } from './saved-marker.ts'

/** A line that was closed so that one comes back with other rights is back by then, or it is away. */
const LET_IN_ANEW_MS = 1_000

/** What the line into a room is like now, in the terms of a person. Times are milliseconds since 1970. */
export type RoomStatus = {
  /** `closed` is for good: signed out, no access, or a text this page is too old for. */
  line: 'opening' | 'open' | 'offline' | 'closed'
  closedBy: ErrorCode | null
  hello: Hello | null
  /** Whether the text has arrived at all; once true it stays. */
  hasText: boolean
  /** Since when there is something unsaved, or null. */
  unsavedSince: number | null
  savedAt: number | null
}

/** Whether the server has said that texts may hold what this page does not know; then it lets it read only. */
export function isOutdated({ hello }: RoomStatus): boolean {
  return hello !== null && hello.schemaVersion > SCHEMA_VERSION
}

/**
 * The line from this tab into a room: y-websocket, with what it leaves to others. The server leases the
 * client id; local changes wait until the server has said what it knows, so that they never arrive with a
 * gap before them; and what is stored is told by the server, never guessed.
 */
export class RoomProvider {
  readonly doc = new Y.Doc({ gc: true })
  readonly awareness: Awareness
  readonly #line: WebsocketProvider
  readonly #saved: SavedMarker
  readonly #packer = new FramePacker((frame) => this.#send(frame))
  readonly #listeners = new Set<() => void>()
  readonly #eventListeners = new Set<(event: RoomEvent) => void>()
  readonly #arrivalListeners = new Set<() => void>()
  readonly #heartbeat: ReturnType<typeof setInterval>
  readonly #isGone = new AbortController()
  /** Of each client id that this tab has had, up to where the server has said that it is stored. */
  readonly #stored = new Map<number, number>()
  /** What the answer to the question that is under way will be about. */
  #asked: { marker: number; clientId: number; clock: number } | null = null
  #away: ReturnType<typeof setTimeout> | undefined
  /** Whether, on this connection, the server has asked for our changes and got them. */
  #isCaughtUp = false
  #status: RoomStatus = {
    line: 'opening',
    closedBy: null,
    hello: null,
    hasText: false,
    unsavedSince: null,
    savedAt: null,
  }

  constructor(roomId: RoomId, origin: string) {
    this.awareness = new Awareness(this.doc)
    // Nothing is said of us before we know under which id.
    this.awareness.setLocalState(null)
    this.#line = new WebsocketProvider(
      `${origin.replace(/^http/, 'ws')}/api/rooms/${roomId}`,
      'socket',
      this.doc,
      {
        awareness: this.awareness,
        connect: false,
        // Between tabs nothing is durable and nobody checks who wrote it.
        disableBc: true,
        params: { schema: String(SCHEMA_VERSION) },
      },
    )
    this.#saved = new SavedMarker((marker) => this.#ask(marker))
    this.#takeOverUpdates()
    this.#listenToFrames()
    this.#listenToLine()
    this.#heartbeat = setInterval(() => this.#beat(), HEARTBEAT_MS)
    window.addEventListener('online', this.#comeBack)
    void this.#open(origin, roomId)
  }

  get status(): RoomStatus {
    return this.#status
  }

  /** What is stored of what this tab wrote; see `own-words.ts`. */
  get storedClocks(): StoredClocks {
    return this.#stored
  }

  /** Calls back after each change of the status; returns the way to stop. */
  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Calls back with each event that the room tells of; returns the way to stop. What comes while offline is missed. */
  onEvent = (listener: (event: RoomEvent) => void): (() => void) => {
    this.#eventListeners.add(listener)
    return () => this.#eventListeners.delete(listener)
  }

  /** Calls back before what others have written is put into the text; returns the way to stop. */
  onArrival = (listener: () => void): (() => void) => {
    this.#arrivalListeners.add(listener)
    return () => this.#arrivalListeners.delete(listener)
  }

  /** Ends the line for good. What is unsaved is lost: ask before. */
  destroy(): void {
    this.#isGone.abort()
    clearInterval(this.#heartbeat)
    clearTimeout(this.#away)
    window.removeEventListener('online', this.#comeBack)
    this.#listeners.clear()
    this.#eventListeners.clear()
    this.#arrivalListeners.clear()
    this.awareness.setLocalState(null)
    this.#line.destroy()
    this.awareness.destroy()
    this.doc.destroy()
  }

  /** The folded text comes compressed over HTTP, if it comes; the line brings what is missing, and may bring all. */
  async #open(origin: string, roomId: RoomId): Promise<void> {
    const folded = await fetchFoldedText(origin, roomId, this.#isGone.signal)
    if (this.#isGone.signal.aborted) return
    if (folded) {
      Y.applyUpdateV2(this.doc, folded.text, this.#line)
      this.#line.params = { ...this.#line.params, epoch: String(folded.epoch) }
    }
    this.#line.connect()
  }

  /**
   * y-websocket sends each local change at once, also before the server has caught up, which is a gap to the
   * server; and it repeats to the server what the server has just said of others.
   */
  #takeOverUpdates(): void {
    this.doc.off('update', this.#line._updateHandler)
    this.doc.on('update', this.#onUpdate)
    this.awareness.off('update', this.#line._awarenessUpdateHandler)
    this.awareness.on('update', this.#onPresence)
  }

  #onUpdate = (update: Uint8Array, origin: unknown): void => {
    if (origin === this.#line) return
    // What the editor of a reader tidies up in their own copy goes nowhere, and is nothing to save. Words are: an input
    // method may bring them a moment after one has lost the right to write, or the document was frozen.
    const isReader = this.#status.hello?.canWrite === false
    if (isReader && ownWords(this.doc, this.#stored).length === 0) return
    if (this.#status.unsavedSince === null) this.#change({ unsavedSince: Date.now() })
    if (!this.#isCaughtUp) return
    // A large paste goes as a sync step 2, which may be longer.
    const type = update.length > MAX_UPDATE_BYTES ? 'sync-step-2' : 'update'
    this.#packer.add(encodeMessage({ type, update }))
    this.#saved.follow()
  }

  #onPresence = (_changes: unknown, origin: unknown): void => {
    if (origin !== 'local' || !this.#status.hello) return
    const presence = encodeAwarenessUpdate(this.awareness, [this.awareness.clientID])
    this.#packer.add(encodeMessage({ type: 'presence', presence }))
  }

  #listenToFrames(): void {
    const handlers = this.#line.messageHandlers
    const readSync = handlers[FRAME.sync]
    handlers[FRAME.sync] = (encoder, decoder, line, emitSynced, type) => {
      const isQuestion = decodeMessage(decoder.arr).type === 'sync-step-1'
      if (!isQuestion) for (const listener of this.#arrivalListeners) listener()
      readSync?.(encoder, decoder, line, emitSynced, type)
      // y-websocket sends the answer when this returns; what changes after that follows it.
      if (isQuestion) queueMicrotask(this.#onCaughtUp)
    }
    handlers[FRAME.presence] = (_encoder, decoder) => this.#takePresence(decoder.arr)
    handlers[FRAME.hello] = (_encoder, decoder) => this.#takeHello(decoder.arr)
    handlers[FRAME.saved] = (_encoder, decoder) => this.#takeSaved(decoder.arr)
    handlers[FRAME.event] = (_encoder, decoder) => this.#takeEvent(decoder.arr)
  }

  #listenToLine(): void {
    this.#line.on('sync', (isSynced) => {
      if (!isSynced) return
      clearTimeout(this.#away)
      this.#change({ line: 'open', hasText: true })
    })
    this.#line.on('connection-close', (event) => {
      this.#isCaughtUp = false
      this.#saved.interrupt()
      clearTimeout(this.#away)
      // Nobody could read that it is away, and the page would jump for it.
      if (event?.code === closeCode('access-changed')) this.#away = setTimeout(this.#goAway, LET_IN_ANEW_MS)
      else this.#goAway()
    })
    this.#line.on('closed', ({ code }) => {
      this.#change({ line: 'closed', closedBy: errorOfCloseCode(code) ?? 'unexpected' })
    })
  }

  #goAway = (): void => {
    if (this.#status.line !== 'closed') this.#change({ line: this.#status.hasText ? 'offline' : 'opening' })
  }

  #onCaughtUp = (): void => {
    this.#isCaughtUp = true
    this.#saved.follow()
  }

  /** The server's word on our id: everything we write and say stands under it, over reconnects too. */
  #takeHello(frame: Uint8Array): void {
    const message = decodeMessage(frame)
    if (message.type !== 'hello') return
    const { clientId } = message.hello
    if (this.doc.clientID !== clientId) this.#takeId(clientId)
    if (!this.#stored.has(clientId)) this.#stored.set(clientId, 0)
    const { key, epoch } = message.hello
    // Once a passage has been purged, this copy of the text is not taken any more.
    const own = { client: String(clientId), epoch: String(epoch) }
    this.#line.params = { ...this.#line.params, ...own, ...(key && { key }) }
    this.#change({ hello: message.hello })
    if (this.awareness.getLocalState() === null) this.awareness.setLocalState({ cursor: null })
  }

  #ask(marker: number): void {
    const { clientID: clientId, store } = this.doc
    // Before the server has asked for them, one's own changes wait here, and no answer is about them.
    this.#asked = this.#isCaughtUp ? { marker, clientId, clock: Y.getState(store, clientId) } : null
    this.#packer.add(encodeMessage({ type: 'marker', marker }))
  }

  /** Nobody is in the room twice: who they were under an earlier id, as before names were hidden, goes with it. */
  #takeId(clientId: ClientId): void {
    const place = this.awareness.getLocalState()
    removeAwarenessStates(this.awareness, [this.awareness.clientID], this.#line)
    this.doc.clientID = clientId
    this.awareness.clientID = clientId
    if (place) this.awareness.setLocalState(place)
  }

  #takeSaved(frame: Uint8Array): void {
    const message = decodeMessage(frame)
    if (message.type !== 'saved') return
    const asked = this.#asked?.marker === message.marker ? this.#asked : null
    if (asked) this.#stored.set(asked.clientId, asked.clock)
    // Whoever may not write any more is answered too, and what waits here is not stored by that.
    if (this.#saved.take(message.marker) && asked) this.#change({ unsavedSince: null, savedAt: message.atMs })
  }

  #takeEvent(frame: Uint8Array): void {
    const message = decodeMessage(frame)
    if (message.type === 'event') for (const listener of this.#eventListeners) listener(message.event)
  }

  /** The server repeats what it knows of everybody; of ourselves we know better. */
  #takePresence(frame: Uint8Array): void {
    const message = decodeMessage(frame)
    if (message.type !== 'presence') return
    const others = decodePresence(message.presence)
      .filter(({ clientId }) => clientId !== this.doc.clientID)
      .map((entry) => ({ ...entry, state: withSafeCursor(this.doc, this.#withName(entry)) }))
    applyAwarenessUpdate(this.awareness, encodePresence(others), this.#line)
  }

  /** Names are told once; afterwards it is only said where somebody is. */
  #withName({ clientId, state }: PresenceEntry): unknown {
    const known = this.awareness.getStates().get(clientId)
    return state && typeof state === 'object' ? { user: known?.user, ...state } : state
  }

  /** Keeps both sides sure of the line: y-websocket gives up on one that says nothing for 30 s. */
  #beat(): void {
    if (this.#isCaughtUp || this.#status.hello?.canWrite === false) this.#saved.follow()
  }

  /** The network is back: no need to sit out the pause between tries. */
  #comeBack = (): void => {
    if (this.#line.wsconnected || this.#status.line === 'closed') return
    this.#line.disconnect()
    this.#line.connect()
  }

  #send(frame: Uint8Array<ArrayBuffer>): void {
    const { ws } = this.#line
    if (ws && ws.readyState === WebSocket.OPEN) ws.send(frame)
  }

  #change(change: Partial<RoomStatus>): void {
    this.#status = { ...this.#status, ...change }
    for (const listener of this.#listeners) listener()
  }
}
