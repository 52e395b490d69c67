import type { Connection } from '@plenary/server/live/connection.ts'
import type { LiveRoom } from '@plenary/server/live/live-room.ts'
import type { LiveRooms } from '@plenary/server/live/live-rooms.ts'
import type { Frame } from '@plenary/server/live/openings.ts'
import { AppError, type ErrorCode } from '@plenary/shared/errors.ts'
import type { ClientId, MemberId, OrganizationId, RoomId } from '@plenary/shared/ids.ts'
import { decodePresence, ownPresenceSchema } from '@plenary/shared/presence.ts'
import { decodeMessage, type Message } from '@plenary/shared/protocol.ts'
import { type Chance, later } from './chance.ts'

/** The end of a line at a node. */
export type LineEnd = {
  readonly isUp: boolean
  readonly live: LiveRooms
  hold(line: SimLine): void
  release(line: SimLine): void
}

export type SimLineInput = {
  node: LineEnd
  roomId: RoomId
  memberId: MemberId
  clientId: ClientId
  ownIds: ReadonlySet<ClientId>
  chance: Chance
  onFrame: (message: Message) => void
  onClose: (code: ErrorCode | 'broken') => void
}

/** A socket between a client and a node, and what `RoomLine` does with it: frames arrive in order, in their time. */
export class SimLine implements Connection {
  readonly clientId: ClientId
  readonly memberId: MemberId
  readonly ownIds: ReadonlySet<ClientId>
  readonly author: Connection['author']
  readonly person: Connection['person']
  readonly role = 'editor'
  readonly canWrite = true
  readonly #input: SimLineInput
  #room: LiveRoom | null = null
  #isOpen = true
  #toNode: Promise<void> = Promise.resolve()
  #toClient: Promise<void> = Promise.resolve()

  constructor(input: SimLineInput) {
    const { memberId, clientId, ownIds } = input
    this.#input = input
    this.clientId = clientId
    this.memberId = memberId
    this.ownIds = ownIds
    const id = '01a20030-0000-7000-8000-000000000001' as OrganizationId
    const organization = { id, name: { en: 'O', fr: 'O' }, shortName: 'O', letters: 'O', hue: 1 } as const
    this.author = { memberId, organizationId: id, sessionHash: null }
    this.person = { memberId, name: memberId, organization }
    input.node.hold(this)
    this.#toNode = this.#enter()
  }

  /** From the client to the node. */
  post(message: Message): void {
    this.#toNode = this.#toNode.then(async () => {
      await later(this.#input.chance.delayMs(30))
      if (!this.#isOpen || !this.#room) return
      try {
        await this.#take(message)
      } catch (error) {
        if (!(error instanceof AppError)) throw error
        this.close(error.code)
      }
    })
  }

  spend(): void {}

  send(frames: readonly Frame[]): void {
    if (this.#isOpen)
      this.#deliver(() => {
        for (const frame of frames) this.#input.onFrame(decodeMessage(frame))
      })
  }

  sendText(frames: readonly Frame[]): void {
    this.send(frames)
  }

  close(code: ErrorCode): void {
    this.#leave(code)
  }

  /** The line breaks: what is on its way in either direction is lost. */
  breakOff(): void {
    if (!this.#isOpen) return
    const { chance, onClose } = this.#input
    this.#isOpen = false
    this.#input.node.release(this)
    this.#toClient = Promise.resolve()
    setTimeout(() => onClose('broken'), chance.delayMs(100))
    this.#goFromRoom()
  }

  async #enter(): Promise<void> {
    const { node, roomId } = this.#input
    try {
      const room = await node.live.open(roomId)
      if (!this.#isOpen || !node.isUp) return node.live.release(room)
      this.#room = room
      room.join(this)
      node.live.release(room)
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      this.close(error.code)
    }
  }

  async #take(message: Message): Promise<void> {
    if (message.type !== 'presence') return this.#room?.receive(this, message)
    const [entry] = decodePresence(message.presence)
    if (entry) this.#room?.move(this, ownPresenceSchema.parse(entry.state))
  }

  #deliver(act: () => void): void {
    const isStillWanted = () => this.#isOpen || this.#isClosing
    this.#toClient = this.#toClient.then(async () => {
      await later(this.#input.chance.delayMs(30))
      if (isStillWanted()) act()
    })
  }

  /** Between the server's goodbye and the client's hearing it, what was sent before still arrives. */
  #isClosing = false

  #leave(code: ErrorCode): void {
    if (!this.#isOpen) return
    this.#isClosing = true
    this.#deliver(() => {
      this.#isClosing = false
      this.#input.onClose(code)
    })
    this.#isOpen = false
    this.#input.node.release(this)
    this.#goFromRoom()
  }

  /** The node sees that the line is gone; a dead node sees nothing. */
  #goFromRoom(): void {
    const { node } = this.#input
    if (!this.#room || !node.isUp) return
    this.#room.leave(this)
    node.live.release(this.#room)
  }
}
