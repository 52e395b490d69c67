import * as z from 'zod/mini'
import { optionalEmailSchema } from './email.ts'
import {
  type InviteId,
  idSchema,
  type JoinRequestId,
  type MemberId,
  type OrganizationId,
  type RoomId,
} from './ids.ts'
import {
  INVITE_MAX_HOURS,
  INVITE_MAX_USES,
  INVITE_NOTE_MAX_CHARS,
  ORGANIZATION_NAME_MAX_CHARS,
  PERSON_NAME_MAX_CHARS,
} from './limits.ts'
import { localizedSchema } from './localized.ts'
import { organizationSchema } from './organizations.ts'
import { GIVEN_ROLES } from './permissions.ts'
import { nameSchema, optionalLineSchema } from './plain-line.ts'
import { ATTRIBUTIONS } from './rooms.ts'

/** 256 random bits in base64url: what stands after the `#` of a link. Only its hash is stored. */
export const inviteTokenSchema = z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/))

/**
 * What a link leads to: membership of the coalition, or one room with a role there. `GIVEN_ROLES` of a room; a link to
 * the coalition always makes a member.
 */
const roleSchema = z.enum(GIVEN_ROLES)

/**
 * Body of `POST /api/coalitions/:slug/invites`. Without `roomId` it invites to the coalition, and `role` is null.
 * Without `organizationId` whoever comes says for which organisation they speak. `email` binds it to one address,
 * to which it is also sent when `isMailed`. Those who may invite for their own organisation alone must name it, and
 * their links always wait for a coordinator.
 */
export const newInviteSchema = z
  .object({
    roomId: z.nullable(idSchema<RoomId>()),
    role: z.nullable(roleSchema),
    organizationId: z.nullable(idSchema<OrganizationId>()),
    email: optionalEmailSchema,
    isMailed: z.boolean(),
    note: optionalLineSchema(INVITE_NOTE_MAX_CHARS),
    hours: z.int().check(z.minimum(1), z.maximum(INVITE_MAX_HOURS)),
    uses: z.int().check(z.minimum(1), z.maximum(INVITE_MAX_USES)),
    needsAdmission: z.boolean(),
  })
  .check(
    z.refine(({ roomId, role }) => (roomId === null) === (role === null), { path: ['role'] }),
    z.refine(({ email, isMailed }) => email !== null || !isMailed, { path: ['email'] }),
    z.refine(({ email, uses }) => email === null || uses === 1, { path: ['uses'] }),
    // Somebody looks at whom they say to speak for, before they do.
    z.refine(({ organizationId, needsAdmission }) => organizationId !== null || needsAdmission, {
      path: ['needsAdmission'],
    }),
  )
export type NewInvite = z.infer<typeof newInviteSchema>

/** What has become of a link. */
export const INVITE_STATES = ['live', 'used-up', 'expired', 'revoked'] as const
export type InviteState = (typeof INVITE_STATES)[number]

/** What has become of somebody who asked to join. */
export const JOIN_REQUEST_STATES = ['waiting', 'admitted', 'declined', 'withdrawn', 'ended'] as const
export type JoinRequestState = (typeof JOIN_REQUEST_STATES)[number]

/** A person as they are named in lists: with the organisation for which they acted. */
export const namedMemberSchema = z.object({
  memberId: idSchema<MemberId>(),
  displayName: z.string(),
  organizationId: idSchema<OrganizationId>(),
})

/**
 * A link in the roster that every member of the coalition sees: for which organisation, by whom, when, used or not.
 * `email` is shown to its maker and to coordinators alone; `isBound` to all. `canRevoke` is of whoever asks.
 */
export const inviteSchema = z.object({
  id: idSchema<InviteId>(),
  state: z.enum(INVITE_STATES),
  room: z.nullable(z.object({ id: idSchema<RoomId>(), title: z.string() })),
  role: z.nullable(roleSchema),
  organizationId: z.nullable(idSchema<OrganizationId>()),
  isBound: z.boolean(),
  email: z.nullable(z.string()),
  needsAdmission: z.boolean(),
  uses: z.object({ done: z.int(), allowed: z.int() }),
  /** How many are in through it now, and would be out if it were revoked. */
  letIn: z.int(),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  createdBy: namedMemberSchema,
  canRevoke: z.boolean(),
})
export type Invite = z.infer<typeof inviteSchema>

/** Answer of `GET /api/coalitions/:slug/invites?room=`: the newest first; with `room`, those to that room. */
export const inviteListSchema = z.object({ items: z.array(inviteSchema), next: z.null() })

/** Answer of `POST /api/coalitions/:slug/invites`. The link is told this once. `mail` says whether it was sent. */
export const createdInviteSchema = z.object({
  invite: inviteSchema,
  link: z.string(),
  mail: z.enum(['sent', 'failed', 'not-asked']),
})
export type CreatedInvite = z.infer<typeof createdInviteSchema>

/** Body of `POST /api/invites/preview`, which uses nothing up, and of everything else a link is shown for. */
export const tokenSchema = z.object({ token: inviteTokenSchema })

/** Why a link lets nobody in any more. */
export const INVITE_ENDS = ['used-up', 'expired', 'revoked', 'unknown'] as const
export type InviteEnd = (typeof INVITE_ENDS)[number]

/**
 * What a link says to whoever opens it. `ended` tells no more than why. The room's `attribution` is part of it, since
 * whoever comes is told who will see their name.
 */
export const invitePreviewSchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('ended'), why: z.enum(INVITE_ENDS) }),
  z.object({
    state: z.literal('open'),
    invitedBy: z.object({
      displayName: z.string(),
      organization: organizationSchema,
      isCoordinator: z.boolean(),
    }),
    coalition: z.object({ slug: z.string(), name: localizedSchema }),
    room: z.nullable(z.object({ title: z.string(), role: roleSchema, attribution: z.enum(ATTRIBUTIONS) })),
    organization: z.nullable(organizationSchema),
    note: z.nullable(z.string()),
    needsAdmission: z.boolean(),
    isBound: z.boolean(),
    expiresAt: z.iso.datetime(),
    usesLeft: z.int(),
  }),
])
export type InvitePreview = z.infer<typeof invitePreviewSchema>

/**
 * Body of `POST /api/invites/accept`, with a session or without one: then the server begins one for a guest.
 * `organizationName` is for a link that asks; `email` for one that is bound to an address.
 */
export const acceptInviteSchema = z.object({
  token: inviteTokenSchema,
  displayName: nameSchema(PERSON_NAME_MAX_CHARS),
  organizationName: optionalLineSchema(ORGANIZATION_NAME_MAX_CHARS),
  email: optionalEmailSchema,
})
export type AcceptInvite = z.infer<typeof acceptInviteSchema>

/** Somebody's own request, as they see it. `destination` is where it leads once it is `admitted`. */
export const ownRequestSchema = z.object({
  id: idSchema<JoinRequestId>(),
  state: z.enum(JOIN_REQUEST_STATES),
  displayName: z.string(),
  organizationName: z.string(),
  coalitionName: localizedSchema,
  roomTitle: z.nullable(z.string()),
  askedAt: z.iso.datetime(),
  destination: z.nullable(z.string()),
})
export type OwnRequest = z.infer<typeof ownRequestSchema>

/** Answer of `GET /api/me/requests`: the newest first. `POST /api/invites/accept` answers with one of them. */
export const ownRequestListSchema = z.object({ items: z.array(ownRequestSchema), next: z.null() })

/**
 * Somebody who waits, as coordinators see it. `organizationId` is null when they wrote a name themselves:
 * letting them in then either makes that an organisation of the coalition or puts them with one that is there, and
 * `suggestedOrganizationId` is one with the same name, which anybody may write. `hasNameTwin` warns that
 * somebody in the coalition bears the same name.
 */
export const joinRequestSchema = z.object({
  id: idSchema<JoinRequestId>(),
  inviteId: idSchema<InviteId>(),
  displayName: z.string(),
  organizationId: z.nullable(idSchema<OrganizationId>()),
  suggestedOrganizationId: z.nullable(idSchema<OrganizationId>()),
  organizationName: z.string(),
  room: z.nullable(z.object({ id: idSchema<RoomId>(), title: z.string() })),
  role: z.nullable(roleSchema),
  askedAt: z.iso.datetime(),
  linkMadeAt: z.iso.datetime(),
  invitedBy: namedMemberSchema,
  hasNameTwin: z.boolean(),
})
export type JoinRequest = z.infer<typeof joinRequestSchema>

/** Answer of `GET /api/coalitions/:slug/requests`: those who wait, the first to come first. */
export const joinRequestListSchema = z.object({ items: z.array(joinRequestSchema), next: z.null() })

/** Body of `POST /api/requests/:id/admit`. `organizationId` puts them with an organisation of the coalition. */
export const admitSchema = z.object({ organizationId: z.nullable(idSchema<OrganizationId>()) })
