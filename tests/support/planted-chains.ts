import { type AuditRow, hashOfRow, recordAccountAct, recordAct } from '@plenary/db/audit.ts'
import { type ChainReport, checkChains } from '@plenary/db/audit-check.ts'
import { findRowAfter, type StoredRow } from '@plenary/db/audit-rows.ts'
import type { Db } from '@plenary/db/database.ts'
import {
  type AccountId,
  type CoalitionId,
  type MemberId,
  newId,
  type OrganizationId,
  type RoomId,
} from '@plenary/shared/ids.ts'
import { sql } from 'kysely'
import { Random } from './random.ts'

/** Rows in each of the planted chains. */
export const LENGTHS = { first: 12, second: 9 } as const

/** Two coalitions with a trail, and some acts of accounts. Every column of a row is filled. */
export async function plantChains(db: Db): Promise<{ first: CoalitionId; second: CoalitionId }> {
  const chains = { first: newId<CoalitionId>(), second: newId<CoalitionId>() }
  await db.transaction().execute(async (trx) => {
    for (const name of ['first', 'second'] as const) {
      for (let n = 1; n <= LENGTHS[name]; n += 1) await plantRow(trx, chains[name], n)
    }
    for (let n = 1; n <= 3; n += 1) {
      await recordAccountAct(trx, { accountId: newId<AccountId>(), act: 'session.ended' })
    }
  })
  return chains
}

/** One act of an invented coalition. */
export function plantRow(db: Db, coalitionId: CoalitionId, n: number): Promise<AuditRow> {
  return recordAct(db, {
    coalitionId,
    act: 'room.role-given',
    actor: { memberId: newId<MemberId>(), organizationId: newId<OrganizationId>() },
    memberId: newId<MemberId>(),
    organizationId: newId<OrganizationId>(),
    roomId: newId<RoomId>(),
    facts: { role: 'editor', uses: n, isNew: true, was: null },
  })
}

/** Every chain as the check finds it. */
export async function checkAll(db: Db): Promise<ChainReport[]> {
  const reports: ChainReport[] = []
  for await (const report of checkChains(db)) reports.push(report)
  return reports
}

class TakenBack extends Error {}

/** What the check finds after something was done to the tables, all of which is then taken back. */
export async function checkAfter(
  db: Db,
  tamper: (trx: Db) => Promise<unknown>,
): Promise<Map<string, ChainReport['fault']>> {
  const faults = new Map<string, ChainReport['fault']>()
  const done = db.transaction().execute(async (trx) => {
    await tamper(trx)
    for (const { chain, fault } of await checkAll(trx)) if (fault) faults.set(chain, fault)
    throw new TakenBack()
  })
  await done.catch((error: unknown) => {
    if (!(error instanceof TakenBack)) throw error
  })
  return faults
}

/** Where a row stands. */
export type Place = { chain: string; seq: number }

/** Sets columns of a row, given as SQL; its hash stays as it is. */
export async function alter(db: Db, { chain, seq }: Place, assignment: string): Promise<void> {
  await sql`update audit_events set ${sql.raw(assignment)} where chain = ${chain} and seq = ${seq}`.execute(
    db,
  )
}

/** Gives a row the hash of what it holds, as somebody would who knows how it is made. */
export async function hashAnew(db: Db, place: Place): Promise<void> {
  await alter(db, place, `hash = '${hashOfRow(await rowAt(db, place))}'`)
}

/** Takes out rows. */
export async function takeOut(db: Db, { chain, seq }: Place, count = 1): Promise<void> {
  await sql`delete from audit_events where chain = ${chain} and seq between ${seq} and ${seq + count - 1}`.execute(
    db,
  )
}

/** Gives every row from a number on another number, as far away. */
export async function renumber(db: Db, { chain, seq }: Place, by: number): Promise<void> {
  // By way of negative numbers, since the key of the table is checked row by row.
  await sql`update audit_events set seq = -(seq + ${by}::bigint) where chain = ${chain} and seq >= ${seq}`.execute(
    db,
  )
  await sql`update audit_events set seq = -seq where chain = ${chain} and seq < 0`.execute(db)
}

/** Puts in a copy of a row under another number, changed and with a hash that fits. */
export async function putIn(db: Db, from: Place, to: number, previousHash?: string): Promise<void> {
  const { chain } = from
  const columns = sql.raw(
    'chain, at, act, account_id, actor_id, actor_organization_id, member_id, organization_id, room_id, facts, hash',
  )
  await sql`insert into audit_events (seq, previous_hash, ${columns})
    select ${to}::bigint, coalesce(${previousHash ?? null}, previous_hash), ${columns} from audit_events
    where chain = ${chain} and seq = ${from.seq}`.execute(db)
  await alter(db, { chain, seq: to }, `facts = '{"role": "reader"}'`)
  await hashAnew(db, { chain, seq: to })
}

/** Lets two rows, of one chain or of two, stand in each other's place. */
export async function swap(db: Db, a: Place, b: Place): Promise<void> {
  await alter(db, a, `seq = -1`)
  await alter(db, b, `chain = '${a.chain}', seq = ${a.seq}`)
  await alter(db, { chain: a.chain, seq: -1 }, `chain = '${b.chain}', seq = ${b.seq}`)
}

/** A row as it stands. */
export async function rowAt(db: Db, { chain, seq }: Place): Promise<StoredRow> {
  const row = await findRowAfter(db, chain, seq - 1)
  if (row?.seq !== seq) throw new Error(`${chain} has no row ${seq}`)
  return row
}

/** A number of a row, and another one after it, alike for the same seed. */
export function twoRows(random: Random, length: number): [number, number] {
  const first = 1 + random.below(length - 1)
  return [first, first + 1 + random.below(length - first)]
}

/** As many seeded generators. */
export function seeds(count: number): { seed: number; random: Random }[] {
  return Array.from({ length: count }, (_, seed) => ({ seed, random: new Random(seed) }))
}
