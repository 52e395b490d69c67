import * as Y from 'yjs'
import { HeadlessEditor } from './headless-editor.ts'
import type { Line, LogNode, Message } from './log-node.ts'

/** Somebody who writes in a room: a page with an editor, and a line that comes and goes. */
export class Writer {
  readonly doc = new Y.Doc()
  readonly editor: HeadlessEditor
  readonly #ownIds = new Set<number>()
  #line: Line | null = null
  /** Sent, and not yet arrived. */
  #outbox: Uint8Array[] = []
  #lastSent: Uint8Array | null = null
  /** The server has asked what it is missing, and has got it: from then on each change is sent. */
  #hasAnswered = false
  #hasSynced = false

  constructor(clientId: number) {
    this.#lease(clientId)
    this.editor = new HeadlessEditor(this.doc)
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== this && this.#hasAnswered) this.#outbox.push(update)
    })
  }

  /** May write: the text has come. */
  get canWrite(): boolean {
    return this.#hasSynced
  }

  get isOnline(): boolean {
    return this.#line !== null
  }

  get isIdle(): boolean {
    return this.#outbox.length === 0 && (this.#line?.inbox.length ?? 0) === 0
  }

  /** Opens a line, under a new client id or the one of before. */
  goOnline(node: LogNode, newClientId: number | null = null): void {
    this.goOffline()
    if (newClientId !== null) this.#lease(newClientId)
    this.#line = node.join(Y.encodeStateVector(this.doc), this.#ownIds)
  }

  goOffline(): void {
    this.#line?.node.lines.delete(this.#line)
    this.#line = null
    this.#hasAnswered = false
    this.#outbox = []
  }

  /** Whether the room has closed under the line. */
  get isCut(): boolean {
    return this.#line !== null && !this.#line.node.lines.has(this.#line)
  }

  /** Takes in what has come down the line, up to a number of messages, and shows it at once. */
  hear(count: number): void {
    const messages = this.#line?.inbox.splice(0, count) ?? []
    this.doc.transact(() => {
      for (const message of messages) this.#take(message)
    }, this)
  }

  /** Lets a number of messages arrive; gives how many updates had something new in them. */
  send(count: number): number {
    const line = this.#line
    if (!line) return 0
    const arriving = this.#outbox.splice(0, count)
    this.#lastSent = arriving.at(-1) ?? this.#lastSent
    return arriving.filter((update) => line.node.receive(line, update)).length
  }

  /** Sends the last once more, as a page does that does not know whether it has arrived. */
  sendAgain(): void {
    if (this.#line && this.#hasAnswered && this.#lastSent && this.#outbox.length === 0)
      this.#line.node.receive(this.#line, this.#lastSent)
  }

  #take(message: Message): void {
    if ('update' in message) Y.applyUpdate(this.doc, message.update, this)
    else {
      this.#outbox.push(Y.encodeStateAsUpdate(this.doc, message.stateVector))
      this.#hasAnswered = true
      this.#hasSynced = true
    }
  }

  #lease(clientId: number): void {
    this.doc.clientID = clientId
    this.#ownIds.add(clientId)
  }
}
