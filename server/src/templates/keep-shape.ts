import type { JsonNode } from '@plenary/shared/document/document-json.ts'
import { headingLevelOf } from '@plenary/shared/document/sections.ts'
import type { PlainBlock } from './plain-blocks.ts'

/**
 * What a template keeps of a text: headings, hints, the heads of tables, empty recommendations, budgets. Never the words
 * of paragraphs, lists, notes, cells and recommendations; and nothing that is only suggested.
 */
export function keepShape(text: JsonNode, budgets: ReadonlyMap<string, number>): PlainBlock[] {
  const blocks = (text.content ?? []).flatMap((node) => keepBlock(node, budgets))
  const isRun = ({ type }: PlainBlock, at: number) =>
    type === 'paragraph' && blocks[at - 1]?.type === 'paragraph'
  return blocks.filter((block, at) => !isRun(block, at))
}

function keepBlock(node: JsonNode, budgets: ReadonlyMap<string, number>): PlainBlock[] {
  if (node.attrs?.inserted || node.type === 'footnote') return []
  return [{ ...keptOf(node, budgets), ...languageOf(node) }]
}

function keptOf(node: JsonNode, budgets: ReadonlyMap<string, number>): PlainBlock {
  switch (node.type) {
    case 'heading': {
      const budget = budgets.get(String(node.attrs?.id)) ?? null
      return { type: 'heading', level: headingLevelOf(node), text: lettersOf(node), budget }
    }
    case 'guidance':
      return { type: 'guidance', text: lettersOf(node) }
    case 'table':
      return keepTable(node)
    case 'recommendation':
      return { type: 'recommendation', fields: {} }
    case 'recommendationList':
    case 'signatories':
      return { type: node.type }
    default:
      return { type: 'paragraph' }
  }
}

/** The heads are those of the first row; the rows below are as many, and empty. */
function keepTable({ content: rows = [] }: JsonNode): PlainBlock {
  const cells = rows[0]?.content ?? []
  const heads = cells.flatMap((cell) => {
    const span = typeof cell.attrs?.colspan === 'number' ? cell.attrs.colspan : 1
    const text = cell.type === 'tableHeader' ? lettersOf(cell) : ''
    return [text, ...Array.from({ length: span - 1 }, () => '')]
  })
  return { type: 'table', heads: heads.length > 0 ? heads : [''], rows: Math.max(0, rows.length - 1) }
}

function languageOf({ attrs }: JsonNode): Pick<PlainBlock, 'lang' | 'dir'> {
  const { lang, dir } = attrs ?? {}
  return {
    ...(typeof lang === 'string' && { lang }),
    ...((dir === 'ltr' || dir === 'rtl') && { dir }),
  }
}

function lettersOf({ type, text = '', marks = [], content = [] }: JsonNode): string {
  if (marks.some((mark) => mark.type === 'insertion')) return ''
  return type === 'hardBreak' ? ' ' : text + content.map(lettersOf).join('')
}
