import * as z from 'zod/mini'
import { idSchema, type SnapshotId } from './ids.ts'
import { LOCALES } from './localized.ts'

/** The forms in which a text is taken out of its room. */
export const EXPORT_FORMS = ['docx', 'html', 'md', 'json'] as const
export type ExportForm = (typeof EXPORT_FORMS)[number]

/** Which text is taken out, that of now or a version, and in which language the words around it are. */
export const exportQuerySchema = z.object({
  of: z.union([idSchema<SnapshotId>(), z.literal('live')]),
  locale: z.optional(z.enum(LOCALES)),
})
export type ExportQuery = z.infer<typeof exportQuerySchema>

/** Which text is shown to be printed, that of now where no version is named, and in which language the page is. */
export const printQuerySchema = z.object({
  version: z.optional(idSchema<SnapshotId>()),
  locale: z.optional(z.enum(LOCALES)),
})
