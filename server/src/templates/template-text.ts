import { HEADING_LEVELS } from '@plenary/shared/document/blocks.ts'
import { RECOMMENDATION_FIELDS } from '@plenary/shared/document/recommendation.ts'
import { localizedSchema } from '@plenary/shared/localized.ts'
import { ROOM_KINDS } from '@plenary/shared/rooms.ts'
import type { TemplateLanguage } from '@plenary/shared/template-choice.ts'
import * as z from 'zod'
import type { PlainBlock } from './plain-blocks.ts'

const blockSchema = z.discriminatedUnion('type', [
  z.object({ type: z.enum(['guidance', 'heading']), text: localizedSchema }),
  z.object({ type: z.literal('bullets'), items: z.int().positive() }),
  z.object({ type: z.literal('table'), heads: z.array(localizedSchema).min(1), rows: z.int().positive() }),
  z.object({
    type: z.literal('recommendation'),
    fields: z.partialRecord(z.enum(RECOMMENDATION_FIELDS), localizedSchema),
  }),
  z.object({ type: z.enum(['paragraph', 'recommendationList', 'signatories']) }),
])
type Block = z.infer<typeof blockSchema>

/** A template that comes with the server: `share` is a section's part of the limit, null for none of its own. */
export const builtInTemplateSchema = z.object({
  key: z.string(),
  kind: z.enum(ROOM_KINDS),
  mechanism: z.string().nullable(),
  name: localizedSchema,
  description: localizedSchema,
  sections: z.array(
    z.object({
      title: localizedSchema,
      level: z.literal(HEADING_LEVELS),
      share: z.number().min(0).max(1).nullable(),
      blocks: z.array(blockSchema),
    }),
  ),
})
export type BuiltInTemplate = z.infer<typeof builtInTemplateSchema>

/** The blocks of a template in a language; without a limit in words its sections have no budgets. */
export function blocksIn(
  { sections }: BuiltInTemplate,
  language: TemplateLanguage,
  maxWords: number | null,
): PlainBlock[] {
  const blocks = sections.flatMap(({ title, level, share, blocks }): PlainBlock[] => [
    { type: 'heading', level, text: title[language], budget: budgetOf(share, maxWords) },
    ...blocks.map((block) => inOne(block, language)),
  ])
  // A text is taken for English where it does not say otherwise.
  return language === 'en' ? blocks : blocks.map((block) => ({ ...block, lang: language }))
}

function budgetOf(share: number | null, maxWords: number | null): number | null {
  if (share === null || maxWords === null) return null
  // A section that may have a word may have ten.
  return Math.max(10, Math.round((share * maxWords) / 10) * 10)
}

function inOne(block: Block, language: TemplateLanguage): PlainBlock {
  switch (block.type) {
    case 'heading':
      return { type: 'heading', level: 3, text: block.text[language], budget: null }
    case 'guidance':
      return { type: 'guidance', text: block.text[language] }
    case 'table':
      return { ...block, heads: block.heads.map((head) => head[language]) }
    case 'recommendation': {
      const fields = Object.entries(block.fields).map(([field, text]) => [field, text[language]])
      return { type: 'recommendation', fields: Object.fromEntries(fields) }
    }
    default:
      return block
  }
}
