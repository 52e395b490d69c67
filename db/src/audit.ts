import { createHash } from 'node:crypto'
import type { AccountAct, CoalitionAct } from '@plenary/shared/audit.ts'
import type { AccountId, CoalitionId, MemberId, OrganizationId, RoomId } from '@plenary/shared/ids.ts'
import { sql } from 'kysely'
import type { Db } from './database.ts'

/** What was chosen in an act, in words of the code: roles, states, counts. Never a name, an address or a text. */
export type AuditFacts = Record<string, string | number | boolean | null>

/** Who does something in a coalition. */
export type AuditActor = { memberId: MemberId; organizationId: OrganizationId }

/** An act in a coalition, and whom, what and where it is about. */
export type CoalitionEvent = {
  coalitionId: CoalitionId
  act: CoalitionAct
  /** Null where nobody who is a member yet does it. */
  actor: AuditActor | null
  memberId?: MemberId | null
  organizationId?: OrganizationId | null
  roomId?: RoomId | null
  facts?: AuditFacts
}

/** One row of a chain, as it is stored and hashed. */
export type AuditRow = {
  chain: string
  seq: number
  /** ISO 8601, UTC. Whole seconds: enough for an order of events, too little to set beside a record of the network. */
  at: string
  act: CoalitionAct | AccountAct
  accountId: AccountId | null
  actorId: MemberId | null
  actorOrganizationId: OrganizationId | null
  memberId: MemberId | null
  organizationId: OrganizationId | null
  roomId: RoomId | null
  facts: AuditFacts
  previousHash: string
  hash: string
}

/** The chain of acts of accounts, which belong to no coalition. */
export const ACCOUNTS_CHAIN = 'accounts'
/** What the first row of a chain follows. */
export const NO_HASH = '0'.repeat(64)

/**
 * Writes down an act of a coalition, in the transaction that does it: either both are there or none. The head of the
 * chain is locked until then, so that rows have one order: call it last, and after an act of an account, lest two
 * transactions wait for each other. Gives the row.
 */
export async function recordAct(
  db: Db,
  { coalitionId, act, actor, ...about }: CoalitionEvent,
): Promise<AuditRow> {
  return append(db, coalitionId, {
    act,
    accountId: null,
    actorId: actor?.memberId ?? null,
    actorOrganizationId: actor?.organizationId ?? null,
    memberId: about.memberId ?? null,
    organizationId: about.organizationId ?? null,
    roomId: about.roomId ?? null,
    facts: about.facts ?? {},
  })
}

/** Writes down an act of an account, likewise. */
export async function recordAccountAct(
  db: Db,
  { accountId, act, facts = {} }: { accountId: AccountId; act: AccountAct; facts?: AuditFacts },
): Promise<AuditRow> {
  const nobody = {
    actorId: null,
    actorOrganizationId: null,
    memberId: null,
    organizationId: null,
    roomId: null,
  }
  return append(db, ACCOUNTS_CHAIN, { act, accountId, facts, ...nobody })
}

/** A row before it is hashed. Facts that are not what they should be are hashed as the text that they are. */
export type HashedFields = Omit<AuditRow, 'hash' | 'facts'> & { facts: AuditFacts | string }

/** The SHA-256 in hex of everything in a row but itself, in one fixed form (docs/audit.md). */
export function hashOfRow(row: HashedFields): string {
  const form = [
    row.chain,
    row.seq,
    row.at,
    row.act,
    row.accountId,
    row.actorId,
    row.actorOrganizationId,
    row.memberId,
    row.organizationId,
    row.roomId,
    typeof row.facts === 'string' ? row.facts : sortedFacts(row.facts),
    row.previousHash,
  ]
  return createHash('sha256').update(JSON.stringify(form)).digest('hex')
}

function sortedFacts(facts: AuditFacts) {
  return Object.entries(facts).sort(([a], [b]) => (a < b ? -1 : 1))
}

type NewEvent = Omit<AuditRow, 'chain' | 'seq' | 'at' | 'previousHash' | 'hash'>

async function append(db: Db, chain: string, event: NewEvent): Promise<AuditRow> {
  await db
    .insertInto('audit_heads')
    .values({ chain, seq: 0, hash: NO_HASH })
    .onConflict((conflict) => conflict.column('chain').doNothing())
    .execute()
  const head = await db
    .selectFrom('audit_heads')
    .select(['seq', 'hash'])
    .where('chain', '=', chain)
    .forUpdate()
    .executeTakeFirstOrThrow()
  const fields = { chain, seq: head.seq + 1, at: thisSecond(), ...event, previousHash: head.hash }
  const row = { ...fields, hash: hashOfRow(fields) }
  await db.insertInto('audit_events').values(toColumns(row)).execute()
  await db
    .updateTable('audit_heads')
    .set({ seq: row.seq, hash: row.hash })
    .where('chain', '=', chain)
    .execute()
  return row
}

function thisSecond(): string {
  return new Date(Math.floor(Date.now() / 1000) * 1000).toISOString()
}

function toColumns(row: AuditRow) {
  return {
    chain: row.chain,
    seq: row.seq,
    at: new Date(row.at),
    act: row.act,
    account_id: row.accountId,
    actor_id: row.actorId,
    actor_organization_id: row.actorOrganizationId,
    member_id: row.memberId,
    organization_id: row.organizationId,
    room_id: row.roomId,
    facts: sql<unknown>`${JSON.stringify(row.facts)}::jsonb`,
    previous_hash: row.previousHash,
    hash: row.hash,
  }
}
