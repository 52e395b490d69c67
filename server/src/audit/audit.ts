import { recordAct } from '@plenary/db/audit.ts'
import { readChain, type StoredRow } from '@plenary/db/audit-rows.ts'
import { listAuditEvents, readTrailNames } from '@plenary/db/audit-trail.ts'
import type { CoalitionRecord } from '@plenary/db/coalitions.ts'
import type { AuditFormat, AuditPage, AuditQuery } from '@plenary/shared/audit.ts'
import type { ServerContext } from '../context.ts'
import { type Actor, actorOf, enterCoalitionTo } from '../members/members.ts'
import { csvOfTrail, jsonOfTrail } from './trail-forms.ts'

/**
 * A page of a coalition's trail.
 *
 * @throws {AppError} `not-found` outside the coalition, `no-access` for those inside who do not coordinate it
 */
export async function getAuditPage(
  ctx: ServerContext,
  actor: Actor,
  { slug, query }: { slug: string; query: AuditQuery },
): Promise<AuditPage> {
  const { coalition } = await enterCoalitionTo(ctx, actor, slug, 'see-audit')
  return listAuditEvents(ctx.db, coalition.id, query)
}

/** A trail on its way out: its pieces come as they are read. */
export type TrailExport = { fileName: string; pieces: AsyncGenerator<string> }

/**
 * The whole trail of a coalition in one of its forms. That it was taken out is written down before the first piece
 * leaves, and is its last row.
 *
 * @throws {AppError} `not-found` outside the coalition, `no-access` for those inside who do not coordinate it
 */
export async function exportTrail(
  ctx: ServerContext,
  actor: Actor,
  { slug, format }: { slug: string; format: AuditFormat },
): Promise<TrailExport> {
  const { coalition, mandate } = await enterCoalitionTo(ctx, actor, slug, 'see-audit')
  const event = {
    coalitionId: coalition.id,
    act: 'audit.exported',
    actor: actorOf(mandate),
    facts: { format },
  } as const
  const { seq, at } = await ctx.db.transaction().execute((trx) => recordAct(trx, event))
  const rows = rowsUpTo(ctx, coalition, seq)
  const pieces =
    format === 'json'
      ? jsonOfTrail(coalition.id, rows)
      : csvOfTrail(rows, await readTrailNames(ctx.db, coalition.id))
  return { fileName: `plenary-trail-${coalition.slug}-${at.slice(0, 10)}.${format}`, pieces }
}

/** Others may write while it is read: what came later is not part of it. */
async function* rowsUpTo(
  ctx: ServerContext,
  { id }: CoalitionRecord,
  lastSeq: number,
): AsyncGenerator<StoredRow> {
  for await (const row of readChain(ctx.db, id)) {
    if (row.seq > lastSeq) return
    yield row
  }
}
