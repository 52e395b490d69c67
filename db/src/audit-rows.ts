import { sql } from 'kysely'
import type { AuditFacts, AuditRow, HashedFields } from './audit.ts'
import type { Db } from './database.ts'

/** A row as it stands in the table, whatever somebody may have put there. */
export type StoredRow = HashedFields & Pick<AuditRow, 'hash'>

/** A chain of which there is a row or a head, and how far its head says that it has come. */
export type StoredChain = { chain: string; head: { seq: number; hash: string } | null }

const PAGE_ROWS = 500

/** Every chain, also one that has lost its head or its rows, in a fixed order. */
export async function listChains(db: Db): Promise<StoredChain[]> {
  const rows = await db
    .selectFrom(db.selectFrom('audit_events').select('chain').distinct().as('found'))
    .fullJoin('audit_heads', 'audit_heads.chain', 'found.chain')
    .select(['found.chain as ofRows', 'audit_heads.chain as ofHead', 'audit_heads.seq', 'audit_heads.hash'])
    .execute()
  return rows
    .map(({ ofRows, ofHead, seq, hash }) => ({
      chain: ofRows ?? ofHead ?? '',
      head: seq === null || hash === null ? null : { seq, hash },
    }))
    .sort((a, b) => (a.chain < b.chain ? -1 : 1))
}

/** The rows of a chain in their order, read in pages; of those with one number, which the table forbids, all. */
export async function* readChain(db: Db, chain: string): AsyncGenerator<StoredRow> {
  let last: { seq: number; place: string } | null = null
  for (;;) {
    const page: Awaited<ReturnType<typeof readPage>> = await readPage(db, chain, last)
    for (const { place, ...row } of page) {
      yield row
      last = { seq: row.seq, place }
    }
    if (page.length < PAGE_ROWS) return
  }
}

async function readPage(db: Db, chain: string, last: { seq: number; place: string } | null) {
  const rows = await selectRows(db)
    .select(sql<string>`ctid::text`.as('place'))
    .where('chain', '=', chain)
    .$if(last !== null, (query) =>
      query.where(sql<boolean>`(seq, ctid) > (${last?.seq ?? 0}::bigint, ${last?.place ?? ''}::tid)`),
    )
    .orderBy('seq')
    .orderBy(sql`ctid`)
    .limit(PAGE_ROWS)
    .execute()
  return rows.map(({ place, ...row }) => ({ place, ...storedRow(row) }))
}

/** The first row after a number, or null. */
export async function findRowAfter(db: Db, chain: string, seq: number): Promise<StoredRow | null> {
  const row = await selectRows(db)
    .where('chain', '=', chain)
    .where('seq', '>', seq)
    .orderBy('seq')
    .limit(1)
    .executeTakeFirst()
  return row ? storedRow(row) : null
}

/** The number of the row that follows a hash, or has it, beyond or before a number; null when there is none. */
export async function findSeq(
  db: Db,
  {
    chain,
    ...by
  }: { chain: string } & ({ follows: string; after: number } | { has: string; before: number }),
): Promise<number | null> {
  const query = db.selectFrom('audit_events').select('seq').where('chain', '=', chain).limit(1)
  const row = await ('follows' in by
    ? query.where('previous_hash', '=', by.follows).where('seq', '>', by.after).orderBy('seq')
    : query.where('hash', '=', by.has).where('seq', '<', by.before).orderBy('seq', 'desc')
  ).executeTakeFirst()
  return row?.seq ?? null
}

/** How many rows of a chain bear a number; more than one where the table has lost its key. */
export async function countRows(db: Db, chain: string, seq: number): Promise<number> {
  const { count } = await db
    .selectFrom('audit_events')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('chain', '=', chain)
    .where('seq', '=', seq)
    .executeTakeFirstOrThrow()
  return count
}

/** Each column as it is, without what parsing would smooth over: a microsecond, a number beyond precision. */
function selectRows(db: Db) {
  return db
    .selectFrom('audit_events')
    .select([
      'chain',
      'seq',
      sql<string>`extract(epoch from at)::text`.as('epoch'),
      'act',
      'account_id as accountId',
      'actor_id as actorId',
      'actor_organization_id as actorOrganizationId',
      'member_id as memberId',
      'organization_id as organizationId',
      'room_id as roomId',
      sql<string>`facts::text`.as('facts'),
      'previous_hash as previousHash',
      'hash',
    ])
}

type RawRow = Awaited<ReturnType<ReturnType<typeof selectRows>['executeTakeFirstOrThrow']>>

function storedRow({ epoch, facts, ...row }: RawRow): StoredRow {
  return { ...row, at: timeOf(epoch), facts: factsOf(facts) }
}

/** The time as it was hashed; whatever could not have been hashed stays as it is, and has another hash. */
function timeOf(epoch: string): string {
  const [, seconds, ms] = /^(\d{1,11})\.(\d{3})000$/.exec(epoch) ?? []
  return seconds && ms ? new Date(Number(seconds) * 1000 + Number(ms)).toISOString() : epoch
}

/** Likewise the facts, as PostgreSQL writes them: an object of plain values. */
function factsOf(text: string): AuditFacts | string {
  const facts: unknown = JSON.parse(text)
  return isFacts(facts) && textOf(facts) === text ? facts : text
}

function isFacts(value: unknown): value is AuditFacts {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  return Object.values(value).every((fact) => typeof fact !== 'object' || fact === null)
}

/** An object as `jsonb` is written: short keys first, then by their bytes. */
function textOf(facts: AuditFacts): string {
  const entries = Object.entries(facts).map(([key, fact]) => ({ key: Buffer.from(key), fact }))
  entries.sort((a, b) => a.key.length - b.key.length || a.key.compare(b.key))
  return `{${entries.map(({ key, fact }) => `${JSON.stringify(key.toString())}: ${JSON.stringify(fact)}`).join(', ')}}`
}
