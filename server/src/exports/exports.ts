import { fileNameOf } from '@plenary/shared/export/file-name.ts'
import { FILE_WORDS } from '@plenary/shared/export/file-words.ts'
import { inlineMarkdown } from '@plenary/shared/export/inline-markdown.ts'
import type { Pictures } from '@plenary/shared/export/pictures.ts'
import type { ExportForm } from '@plenary/shared/exports.ts'
import type { RoomId, SnapshotId } from '@plenary/shared/ids.ts'
import type { Locale } from '@plenary/shared/localized.ts'
import type { ServerContext } from '../context.ts'
import { picturesOf } from '../images/room-pictures.ts'
import type { Actor } from '../members/members.ts'
import { htmlFile } from './export-html.ts'
import { type ExportFrame, frameOf, getExportedText } from './exported-text.ts'
import type { PrintedText } from './print-page.ts'
import { archiveOf } from './room-archive.ts'
import { wordDrawingOf } from './word-drawing.ts'

/** What is taken out of a room. */
export type ExportWish = { form: ExportForm; of: SnapshotId | 'live'; locale: Locale }

type ExportedFile = { name: string; content: Uint8Array }

/**
 * A text of a room as a file. It says neither who took it out nor when.
 *
 * @throws {AppError} `not-found` for a room, or a version, that the actor does not see
 */
export async function exportText(
  ctx: ServerContext,
  actor: Actor,
  roomId: RoomId,
  wish: ExportWish,
): Promise<ExportedFile> {
  ctx.throttles.take('text', actor.accountId)
  const text = await getExportedText(ctx, actor, roomId, wish.of)
  const name = fileNameOf(text.room.title, wish.form)
  if (wish.form === 'json')
    return { name, content: bytesOf(await archiveOf(ctx, actor, text, wish.of === 'live')) }
  const frame = await frameOf(ctx, text, wish.locale)
  const pictures = await picturesOf(ctx.db, roomId, text.document)
  const { locale, form } = wish
  return { name, content: await draw(ctx, text.document, { frame, pictures, locale, form }) }
}

/**
 * A text of a room as it is printed, with what stands around it.
 *
 * @throws {AppError} `not-found` for a room, or a version, that the actor does not see
 */
export async function readToPrint(
  ctx: ServerContext,
  actor: Actor,
  roomId: RoomId,
  { of, locale }: Omit<ExportWish, 'form'>,
): Promise<PrintedText> {
  ctx.throttles.take('text', actor.accountId)
  const text = await getExportedText(ctx, actor, roomId, of)
  const frame = await frameOf(ctx, text, locale)
  const { isNumbered, organizations } = frame
  const pictures = await picturesOf(ctx.db, roomId, text.document)
  const drawing = { isNumbered, organizations, pictures, contents: FILE_WORDS[locale].contents }
  const drawn = await ctx.folder.makeFile(text.document, { form: 'print', drawing })
  return { text, frame, body: new TextDecoder().decode(drawn) }
}

type Drawn = { frame: ExportFrame; pictures: Pictures; locale: Locale; form: Exclude<ExportForm, 'json'> }

async function draw(
  ctx: ServerContext,
  document: string,
  { frame, pictures, locale, form }: Drawn,
): Promise<Uint8Array> {
  if (form === 'docx')
    return ctx.folder.makeFile(document, { form, drawing: { ...wordDrawingOf(frame, locale), pictures } })
  const { isNumbered, organizations } = frame
  const drawn = await ctx.folder.makeFile(document, {
    form,
    drawing: { isNumbered, organizations, pictures },
  })
  const body = new TextDecoder().decode(drawn)
  return bytesOf(form === 'html' ? await htmlFile(body, frame, locale) : markdownFile(body, frame))
}

function markdownFile(body: string, { title }: ExportFrame): string {
  return `# ${inlineMarkdown([{ type: 'text', text: title }], '<br>')}\n\n${body}`
}

function bytesOf(words: string): Uint8Array {
  return new TextEncoder().encode(words)
}
