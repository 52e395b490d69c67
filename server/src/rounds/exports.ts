import { AppError } from '@plenary/shared/errors.ts'
import type { Locale } from '@plenary/shared/localized.ts'
import type { ServerContext } from '../context.ts'
import type { Actor } from '../members/members.ts'
import type { ExportedTable } from './exported-table.ts'
import { enterRound, type RoundPlace } from './round-access.ts'
import { getRoundTable } from './rounds.ts'
import { csvOfTable } from './table-csv.ts'
import { htmlOfTable } from './table-html.ts'
import { wordTableOf } from './table-word.ts'

/** The forms in which the table of a round is taken out. */
export type TableForm = 'docx' | 'html' | 'csv'

/**
 * The table of a round as a file.
 *
 * @throws {AppError} `no-access` for who does not coordinate, before the round is closed
 */
export async function exportTable(
  ctx: ServerContext,
  actor: Actor,
  place: RoundPlace,
  { form, locale }: { form: TableForm; locale: Locale },
): Promise<{ fileName: string; content: string | Uint8Array<ArrayBuffer> }> {
  ctx.throttles.take('text', actor.accountId)
  const table = await getExportedTable(ctx, actor, place)
  const content = await fileOf(ctx, table, { form, locale })
  return { fileName: `plenary-round-${table.round.closesAt.slice(0, 10)}.${form}`, content }
}

async function fileOf(
  ctx: ServerContext,
  table: ExportedTable,
  { form, locale }: { form: TableForm; locale: Locale },
): Promise<string | Uint8Array<ArrayBuffer>> {
  if (form === 'csv') return csvOfTable(table, locale)
  if (form === 'html') return htmlOfTable(table, locale)
  const { document, drawing } = wordTableOf(table, locale)
  return Uint8Array.from(await ctx.folder.makeFile(document, { form, drawing }))
}

async function getExportedTable(ctx: ServerContext, actor: Actor, place: RoundPlace): Promise<ExportedTable> {
  const { speaker } = await enterRound(ctx, actor, place)
  const { round, rows, organizations } = await getRoundTable(ctx, actor, place)
  if (!round.abilities.includes('export')) throw new AppError('no-access')
  return {
    roomTitle: speaker.room.title,
    round,
    rows,
    organizations: new Map(organizations.map((organization) => [organization.id, organization])),
    namesPeople: speaker.room.attribution !== 'unattributed',
  }
}
