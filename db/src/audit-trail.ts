import { type AuditEvent, type AuditPage, type AuditQuery, actsOf } from '@plenary/shared/audit.ts'
import type { CoalitionId, MemberId, OrganizationId, RoomId } from '@plenary/shared/ids.ts'
import type { AuditFacts } from './audit.ts'
import type { Db } from './database.ts'

const PAGE_ROWS = 50

/** A page of a coalition's trail, the newest first, with the names of today. */
export async function listAuditEvents(
  db: Db,
  coalitionId: CoalitionId,
  { group, organization, before }: AuditQuery,
): Promise<AuditPage> {
  const [rows, lastHash] = await Promise.all([
    selectEvents(db)
      .where('e.chain', '=', coalitionId)
      .$if(group !== undefined, (query) => query.where('e.act', 'in', group ? actsOf(group) : []))
      .$if(organization !== undefined, (query) =>
        query.where(({ or, eb }) =>
          or([
            eb('e.actor_organization_id', '=', organization ?? null),
            eb('e.organization_id', '=', organization ?? null),
            eb('member.organization_id', '=', organization ?? null),
          ]),
        ),
      )
      .$if(before !== undefined, (query) => query.where('e.seq', '<', before ?? 0))
      .orderBy('e.seq', 'desc')
      .limit(PAGE_ROWS + 1)
      .execute(),
    findLastHash(db, coalitionId),
  ])
  const items = rows.slice(0, PAGE_ROWS).map(toEvent)
  return { items, next: rows.length > PAGE_ROWS ? (items.at(-1)?.seq ?? null) : null, lastHash }
}

/** The hash of a coalition's newest row, or null. */
async function findLastHash(db: Db, coalitionId: CoalitionId): Promise<string | null> {
  const head = await db
    .selectFrom('audit_heads')
    .select('hash')
    .where('chain', '=', coalitionId)
    .where('seq', '>', 0)
    .executeTakeFirst()
  return head?.hash ?? null
}

/** What the ids of a chain are called today. */
export type TrailNames = {
  members: ReadonlyMap<MemberId, string>
  organizations: ReadonlyMap<OrganizationId, string>
  rooms: ReadonlyMap<RoomId, string>
}

/** The names of everybody and everything that was ever in a coalition. */
export async function readTrailNames(db: Db, coalitionId: CoalitionId): Promise<TrailNames> {
  const [members, organizations, rooms] = await Promise.all([
    db.selectFrom('members').select(['id', 'display_name']).where('coalition_id', '=', coalitionId).execute(),
    db
      .selectFrom('organizations')
      .select(['id', 'short_name'])
      .where('coalition_id', '=', coalitionId)
      .execute(),
    db.selectFrom('rooms').select(['id', 'title']).where('coalition_id', '=', coalitionId).execute(),
  ])
  return {
    members: new Map(members.map(({ id, display_name }) => [id, display_name])),
    organizations: new Map(organizations.map(({ id, short_name }) => [id, short_name])),
    rooms: new Map(rooms.map(({ id, title }) => [id, title])),
  }
}

function selectEvents(db: Db) {
  return db
    .selectFrom('audit_events as e')
    .leftJoin('members as actor', 'actor.id', 'e.actor_id')
    .leftJoin('members as member', 'member.id', 'e.member_id')
    .leftJoin('organizations as organization', 'organization.id', 'e.organization_id')
    .leftJoin('rooms as room', 'room.id', 'e.room_id')
    .select([
      'e.seq',
      'e.at',
      'e.act',
      'e.actor_id',
      'e.actor_organization_id',
      'actor.display_name as actor_name',
      'e.member_id',
      'member.display_name as member_name',
      'e.organization_id',
      'organization.short_name',
      'e.room_id',
      'room.title',
      'e.facts',
      'e.hash',
    ])
}

type EventRow = Awaited<ReturnType<ReturnType<typeof selectEvents>['executeTakeFirstOrThrow']>>

function toEvent(row: EventRow): AuditEvent {
  return {
    seq: row.seq,
    at: row.at.toISOString(),
    // The chain of a coalition has no others; what somebody may have put there is for the check to find.
    act: row.act as AuditEvent['act'],
    actor: row.actor_id && {
      memberId: row.actor_id,
      name: row.actor_name || null,
      organizationId: row.actor_organization_id,
    },
    member: row.member_id && { memberId: row.member_id, name: row.member_name || null },
    organization: row.organization_id && { id: row.organization_id, shortName: row.short_name || null },
    room: row.room_id && { id: row.room_id, title: row.title || null },
    facts: row.facts as AuditFacts,
    hash: row.hash,
  }
}
