import type { JSONContent } from '@tiptap/core'
import { z } from 'zod'
import { DEMO_ORGANIZATIONS, type DemoOrganizationKey } from './demo-coalition.ts'

const keys = Object.keys(DEMO_ORGANIZATIONS) as DemoOrganizationKey[]

const blockSchema = z.discriminatedUnion('type', [
  z.object({ type: z.enum(['paragraph', 'heading', 'quote']), text: z.string() }),
  z.object({ type: z.enum(['bullets', 'numbers', 'notes']), items: z.array(z.string()) }),
  z.object({ type: z.literal('table'), rows: z.array(z.array(z.string())) }),
  z.object({ type: z.literal('recommendation'), id: z.string(), text: z.string() }),
])
type Block = z.infer<typeof blockSchema>

const textSchema = z.object({
  title: z.string(),
  sections: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      lead: z.enum(keys),
      lang: z.string(),
      sub: z.boolean().optional(),
      blocks: z.array(blockSchema),
    }),
  ),
})

/** A section of a demo text: who leads it, and its blocks for the editor's schema. */
export type DemoSection = { lead: DemoOrganizationKey; blocks: JSONContent[] }

const TEXTS: Record<'upr-submission' | 'blueprint', () => Promise<unknown>> = {
  'upr-submission': async () => (await import('./upr-submission.json', { with: { type: 'json' } })).default,
  blueprint: async () => (await import('./blueprint.json', { with: { type: 'json' } })).default,
}

/** The sections of one of the texts beside this file. The format is in the folder's README. */
export async function readDemoText(file: keyof typeof TEXTS): Promise<DemoSection[]> {
  const { sections } = textSchema.parse(await TEXTS[file]())
  return sections.map(({ id, title, lead, lang, sub, blocks }) => {
    const letter = /^[a-z]$/.test(id) ? `${id.toUpperCase()}. ` : ''
    const heading = { type: 'heading', attrs: { level: sub ? 3 : 2 }, content: inline(letter + title) }
    const all = [heading, ...blocks.map(toBlock)]
    return {
      lead,
      blocks: lang === 'en' ? all : all.map((block) => ({ ...block, attrs: { ...block.attrs, lang } })),
    }
  })
}

function toBlock(block: Block): JSONContent {
  switch (block.type) {
    case 'paragraph':
      return paragraph(block.text)
    case 'heading':
      return { type: 'heading', attrs: { level: 3 }, content: inline(block.text) }
    case 'quote':
      return { type: 'blockquote', content: [paragraph(block.text)] }
    case 'recommendation':
      return paragraph(`**${block.id}. ${block.text}**`)
    case 'bullets':
      return { type: 'bulletList', content: block.items.map(listItem) }
    case 'numbers':
      return { type: 'orderedList', content: block.items.map(listItem) }
    case 'notes': {
      const start = Number.parseInt(block.items[0] ?? '1', 10)
      const items = block.items.map((item) => listItem(item.replace(/^\d+\.\s*/, '')))
      return { type: 'orderedList', attrs: { start }, content: items }
    }
    case 'table':
      return { type: 'table', content: block.rows.map(tableRow) }
  }
}

function paragraph(text: string): JSONContent {
  return { type: 'paragraph', content: inline(text) }
}

function listItem(text: string): JSONContent {
  return { type: 'listItem', content: [paragraph(text)] }
}

function tableRow(cells: string[], row: number): JSONContent {
  const type = row === 0 ? 'tableHeader' : 'tableCell'
  return { type: 'tableRow', content: cells.map((cell) => ({ type, content: [paragraph(cell)] })) }
}

/** `**bold**`, `*italic*` and `[words](address)`, which do not nest here. */
function inline(text: string): JSONContent[] {
  const pieces = text.split(/(\*\*[^*]+\*\*|\*[^*]+\*|\[[^\]]+\]\([^)]+\))/).filter((piece) => piece !== '')
  return pieces.map((piece) => {
    const link = /^\[([^\]]+)\]\(([^)]+)\)$/.exec(piece)
    if (link) return marked(link[1] ?? '', { type: 'link', attrs: { href: link[2] } })
    if (piece.startsWith('**') && piece.endsWith('**')) return marked(piece.slice(2, -2), { type: 'bold' })
    if (/^\*[^*]+\*$/.test(piece)) return marked(piece.slice(1, -1), { type: 'italic' })
    return { type: 'text', text: piece }
  })
}

function marked(text: string, mark: { type: string; attrs?: Record<string, unknown> }): JSONContent {
  return { type: 'text', text, marks: [mark] }
}
