import * as z from 'zod/mini'
import { idSchema, type ThreadId } from './ids.ts'

/**
 * What a room tells those who are in it: that something has changed, not what. Whoever hears it asks, and is told what
 * they may see. A version that one has already seen is no news; null for a thread that is gone.
 */
export const roomEventSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('threads'),
    items: z.array(z.object({ id: idSchema<ThreadId>(), version: z.nullable(z.int()) })),
  }),
  /** A round was opened, answered or closed. */
  z.object({ kind: z.literal('rounds') }),
])
export type RoomEvent = z.infer<typeof roomEventSchema>
