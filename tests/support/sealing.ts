import { type SealList, sealDraftSchema, sealListSchema } from '@plenary/shared/seals.ts'
import { unzipSync } from 'fflate'
import { freeze } from './freezing.ts'
import type { TestMember } from './test-member.ts'

const at = (roomId: string, tail = '') => `/api/rooms/${roomId}/seals${tail}`

/** The seals of a room as somebody sees them. */
export async function sealsSeenBy(person: TestMember, roomId: string): Promise<SealList> {
  return sealListSchema.parse((await person.call('GET', at(roomId))).body)
}

/** The text of now as it would be sealed. */
export async function draftFor(by: TestMember, roomId: string) {
  return sealDraftSchema.parse((await by.call('GET', at(roomId, '/draft'))).body)
}

/** Locks a room and seals its text of now; gives the seal. */
export async function seal(by: TestMember, roomId: string, language: 'en' | 'fr' = 'en') {
  await freeze(by, roomId, 'locked')
  const { hash } = await draftFor(by, roomId)
  return newestOf(await by.call('POST', at(roomId), { hash, language }))
}

export async function reopen(by: TestMember, roomId: string, reason = 'A number was wrong.') {
  return newestOf(await by.call('POST', at(roomId, '/reopening'), { reason }))
}

export async function publish(by: TestMember, roomId: string, sealId: string, isListed = false) {
  return newestOf(await by.call('PUT', at(roomId, `/${sealId}/publication`), { isListed }))
}

export async function unpublish(by: TestMember, roomId: string, sealId: string) {
  return newestOf(await by.call('DELETE', at(roomId, `/${sealId}/publication`)))
}

function newestOf({ status, body }: { status: number; body: unknown }) {
  if (status >= 300) throw new Error(`refused: ${status} ${JSON.stringify(body)}`)
  const [newest] = sealListSchema.parse(body).items
  if (!newest) throw new Error('no seal')
  return newest
}

/** The files of a pack as text, by their names. */
export async function packOf(
  by: TestMember,
  roomId: string,
  sealId: string,
): Promise<Record<string, string>> {
  const files = await packBytesOf(by, roomId, sealId)
  return Object.fromEntries(
    Object.entries(files).map(([name, bytes]) => [name, Buffer.from(bytes).toString()]),
  )
}

/** The very files of a pack, by their names. */
export async function packBytesOf(
  by: TestMember,
  roomId: string,
  sealId: string,
): Promise<Record<string, Uint8Array>> {
  const answer = await by.request(at(roomId, `/${sealId}/pack.zip`))
  if (!answer.ok) throw new Error(`no pack: ${answer.status}`)
  return unzipSync(new Uint8Array(await answer.arrayBuffer()))
}

/** A page, or a file, as anybody gets it who is nobody here. */
export async function seenByAnybody(url: string, path: string, headers: Record<string, string> = {}) {
  const answer = await fetch(url + path, { headers })
  return { status: answer.status, headers: answer.headers, text: await answer.text() }
}
