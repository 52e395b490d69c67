import { newBlockId } from '@plenary/shared/document/block-id.ts'
import { RECOMMENDATION_FIELDS } from '@plenary/shared/document/recommendation.ts'
import { SECTION_STATES, type SectionPlan } from '@plenary/shared/plans.ts'
import type { JSONContent } from '@tiptap/core'
import { z } from 'zod'
import { DEMO_ORGANIZATIONS, type DemoOrganizationKey } from './demo-coalition.ts'

const keys = Object.keys(DEMO_ORGANIZATIONS) as DemoOrganizationKey[]

const blockSchema = z.discriminatedUnion('type', [
  z.object({ type: z.enum(['paragraph', 'heading', 'quote']), text: z.string() }),
  z.object({ type: z.enum(['bullets', 'numbers']), items: z.array(z.string()) }),
  z.object({ type: z.literal('notes'), items: z.array(z.string()) }),
  z.object({ type: z.literal('table'), rows: z.array(z.array(z.string())) }),
  z.object({
    type: z.literal('recommendation'),
    id: z.string(),
    text: z.string(),
    fields: z.partialRecord(z.enum(RECOMMENDATION_FIELDS), z.string()),
  }),
  z.object({ type: z.literal('recommendations') }),
  z.object({ type: z.literal('signatories') }),
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
      with: z.array(z.enum(keys)).optional(),
      budget: z.int().optional(),
      state: z.enum(SECTION_STATES).optional(),
      dueOn: z.string().optional(),
      blocks: z.array(blockSchema),
    }),
  ),
})

/** What is planned of a section of a demo text. */
export type DemoPlan = Pick<SectionPlan, 'heading' | 'state' | 'dueOn' | 'budget'> & {
  coLeads: DemoOrganizationKey[]
}

/** A section of a demo text: who leads it, its blocks for the editor's schema, and what is planned of it if it has a budget. */
export type DemoSection = { lead: DemoOrganizationKey; blocks: JSONContent[]; plan: DemoPlan | null }

const TEXTS: Record<'upr-submission' | 'blueprint', () => Promise<unknown>> = {
  'upr-submission': async () => (await import('./upr-submission.json', { with: { type: 'json' } })).default,
  blueprint: async () => (await import('./blueprint.json', { with: { type: 'json' } })).default,
}

/**
 * The sections of one of the texts beside this file, and its notes, which stand at its end, each in the name of the
 * organisation that wrote it. The format is in the folder's README.
 */
export async function readDemoText(file: keyof typeof TEXTS): Promise<DemoSection[]> {
  const { sections } = textSchema.parse(await TEXTS[file]())
  const links = linksIn(sections.flatMap(({ blocks }) => blocks))
  const bodies = sections.map((section) => {
    const { id, title, lead, lang, sub, blocks } = section
    const letter = /^[a-z]$/.test(id) ? `${id.toUpperCase()}. ` : ''
    const attrs = { level: sub ? 3 : 2, id: newBlockId() }
    const heading = { type: 'heading', attrs, content: inline(letter + title) }
    const body = blocks.flatMap((block) => (block.type === 'notes' ? [] : [toBlock(block, links)]))
    return { lead, blocks: inLanguage([heading, ...body], lang), plan: planOf(section, attrs.id) }
  })
  const notes = sections.map(({ lead, lang, blocks }) => ({
    ...{ lead, plan: null },
    blocks: inLanguage(blocks.flatMap(toNotes), lang),
  }))
  return [...bodies, ...notes.filter(({ blocks }) => blocks.length > 0)]
}

type WrittenSection = z.infer<typeof textSchema>['sections'][number]

function planOf(section: WrittenSection, heading: string): DemoPlan | null {
  const { with: coLeads = [], budget, state = 'open', dueOn } = section
  return budget === undefined ? null : { heading, state, dueOn: dueOn ?? null, budget, coLeads }
}

/** The ids of the recommendations, by what the text calls them. */
type Links = ReadonlyMap<string, string>

function linksIn(blocks: readonly Block[]): Links {
  const ids = blocks.flatMap((block) => (block.type === 'recommendation' ? [block.id] : []))
  return new Map(ids.map((id) => [id, newBlockId()]))
}

function inLanguage(blocks: JSONContent[], lang: string): JSONContent[] {
  return lang === 'en' ? blocks : blocks.map((block) => ({ ...block, attrs: { ...block.attrs, lang } }))
}

function toBlock(block: Exclude<Block, { type: 'notes' }>, links: Links): JSONContent {
  switch (block.type) {
    case 'paragraph':
      return paragraph(block.text, links)
    case 'heading':
      return { type: 'heading', attrs: { level: 3 }, content: inline(block.text) }
    case 'quote':
      return { type: 'blockquote', content: [paragraph(block.text)] }
    case 'recommendation': {
      const attrs = { ...block.fields, id: links.get(block.id) }
      return { type: 'recommendation', attrs, content: inline(block.text) }
    }
    case 'recommendations':
      return { type: 'recommendationList' }
    case 'signatories':
      return { type: 'signatories' }
    case 'bullets':
      return { type: 'bulletList', content: block.items.map(listItem) }
    case 'numbers':
      return { type: 'orderedList', content: block.items.map(listItem) }
    case 'table':
      return { type: 'table', content: block.rows.map(tableRow) }
  }
}

/** Each item begins with the number by which the text refers to it. */
function toNotes(block: Block): JSONContent[] {
  if (block.type !== 'notes') return []
  return block.items.map((item) => {
    const [, number = '', words = item] = /^(\d+)\.\s*(.*)$/.exec(item) ?? []
    return { type: 'footnote', attrs: { note: `note-${number}` }, content: inline(words) }
  })
}

function paragraph(text: string, links?: Links): JSONContent {
  return { type: 'paragraph', content: inline(text, links) }
}

function listItem(text: string): JSONContent {
  return { type: 'listItem', content: [paragraph(text)] }
}

function tableRow(cells: string[], row: number): JSONContent {
  const type = row === 0 ? 'tableHeader' : 'tableCell'
  return { type: 'tableRow', content: cells.map((cell) => ({ type, content: [paragraph(cell)] })) }
}

const PIECES = /(\*\*[^*]+\*\*|\*[^*]+\*|\[[^\]]+\]\([^)]+\)|\[\d+\]|\bR\d+\b)/

/** `**bold**`, `*italic*` and `[words](address)`, which do not nest here; `[7]` for a note, `R3` for a recommendation. */
function inline(text: string, links: Links = new Map()): JSONContent[] {
  return text
    .split(PIECES)
    .filter((piece) => piece !== '')
    .map((piece) => inlinePiece(piece, links))
}

function inlinePiece(piece: string, links: Links): JSONContent {
  const link = /^\[([^\]]+)\]\(([^)]+)\)$/.exec(piece)
  if (link) return marked(link[1] ?? '', { type: 'link', attrs: { href: link[2] } })
  const note = /^\[(\d+)\]$/.exec(piece)?.[1]
  if (note) return { type: 'footnoteReference', attrs: { note: `note-${note}` } }
  const target = links.get(piece)
  if (target) return { type: 'crossReference', attrs: { target } }
  if (piece.startsWith('**') && piece.endsWith('**')) return marked(piece.slice(2, -2), { type: 'bold' })
  if (/^\*[^*]+\*$/.test(piece)) return marked(piece.slice(1, -1), { type: 'italic' })
  return { type: 'text', text: piece }
}

function marked(text: string, mark: { type: string; attrs?: Record<string, unknown> }): JSONContent {
  return { type: 'text', text, marks: [mark] }
}
