import * as z from 'zod/mini'
import { freezeSchema } from './freezes.ts'
import { idSchema, type MemberId, type OrganizationId, type RoomId } from './ids.ts'
import { ROOM_TITLE_MAX_CHARS } from './limits.ts'
import { localizedSchema } from './localized.ts'
import { mandateSchema } from './members.ts'
import { FREEZE_LEVELS, GIVEN_ROLES, ROOM_ACTIONS, ROOM_ROLES } from './permissions.ts'
import { plainLineSchema } from './plain-line.ts'
import { TEMPLATE_LANGUAGES, templateChoiceSchema } from './template-choice.ts'

/** What a room drafts. */
export const ROOM_KINDS = ['submission', 'blueprint', 'plain'] as const
export type RoomKind = (typeof ROOM_KINDS)[number]

/**
 * How people are named in a room, the most open first: by name; by a pseudonym of the room; by their organisation
 * alone, and then no person is in its log either.
 */
export const ATTRIBUTIONS = ['named', 'pseudonymous', 'unattributed'] as const
export type Attribution = (typeof ATTRIBUTIONS)[number]

/** Whether a room may go from one to another: only to the safer side, since people wrote on what was promised. */
export function isSafer(attribution: Attribution, than: Attribution): boolean {
  return ATTRIBUTIONS.indexOf(attribution) > ATTRIBUTIONS.indexOf(than)
}

/** Body of `POST /api/coalitions/:slug/rooms`. `dueOn` is a day, `YYYY-MM-DD`; a blank page without a template. */
export const newRoomSchema = z.object({
  title: plainLineSchema(ROOM_TITLE_MAX_CHARS),
  kind: z.enum(ROOM_KINDS),
  dueOn: z.nullable(z.iso.date().check(z.refine((day) => day >= '1900-01-01'))),
  attribution: z._default(z.enum(ATTRIBUTIONS), 'named'),
  template: z._default(z.nullable(templateChoiceSchema), null),
  language: z._default(z.enum(TEMPLATE_LANGUAGES), 'en'),
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
  freeze: z.nullable(z.enum(FREEZE_LEVELS)),
  role: z.enum(ROOM_ROLES),
  abilities: z.array(z.enum(ROOM_ACTIONS)),
  editedAt: z.nullable(z.iso.datetime()),
  organizationIds: z.array(idSchema<OrganizationId>()),
  here: z.array(idSchema<OrganizationId>()),
})
export type RoomSummary = z.infer<typeof roomSummarySchema>

/** Answer of `GET /api/coalitions/:slug/rooms`. */
export const roomListSchema = z.object({ items: z.array(roomSummarySchema), next: z.null() })

/**
 * Answer of `GET /api/rooms/:id`: one room and what the asking member may do in it. Who they are to the others there
 * is told on the line, since in a room without names it may be another name for each line.
 */
export const roomSchema = z.object({
  id: idSchema<RoomId>(),
  kind: z.enum(ROOM_KINDS),
  title: z.string(),
  dueOn: z.nullable(z.string()),
  attribution: z.enum(ATTRIBUTIONS),
  freeze: z.nullable(freezeSchema),
  /** The round of sign-off that is open, and whether one's own organisation has yet to decide in it. */
  signOff: z.nullable(z.object({ closesAt: z.iso.datetime(), timeZone: z.string(), isOwed: z.boolean() })),
  coalition: z.object({ slug: z.string(), name: localizedSchema }),
  /** The mandate under which one is in it: the one acted under, or where that has no role here, one that has. */
  mandate: mandateSchema,
  role: z.enum(ROOM_ROLES),
  abilities: z.array(z.enum(ROOM_ACTIONS)),
})
export type Room = z.infer<typeof roomSchema>

/** Body of `PATCH /api/rooms/:id`. What is left out stays; the attribution goes only to the safer side. */
export const roomChangeSchema = z.object({
  title: z.optional(plainLineSchema(ROOM_TITLE_MAX_CHARS)),
  attribution: z.optional(z.enum(ATTRIBUTIONS)),
})
export type RoomChange = z.infer<typeof roomChangeSchema>

/** A role that was given in a room: to an organisation, for whoever speaks for it, or to one member. */
export const roomRoleSchema = z.discriminatedUnion('to', [
  z.object({
    to: z.literal('organization'),
    organizationId: idSchema<OrganizationId>(),
    role: z.enum(GIVEN_ROLES),
  }),
  z.object({
    to: z.literal('member'),
    memberId: idSchema<MemberId>(),
    displayName: z.string(),
    organizationId: idSchema<OrganizationId>(),
    role: z.enum(GIVEN_ROLES),
    /** Whether a guest sees the versions from before they were let in; null for who is no guest, and sees all. */
    seesEarlierVersions: z.nullable(z.boolean()),
  }),
])
export type GivenRoomRole = z.infer<typeof roomRoleSchema>

/** Answer of `GET /api/rooms/:id/roles`; coordinators of the coalition are in every room and not listed. */
export const roomRoleListSchema = z.object({ items: z.array(roomRoleSchema), next: z.null() })

/** Body of `PUT /api/rooms/:id/roles`: gives a role, or takes it with null. A member's own wins over the organisation's. */
export const roleGiftSchema = z.discriminatedUnion('to', [
  z.object({
    to: z.literal('organization'),
    organizationId: idSchema<OrganizationId>(),
    role: z.nullable(z.enum(GIVEN_ROLES)),
  }),
  z.object({
    to: z.literal('member'),
    memberId: idSchema<MemberId>(),
    role: z.nullable(z.enum(GIVEN_ROLES)),
  }),
])
export type RoleGift = z.infer<typeof roleGiftSchema>
