import * as z from 'zod/mini'
import { idSchema, type OrganizationId } from './ids.ts'

/**
 * Answer of `GET /api/rooms/:id/sign-off/joined`: of the organisations that are asked in the newest round, how many have
 * joined each recommendation of the texts that they signed, and which have signed all but it, as far as whoever asks may
 * know. Support in confidence counts for those alone who may know whose it is.
 */
export const joinedListSchema = z.object({
  items: z.array(
    z.object({ id: z.string(), joined: z.int(), leftOutBy: z.array(idSchema<OrganizationId>()) }),
  ),
  next: z.null(),
  asked: z.int(),
})
export type JoinedList = z.infer<typeof joinedListSchema>
