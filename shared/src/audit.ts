import * as z from 'zod/mini'
import { idSchema, type MemberId, type OrganizationId, type RoomId } from './ids.ts'

/**
 * Every act on people and access that is written down. Those of a coalition are told to its coordinators, those of an
 * account to its holder.
 */
export const AUDIT_ACTS = {
  coalition: [
    'coalition.created',
    'coalition.renamed',
    'organization.added',
    'organization.changed',
    'organization.handed-over',
    'member.joined',
    'member.renamed',
    'member.role-changed',
    'member.suspended',
    'member.resumed',
    'member.removed',
    'member.left',
    'invite.created',
    'invite.revoked',
    'request.made',
    'request.admitted',
    'request.declined',
    'request.withdrawn',
    'request.ended',
    'room.created',
    'room.role-given',
    'room.role-taken',
    'room.attribution-changed',
    'room.versions-opened',
    'room.versions-closed',
    'room.frozen',
    'room.unfrozen',
    'room.purged',
    'room.mechanism-chosen',
    'room.limit-set',
    'room.section-moved',
    'mechanism.changed',
    'mechanism.removed',
    'template.saved',
    'template.removed',
    'seal.made',
    'seal.reopened',
    'seal.published',
    'seal.unpublished',
    'round.opened',
    'round.closed',
    'round.answered',
    'review.adopted',
    'review.started',
    'review.ended',
    'review.call-marked',
    'sign-off.opened',
    'sign-off.closed',
    'sign-off.decided',
    'sign-off.confirmed',
    'sign-off.withdrawn',
    'sign-off.reminded',
    'audit.exported',
  ],
  account: [
    'account.created',
    'account.deleted',
    'email.changed',
    'password.set',
    'password.reset',
    'passkey.added',
    'passkey.renamed',
    'passkey.removed',
    'totp.on',
    'totp.off',
    'recovery-codes.made',
    'recovery-code.used',
    'session.ended',
    'sessions.ended',
  ],
} as const
export type CoalitionAct = (typeof AUDIT_ACTS.coalition)[number]
export type AccountAct = (typeof AUDIT_ACTS.account)[number]
export type AuditAct = CoalitionAct | AccountAct

/**
 * One row of a coalition's trail. What the row is about is null where it is about none; a name is the one of today, and
 * null where the record is gone or has none any more: the chain itself holds ids. `facts` are what was chosen, in words
 * of the code such as roles and states.
 */
export const auditEventSchema = z.object({
  seq: z.int(),
  at: z.iso.datetime(),
  act: z.enum(AUDIT_ACTS.coalition),
  actor: z.nullable(
    z.object({
      memberId: idSchema<MemberId>(),
      name: z.nullable(z.string()),
      organizationId: z.nullable(idSchema<OrganizationId>()),
    }),
  ),
  member: z.nullable(z.object({ memberId: idSchema<MemberId>(), name: z.nullable(z.string()) })),
  organization: z.nullable(z.object({ id: idSchema<OrganizationId>(), shortName: z.nullable(z.string()) })),
  room: z.nullable(z.object({ id: idSchema<RoomId>(), title: z.nullable(z.string()) })),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  hash: z.string(),
})
export type AuditEvent = z.infer<typeof auditEventSchema>

/**
 * Answer of `GET /api/coalitions/:slug/audit?group=&organization=&before=`: the newest first, `next` to be given as
 * `before` for the next page, null at the end. `lastHash` is that of the newest row of all, whatever was looked for:
 * who keeps it can tell later whether anything up to there was changed.
 */
export const auditPageSchema = z.object({
  items: z.array(auditEventSchema),
  next: z.nullable(z.int()),
  lastHash: z.nullable(z.string()),
})
export type AuditPage = z.infer<typeof auditPageSchema>

/** What one may look for: acts that belong together. */
export const AUDIT_GROUPS = ['people', 'invites', 'rooms', 'organizations', 'trail'] as const
export type AuditGroup = (typeof AUDIT_GROUPS)[number]

const GROUP_OF_NOUN: Record<string, AuditGroup> = {
  coalition: 'organizations',
  organization: 'organizations',
  member: 'people',
  invite: 'invites',
  request: 'invites',
  room: 'rooms',
  seal: 'rooms',
  round: 'rooms',
  review: 'rooms',
  'sign-off': 'rooms',
  mechanism: 'organizations',
  template: 'organizations',
  audit: 'trail',
}

/** The acts of a group. */
export function actsOf(group: AuditGroup): CoalitionAct[] {
  return AUDIT_ACTS.coalition.filter((act) => GROUP_OF_NOUN[act.split('.')[0] ?? ''] === group)
}

/** What may stand after the `?` of that address: a page, and whose and which acts. What is left out narrows nothing. */
export const auditQuerySchema = z.object({
  group: z.optional(z.enum(AUDIT_GROUPS)),
  organization: z.optional(idSchema<OrganizationId>()),
  before: z.optional(z.coerce.number().check(z.int(), z.positive())),
})
export type AuditQuery = z.infer<typeof auditQuerySchema>

/**
 * The forms of `GET /api/coalitions/:slug/audit/export?format=`: the whole chain, as a table to be read or as what can
 * be checked again (docs/audit.md). Needs a fresh proof, and is itself written down.
 */
export const AUDIT_FORMATS = ['csv', 'json'] as const
export type AuditFormat = (typeof AUDIT_FORMATS)[number]
export const auditExportQuerySchema = z.object({ format: z.enum(AUDIT_FORMATS) })
