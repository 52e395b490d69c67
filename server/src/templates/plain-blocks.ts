import { newBlockId } from '@plenary/shared/document/block-id.ts'
import { HEADING_LEVELS } from '@plenary/shared/document/blocks.ts'
import { RECOMMENDATION_FIELDS } from '@plenary/shared/document/recommendation.ts'
import type { JSONContent } from '@tiptap/core'
import * as z from 'zod'

/** What a template has of a text: what there is to be filled in, in the order of the text, and hints how. */
export const plainBlockSchema = z.intersection(
  z.discriminatedUnion('type', [
    z.object({
      type: z.literal('heading'),
      level: z.literal(HEADING_LEVELS),
      text: z.string(),
      /** What the section may have, in words. */
      budget: z.int().positive().nullable(),
    }),
    z.object({ type: z.literal('guidance'), text: z.string() }),
    z.object({ type: z.literal('bullets'), items: z.int().positive() }),
    z.object({ type: z.literal('table'), heads: z.array(z.string()).min(1), rows: z.int().min(0) }),
    z.object({
      type: z.literal('recommendation'),
      fields: z.partialRecord(z.enum(RECOMMENDATION_FIELDS), z.string()),
    }),
    z.object({ type: z.enum(['paragraph', 'recommendationList', 'signatories']) }),
  ]),
  z.object({ lang: z.string().optional(), dir: z.enum(['ltr', 'rtl']).optional() }),
)
export type PlainBlock = z.infer<typeof plainBlockSchema>

/** A text to begin from, and the budgets of its sections in words, by the ids of their headings. */
export type TemplateText = { blocks: JSONContent[]; budgets: { heading: string; budget: number }[] }

/** Blocks as a text of the editor's schema. Without any it is an empty paragraph: a page is never without a place to write. */
export function textOf(plain: readonly PlainBlock[]): TemplateText {
  const budgets: TemplateText['budgets'] = []
  const blocks = plain.map((block) => {
    const { lang, dir } = block
    const node = toNode(block)
    const id = newBlockId()
    if (block.type === 'heading' && block.budget !== null) budgets.push({ heading: id, budget: block.budget })
    return { ...node, attrs: { ...node.attrs, id, ...(lang && { lang }), ...(dir && { dir }) } }
  })
  return { blocks: blocks.length > 0 ? blocks : [{ type: 'paragraph' }], budgets }
}

function toNode(block: PlainBlock): JSONContent {
  switch (block.type) {
    case 'heading':
      return { type: 'heading', attrs: { level: block.level }, content: words(block.text) }
    case 'guidance':
      return { type: 'guidance', content: words(block.text) }
    case 'bullets':
      return { type: 'bulletList', content: Array.from({ length: block.items }, listItem) }
    case 'table':
      return { type: 'table', content: tableRows(block) }
    case 'recommendation':
      return { type: 'recommendation', attrs: block.fields }
    case 'paragraph':
    case 'recommendationList':
    case 'signatories':
      return { type: block.type }
  }
}

function tableRows({ heads, rows }: { heads: readonly string[]; rows: number }): JSONContent[] {
  const row = () => ({ type: 'tableRow', content: heads.map(() => cell('tableCell', '')) })
  const head = { type: 'tableRow', content: heads.map((text) => cell('tableHeader', text)) }
  return [head, ...Array.from({ length: rows }, row)]
}

function listItem(): JSONContent {
  return { type: 'listItem', content: [{ type: 'paragraph' }] }
}

function cell(type: 'tableHeader' | 'tableCell', text: string): JSONContent {
  return { type, content: [{ type: 'paragraph', content: words(text) }] }
}

/** The schema has no text without a letter. */
function words(text: string): JSONContent[] {
  return text === '' ? [] : [{ type: 'text', text }]
}
