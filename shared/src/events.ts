import * as z from 'zod/mini'
import { idSchema, type ThreadId } from './ids.ts'

/**
 * What a room tells those who are in it: that something has changed, not what. Whoever hears it asks, and is told what
 * they may see. A version that one has already seen is no news; null for a thread that is gone. `inbox` is told to a
 * member alone, whatever room they have open: there is something new in their inbox, or something was read.
 */
export const roomEventSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('threads'),
    items: z.array(z.object({ id: idSchema<ThreadId>(), version: z.nullable(z.int()) })),
  }),
  /** A round was opened, answered or closed. */
  z.object({ kind: z.literal('rounds') }),
  /** A version was put up for signature, or an organisation has decided on one. */
  z.object({ kind: z.literal('sign-offs') }),
  /** A version was adopted, or the review of an adopted one has moved on. */
  z.object({ kind: z.literal('reviews') }),
  /** A version was kept. */
  z.object({ kind: z.literal('snapshots') }),
  /** The mechanism it follows, its limit, or what is planned of a section. */
  z.object({ kind: z.literal('plan') }),
  /** What is known of the room itself, such as the note beside its freeze. */
  z.object({ kind: z.literal('room') }),
  z.object({ kind: z.literal('inbox') }),
])
export type RoomEvent = z.infer<typeof roomEventSchema>
