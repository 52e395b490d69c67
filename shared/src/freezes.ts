import * as z from 'zod/mini'
import { FREEZE_NOTE_MAX_CHARS } from './limits.ts'
import { organizationSchema } from './organizations.ts'
import { FREEZE_CHOICES, FREEZE_LEVELS } from './permissions.ts'
import { optionalLineSchema } from './plain-line.ts'

/**
 * That a room is frozen, how far, and since when. `note` says why and until when, if anybody has said so; `name` is of
 * the person as the room calls them, null in a room without names and for somebody who is called nothing there.
 */
export const freezeSchema = z.object({
  level: z.enum(FREEZE_LEVELS),
  note: z.nullable(z.string()),
  at: z.iso.datetime(),
  by: z.object({ name: z.nullable(z.string()), organization: organizationSchema }),
})
export type Freeze = z.infer<typeof freezeSchema>

/** Body of `PUT /api/rooms/:id/freeze`: how far from now on, and the note that stands beside it. */
export const freezeInputSchema = z.object({
  level: z.enum(FREEZE_CHOICES),
  note: optionalLineSchema(FREEZE_NOTE_MAX_CHARS),
})
export type FreezeInput = z.infer<typeof freezeInputSchema>
