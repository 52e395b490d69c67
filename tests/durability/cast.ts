import { roomListSchema } from '@plenary/shared/rooms.ts'
import { expect } from 'vitest'
import * as Y from 'yjs'
import { Random } from '../support/random.ts'
import { type TestLine, TestMember } from '../support/test-member.ts'
import { until } from '../support/until.ts'
import { wordsOf } from '../support/words.ts'
import { RoomPromises } from './room-promises.ts'
import { Writer } from './writer.ts'

type RoomKind = 'submission' | 'blueprint'

/** Who writes and who only reads in the two rooms; the witnesses may not write at all. */
const CAST = {
  submission: {
    writers: [
      'imani@larkspur.example',
      'maelle@aubepine.example',
      'tomas@kestrel.example',
      'noor@opendoor.example',
    ],
    witness: 'sami@threadwork.example',
  },
  blueprint: {
    writers: ['imani@larkspur.example', 'maelle@aubepine.example', 'noor@opendoor.example'],
    witness: 'tomas@kestrel.example',
  },
} as const

/** One room with its people, through all the deaths of its server. */
export class RoomCast {
  readonly roomId: string
  readonly promises: RoomPromises
  readonly writers: readonly Writer[]
  readonly #reader: TestMember
  #witness: TestLine | null = null

  private constructor(
    roomId: string,
    promises: RoomPromises,
    writers: readonly Writer[],
    reader: TestMember,
  ) {
    this.roomId = roomId
    this.promises = promises
    this.writers = writers
    this.#reader = reader
  }

  /** Signs everybody in, once: sessions outlive the server too. */
  static async gather(server: { url: string }, random: Random): Promise<RoomCast[]> {
    const emails = new Set(Object.values(CAST).flatMap(({ writers, witness }) => [...writers, witness]))
    const members = new Map<string, TestMember>()
    for (const email of emails) members.set(email, await TestMember.signIn(server, email))
    const memberOf = (email: string) => members.get(email) ?? raise(email)
    return Promise.all(
      (['submission', 'blueprint'] as const).map(async (kind) => {
        const { writers, witness } = CAST[kind]
        const roomId = await findRoom(memberOf(writers[0]), kind)
        const promises = new RoomPromises()
        const cast = writers.map((email) => {
          const name = `${kind}-${email.split('@')[0]}`
          const own = new Random(random.below(2 ** 31))
          return new Writer({ name, member: memberOf(email), roomId, promises, random: own })
        })
        return new RoomCast(roomId, promises, cast, memberOf(witness))
      }),
    )
  }

  /** The line of the one who only reads. */
  get witness(): TestLine {
    return this.#witness ?? raise('the witness')
  }

  /** Everybody's line. */
  get lines(): TestLine[] {
    return [...this.writers.map((writer) => writer.line), this.witness]
  }

  /** Whether a new line gets the text now. */
  async canRead(): Promise<boolean> {
    const line = this.#reader.knock(this.roomId)
    await until('the text or the end', () => line.isReady || line.closeCode || line.refusedWith)
    const isIn = line.isReady
    line.socket.terminate()
    return isIn
  }

  /** Everybody comes in for the first time. */
  async comeIn(): Promise<void> {
    await this.openWitness()
    for (const writer of this.writers) await writer.comeBack()
  }

  /** The witness comes in with nothing, and so sees what is stored and nothing else. */
  async openWitness(): Promise<TestLine> {
    this.#witness?.socket.terminate()
    this.#witness = await this.#reader.join(this.roomId)
    return this.#witness
  }

  /** What everybody was told and shown, the witness included, becomes what the server owes. */
  bearWitness(): void {
    for (const writer of this.writers) writer.bearWitness()
    this.promises.owe(wordsOf(this.witness))
  }

  /** Everybody is here and has been answered: all texts are one, hold all that is owed, and wait for nothing. */
  async expectAgreement(): Promise<void> {
    await Promise.all(this.writers.map((writer) => writer.line.saved()))
    const { witness } = this
    await until('all know the same', () => {
      const known = Buffer.from(Y.encodeStateVector(witness.doc))
      return this.lines.every(({ doc }) => known.equals(Y.encodeStateVector(doc)))
    })
    await until('all have the same text', () => {
      const text = witness.text.toString()
      return this.lines.every((line) => line.text.toString() === text)
    })
    for (const { doc } of this.lines) {
      expect(doc.store.pendingStructs).toBeNull()
      expect(doc.store.pendingDs).toBeNull()
    }
    this.promises.expectKept(witness)
    this.promises.owe(wordsOf(witness))
  }
}

async function findRoom(member: TestMember, kind: RoomKind): Promise<string> {
  const answer = await member.request('/api/coalitions/common-table/rooms')
  const { items } = roomListSchema.parse(await answer.json())
  return items.find((room) => room.kind === kind)?.id ?? raise(kind)
}

function raise(what: string): never {
  throw new Error(`${what} is missing`)
}
