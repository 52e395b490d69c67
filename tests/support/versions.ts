import { type Database, openDatabase } from '@plenary/db/database.ts'
import type { Config } from '@plenary/server/config.ts'
import {
  type ComparedTexts,
  comparisonSchema,
  type Snapshot,
  type SnapshotList,
  snapshotListSchema,
  snapshotSchema,
} from '@plenary/shared/snapshots.ts'
import { onTestFinished } from 'vitest'
import { TestClock } from './rounds.ts'
import { startTestServer } from './start-server.ts'
import { IMANI } from './submission.ts'
import type { StorageWish } from './test-database.ts'
import { TestMember } from './test-member.ts'

/** When the server keeps versions by itself: it looks all the time, and at most finds the text of the demo. */
export const LOOKING = { lookMs: 20, quietMs: 5 * 60_000, longestMs: 30 * 60_000 }

/** The joint submission on a server with a clock of the test's own, its coordinator and two people who write. */
export async function versionGround(storage: StorageWish = 'any', changes: Partial<Config> = {}) {
  const clock = new TestClock()
  const server = await startTestServer(storage, changes, clock.now)
  const imani = await TestMember.signIn(server, IMANI)
  const tomas = await TestMember.signIn(server, 'tomas@kestrel.example')
  const maelle = await TestMember.signIn(server, 'maelle@aubepine.example')
  return { clock, server, imani, tomas, maelle, roomId: await imani.submissionId() }
}

/** Keeps a version with a name. */
export async function keepVersion(
  by: TestMember,
  roomId: string,
  label = 'First full draft',
): Promise<Snapshot> {
  const answer = await by.call('POST', `/api/rooms/${roomId}/snapshots`, { kind: 'named', label, note: null })
  if (answer.status !== 201) throw new Error(`not kept: ${answer.status} ${JSON.stringify(answer.body)}`)
  return snapshotSchema.parse(answer.body)
}

/** The versions of a room as somebody sees them. */
export async function versionsSeenBy(person: TestMember, roomId: string): Promise<SnapshotList> {
  return snapshotListSchema.parse((await person.call('GET', `/api/rooms/${roomId}/snapshots`)).body)
}

/** Two versions, or one and the text of now, as somebody sees them. */
export async function compared(
  person: TestMember,
  roomId: string,
  { from, to }: { from: Snapshot; to: Snapshot | 'live' },
): Promise<ComparedTexts> {
  const newer = to === 'live' ? to : to.id
  const path = `/api/rooms/${roomId}/comparison?from=${from.id}&to=${newer}`
  return comparisonSchema.parse((await person.call('GET', path)).body)
}

/** The letters of a canonical document that each organisation has to do with, by its short name. */
export function lettersByOrganization(
  document: string,
  stretches: ComparedTexts['written'],
  organizations: ComparedTexts['organizations'],
): Record<string, string> {
  const letters = lettersOf(JSON.parse(document))
  const found: Record<string, string> = {}
  let at = 0
  for (const [place, length] of stretches) {
    const name = organizations[place]?.shortName
    if (name !== undefined) found[name] = (found[name] ?? '') + letters.slice(at, at + length)
    at += length
  }
  if (at !== letters.length) throw new Error(`the stretches are ${at} long, the text ${letters.length}`)
  return found
}

type Node = { text?: string; content?: Node[] }

function lettersOf({ text = '', content = [] }: Node): string {
  return text + content.map(lettersOf).join('')
}

/** The database of a server that has stopped. */
export async function databaseOf(databaseUrl: string): Promise<Database['db']> {
  const { db, close } = await openDatabase(databaseUrl)
  onTestFinished(close)
  return db
}
