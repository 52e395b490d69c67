import * as z from 'zod/mini'
import { idSchema, type TemplateId } from './ids.ts'
import { TEMPLATE_DESCRIPTION_MAX_CHARS, TEMPLATE_NAME_MAX_CHARS } from './limits.ts'
import { localizedSchema } from './localized.ts'
import { knownMechanismSchema } from './mechanisms.ts'
import { optionalLineSchema, plainLineSchema } from './plain-line.ts'
import { ROOM_KINDS } from './rooms.ts'
import { templateChoiceSchema } from './template-choice.ts'

/** What a document can begin from. `mechanism` is what its room will follow; `sections` are the titles of its sections. */
export const templateSchema = z.object({
  choice: templateChoiceSchema,
  kind: z.enum(ROOM_KINDS),
  name: localizedSchema,
  description: localizedSchema,
  mechanism: z.nullable(knownMechanismSchema),
  sections: z.object({ en: z.array(z.string()), fr: z.array(z.string()) }),
})
export type Template = z.infer<typeof templateSchema>

/** Answer of `GET /api/coalitions/:slug/templates`, those that come with the server first; `canManage` for coordinators. */
export const templateListSchema = z.object({
  items: z.array(templateSchema),
  next: z.null(),
  canManage: z.boolean(),
})
export type TemplateList = z.infer<typeof templateListSchema>

/** Body of `POST /api/rooms/:id/templates` and of `PATCH /api/coalitions/:slug/templates/:id`. */
export const templateInputSchema = z.object({
  name: plainLineSchema(TEMPLATE_NAME_MAX_CHARS),
  description: optionalLineSchema(TEMPLATE_DESCRIPTION_MAX_CHARS),
})
export type TemplateInput = z.infer<typeof templateInputSchema>

/** Answer of `POST /api/rooms/:id/templates`. */
export const savedTemplateSchema = z.object({ id: idSchema<TemplateId>() })
