import { ROOT_NAME } from '@plenary/shared/document/schema-version.ts'
import type { FreezeInput } from '@plenary/shared/freezes.ts'
import { type Room, roomSchema } from '@plenary/shared/rooms.ts'
import * as Y from 'yjs'
import type { TestLine, TestMember } from './test-member.ts'

/** Tries to freeze a room; gives the status, and the code of a refusal. */
export async function tryToFreeze(by: TestMember, roomId: string, input: unknown) {
  const { status, body } = await by.call('PUT', `/api/rooms/${roomId}/freeze`, input)
  const { code, fields } = (body ?? {}) as { code?: string; fields?: string[] }
  return { status, ...(code && { code }), ...(fields && { fields }) }
}

/** Freezes a room and gives it as it is then. */
export async function freeze(
  by: TestMember,
  roomId: string,
  level: FreezeInput['level'],
  note: string | null = null,
): Promise<Room> {
  const { status, body } = await by.call('PUT', `/api/rooms/${roomId}/freeze`, { level, note })
  if (status !== 200) throw new Error(`not frozen: ${status} ${JSON.stringify(body)}`)
  return roomSchema.parse(body)
}

/** Lets a room thaw and gives it as it is then. */
export async function unfreeze(by: TestMember, roomId: string): Promise<Room> {
  const { status, body } = await by.call('DELETE', `/api/rooms/${roomId}/freeze`)
  if (status !== 200) throw new Error(`not unfrozen: ${status} ${JSON.stringify(body)}`)
  return roomSchema.parse(body)
}

/** A room as somebody sees it. */
export async function roomSeenBy(person: TestMember, roomId: string): Promise<Room> {
  return roomSchema.parse((await person.call('GET', `/api/rooms/${roomId}`)).body)
}

/** Sends a paragraph on a line, whatever it was told that it may do. */
export function writeAnyway(line: TestLine, words: string): void {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(line.doc))
  copy.clientID = line.clientId
  const before = Y.encodeStateVector(copy)
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [new Y.XmlText(words)])
  copy.getXmlFragment(ROOT_NAME).push([paragraph])
  line.send({ type: 'update', update: Y.encodeStateAsUpdate(copy, before) })
}
