import * as z from 'zod/mini'
import { idSchema, type OrganizationId, type RoomId } from './ids.ts'
import { ROOM_TITLE_MAX_CHARS } from './limits.ts'
import { localizedSchema } from './localized.ts'
import { ROOM_ACTIONS, ROOM_ROLES } from './permissions.ts'
import { plainLineSchema } from './plain-line.ts'

/** What a room drafts. */
export const ROOM_KINDS = ['submission', 'blueprint', 'plain'] as const
export type RoomKind = (typeof ROOM_KINDS)[number]

/** Body of `POST /api/coalitions/:slug/rooms`: a blank page. `dueOn` is a day, `YYYY-MM-DD`. */
export const newRoomSchema = z.object({
  title: plainLineSchema(ROOM_TITLE_MAX_CHARS),
  kind: z.enum(ROOM_KINDS),
  dueOn: z.nullable(z.iso.date().check(z.refine((day) => day >= '1900-01-01'))),
})
export type NewRoom = z.infer<typeof newRoomSchema>

/**
 * A room in the list of a coalition. `words` is counted when the log is last folded, so it may trail the
 * live text by some minutes; null before the first time. `here` are organisations with someone inside now.
 */
export const roomSummarySchema = z.object({
  id: idSchema<RoomId>(),
  kind: z.enum(ROOM_KINDS),
  title: z.string(),
  dueOn: z.nullable(z.string()),
  words: z.nullable(z.int()),
  role: z.enum(ROOM_ROLES),
  editedAt: z.nullable(z.iso.datetime()),
  organizationIds: z.array(idSchema<OrganizationId>()),
  here: z.array(idSchema<OrganizationId>()),
})
export type RoomSummary = z.infer<typeof roomSummarySchema>

/** Answer of `GET /api/coalitions/:slug/rooms`. */
export const roomListSchema = z.object({ items: z.array(roomSummarySchema), next: z.null() })

/** Answer of `GET /api/rooms/:id`: one room and what the asking member may do in it. */
export const roomSchema = z.object({
  id: idSchema<RoomId>(),
  kind: z.enum(ROOM_KINDS),
  title: z.string(),
  dueOn: z.nullable(z.string()),
  coalition: z.object({ slug: z.string(), name: localizedSchema }),
  role: z.enum(ROOM_ROLES),
  abilities: z.array(z.enum(ROOM_ACTIONS)),
})
export type Room = z.infer<typeof roomSchema>
