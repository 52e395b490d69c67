import type { JsonNode } from '@plenary/shared/document/document-json.ts'
import { FILE_WORDS } from '@plenary/shared/export/file-words.ts'
import { LANDSCAPE_FORM } from '@plenary/shared/export/word/page-form.ts'
import type { WordDrawing } from '@plenary/shared/export/word/word-text.ts'
import type { Locale } from '@plenary/shared/localized.ts'
import type { RoundRow } from '@plenary/shared/rounds.ts'
import type { ExportedTable } from './exported-table.ts'
import { momentText, TABLE_WORDS, type TableWords } from './table-words.ts'

/** How wide the columns of the comments are, in shares: number, words, comment, organisation, what became of it, replies. */
const COMMENT_SHARES = [5, 24, 34, 16, 15, 8]
const ANSWER_SHARES = [70, 30]

/** The table of a round as a text in blocks, which becomes a Word file as any other text does, on pages laid on their side. */
export function wordTableOf(
  table: ExportedTable,
  locale: Locale,
): { document: string; drawing: WordDrawing } {
  const words = TABLE_WORDS[locale]
  const { round } = table
  const blocks = [
    paragraph(words.kind[round.kind]),
    heading(1, round.title),
    ...(round.note === null ? [] : [paragraph(round.note)]),
    ...facts(table, words, locale),
    ...(round.outcome === null ? [] : [{ type: 'paragraph', content: [bold(words.outcome[round.outcome])] }]),
    heading(2, words.organizations),
    answers(table, words, locale),
    heading(2, words.comments),
    table.rows.length === 0 ? paragraph(words.noComments) : comments(table, words, locale),
  ]
  return {
    document: JSON.stringify({ type: 'doc', content: blocks }),
    drawing: {
      ...{ title: round.title, language: locale, isNumbered: false, organizations: [] },
      ...{ form: LANDSCAPE_FORM, words: FILE_WORDS[locale], cover: null, hasContents: false },
    },
  }
}

function facts({ round, roomTitle }: ExportedTable, words: TableWords, locale: Locale): JsonNode[] {
  const lines: [string, string][] = [
    [words.document, roomTitle],
    [words.opened, momentText(round.openedAt, locale)],
    [round.closedAt ? words.closed : words.closes, momentText(round.closedAt ?? round.closesAt, locale)],
    [words.hash, round.hash],
  ]
  return lines.map(([label, value]) => ({
    type: 'paragraph',
    content: [bold(`${label}${words.colon} `), text(value)],
  }))
}

function answers({ round, organizations }: ExportedTable, words: TableWords, locale: Locale): JsonNode {
  const rows = round.asked.map(({ organizationId, answer }) => [
    [paragraph(organizations.get(organizationId)?.name[locale] ?? '')],
    [paragraph(words.answer[answer ?? 'none'])],
  ])
  return tableOf([words.columns.organization, words.answerHead], ANSWER_SHARES, rows)
}

function comments(table: ExportedTable, words: TableWords, locale: Locale): JsonNode {
  const { number, quote, comment, organization, disposition, replies } = words.columns
  const rows = table.rows.map((row) => [
    [paragraph(String(row.number))],
    placed(row, words),
    said(row, words),
    [
      paragraph(table.organizations.get(row.author.organizationId)?.name[locale] ?? ''),
      ...(row.author.name ? [paragraph(row.author.name)] : []),
    ],
    became(row, words),
    [paragraph(String(row.replies))],
  ])
  return tableOf([number, quote, comment, organization, disposition, replies], COMMENT_SHARES, rows)
}

function placed({ place, quote }: RoundRow, words: TableWords): JsonNode[] {
  const at = [place?.section, place?.paragraph ? words.onParagraph(place.paragraph) : ''].filter(Boolean)
  if (at.length === 0 && quote === '') return [paragraph(words.wholeText)]
  const where = at.length > 0 ? [{ type: 'paragraph', content: [bold(at.join(', '))] }] : []
  return [...where, ...(quote === '' ? [] : linesOf(quote))]
}

function said({ isObjection, comment, proposed }: RoundRow, words: TableWords): JsonNode[] {
  return [
    ...(isObjection ? [{ type: 'paragraph', content: [bold(words.columns.objection)] }] : []),
    ...linesOf(comment),
    ...(proposed === null
      ? []
      : [{ type: 'paragraph', content: [bold(`${words.instead}${words.colon}`)] }, ...linesOf(proposed)]),
  ]
}

function became(row: RoundRow, words: TableWords): JsonNode[] {
  const disposition = words.disposition[row.disposition ?? (row.isSettled ? 'settled' : 'open')]
  return [paragraph(disposition), ...(row.reason === null ? [] : linesOf(row.reason))]
}

type Cell = JsonNode[]

function tableOf(heads: readonly string[], shares: readonly number[], rows: readonly Cell[][]): JsonNode {
  const head = heads.map((words, at) => ({
    type: 'tableHeader',
    attrs: { colwidth: [shares[at] ?? 1] },
    content: [paragraph(words)],
  }))
  const body = rows.map((cells) => ({
    type: 'tableRow',
    content: cells.map((content) => ({ type: 'tableCell', content })),
  }))
  return { type: 'table', content: [{ type: 'tableRow', content: head }, ...body] }
}

/** What people wrote in several lines is so many paragraphs. */
function linesOf(words: string): JsonNode[] {
  return words
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map(paragraph)
}

function heading(level: number, words: string): JsonNode {
  return { type: 'heading', attrs: { level }, content: [text(words)] }
}

function paragraph(words: string): JsonNode {
  return { type: 'paragraph', ...(words !== '' && { content: [text(words)] }) }
}

function text(words: string): JsonNode {
  return { type: 'text', text: words }
}

function bold(words: string): JsonNode {
  return { ...text(words), marks: [{ type: 'bold' }] }
}
