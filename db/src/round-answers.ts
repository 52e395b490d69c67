import type { OrganizationId, RoundId } from '@plenary/shared/ids.ts'
import type { RoundAnswer } from '@plenary/shared/rounds.ts'
import { sql } from 'kysely'
import type { Db } from './database.ts'

/** Asks some organisations in a round. */
export async function insertAsked(
  db: Db,
  id: RoundId,
  organizationIds: readonly OrganizationId[],
): Promise<void> {
  await db
    .insertInto('round_organizations')
    .values(organizationIds.map((organizationId) => ({ round_id: id, organization_id: organizationId })))
    .execute()
}

/** What an organisation that is asked has said in so many words, and when it last commented and objected. */
export type AskedRecord = {
  roundId: RoundId
  organizationId: OrganizationId
  answer: RoundAnswer | null
  answeredAt: Date | null
  commentedAt: Date | null
  objectedAt: Date | null
}

/** The organisations that are asked in some rounds, in the order of joining. */
export async function listAsked(db: Db, ids: readonly RoundId[]): Promise<AskedRecord[]> {
  if (ids.length === 0) return []
  return db
    .selectFrom('round_organizations as asked')
    .leftJoin('threads', (join) =>
      join
        .onRef('threads.round_id', '=', 'asked.round_id')
        .onRef('threads.organization_id', '=', 'asked.organization_id'),
    )
    .select([
      'asked.round_id as roundId',
      'asked.organization_id as organizationId',
      'asked.answer',
      'asked.answered_at as answeredAt',
      sql<Date | null>`min(threads.created_at) filter (where not is_objection)`.as('commentedAt'),
      sql<Date | null>`max(threads.created_at) filter (where is_objection)`.as('objectedAt'),
    ])
    .where('asked.round_id', 'in', ids)
    .groupBy(['asked.round_id', 'asked.organization_id', 'asked.answer', 'asked.answered_at'])
    .orderBy('asked.organization_id')
    .execute()
}

/** Whether an organisation is asked in a round. */
export async function isAsked(db: Db, id: RoundId, organizationId: OrganizationId): Promise<boolean> {
  const row = await db
    .selectFrom('round_organizations')
    .select('round_id')
    .where('round_id', '=', id)
    .where('organization_id', '=', organizationId)
    .executeTakeFirst()
  return row !== undefined
}

/** What an organisation says in a round, or null for nothing yet. `at` is the database's own clock where it is null. */
export async function setAnswer(
  db: Db,
  {
    roundId,
    organizationId,
    answer,
    at = null,
  }: {
    roundId: RoundId
    organizationId: OrganizationId
    answer: RoundAnswer | null
    at?: Date | null
  },
): Promise<void> {
  // The clock and not the beginning of the transaction: whether an objection came before or after is told by it.
  const answeredAt = answer === null ? null : (at ?? sql<Date>`clock_timestamp()`)
  await db
    .updateTable('round_organizations')
    .set({ answer, answered_at: answeredAt })
    .where('round_id', '=', roundId)
    .where('organization_id', '=', organizationId)
    .execute()
}
