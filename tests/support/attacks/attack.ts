import * as Y from 'yjs'
import type { Id } from '../handmade-update.ts'
import type { TestLine, TestMember } from '../test-member.ts'

/** Where an attack happens: a room, and somebody who may write there and means harm. */
export type Site = { attacker: TestMember; roomId: string }

/** What is asked of an attacker's line: whether, and with which code, it has ended. */
export type AttackLine = Pick<TestLine, 'closeCode' | 'closed'>

/** What somebody does to a room over lines of their own. */
export type Attack = {
  /** Goes on after "attack: ". */
  name: string
  /**
   * The close codes with which each of the lines that it gives must end; null where what it does is allowed, and
   * only has to harm nobody.
   */
  closedWith: readonly number[] | null
  mount: (site: Site) => Promise<readonly AttackLine[]>
}

/** Ids that a hostile update can name: two letters of the attacker's own, where they stand, and somebody else's. */
export type Foothold = {
  client: number
  element: Id
  text: Id
  firstLetter: Id
  nextClock: number
  /** Somebody else, and the next position that they will write. */
  other: Id
}

/** A line into the room with two letters written, stored, and known by their ids. */
export async function gainFoothold({ attacker, roomId }: Site): Promise<{ line: TestLine; at: Foothold }> {
  const line = await attacker.join(roomId)
  const client = line.clientId
  const clock = Y.getState(line.doc.store, client)
  line.write('ab')
  await line.saved()
  const other = [...Y.decodeStateVector(Y.encodeStateVector(line.doc))].find(([id]) => id !== client)
  if (!other) throw new Error('nobody else has written')
  const at = {
    client,
    other,
    element: [client, clock],
    text: [client, clock + 1],
    firstLetter: [client, clock + 2],
    nextClock: clock + 4,
  } as const
  return { line, at }
}
