import * as z from 'zod/mini'
import { idSchema, type TemplateId } from './ids.ts'

/** The languages in which a document can begin. */
export const TEMPLATE_LANGUAGES = ['en', 'fr'] as const
export type TemplateLanguage = (typeof TEMPLATE_LANGUAGES)[number]

/** A template that comes with the server, by its key, or one that the coalition has kept. */
export const templateChoiceSchema = z.union([
  z.object({ builtIn: z.string().check(z.minLength(1), z.maxLength(80)) }),
  z.object({ own: idSchema<TemplateId>() }),
])
export type TemplateChoice = z.infer<typeof templateChoiceSchema>
