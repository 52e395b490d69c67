import type { Db } from '@plenary/db/database.ts'
import type { NoticeRecord } from '@plenary/db/notices.ts'
import { listOrganizationsById } from '@plenary/db/organizations.ts'
import type { Anchor } from '@plenary/shared/anchors.ts'
import { plainComment } from '@plenary/shared/comments.ts'
import type { OrganizationId, RoomId } from '@plenary/shared/ids.ts'
import { EXCERPT_MAX_CHARS } from '@plenary/shared/limits.ts'
import type { Notice } from '@plenary/shared/notices.ts'
import type { Organization } from '@plenary/shared/organizations.ts'
import { mentionedIn, showMentions } from '../rooms/mentions.ts'
import { RoomNames } from '../rooms/room-names.ts'

/** Notices as their account reads them: with the names that each room has for people now. */
export async function showNotices(db: Db, records: readonly NoticeRecord[]): Promise<Notice[]> {
  const names = await namesByRoom(db, records)
  const organizations = await listOrganizationsById(db, [...new Set(records.flatMap(organizationsIn))])
  return records.flatMap((record) => {
    const by = organizations.get(record.by.organizationId)
    const to = organizations.get(record.to.organizationId)
    const roomNames = names.get(record.room.id)
    return by && to && roomNames ? [shown(record, { by, to, names: roomNames, organizations })] : []
  })
}

function organizationsIn({ by, to, body }: NoticeRecord): OrganizationId[] {
  return [by.organizationId, to.organizationId, ...mentionedIn(body).organizationIds]
}

/** One query for each room in the page. */
async function namesByRoom(db: Db, records: readonly NoticeRecord[]): Promise<Map<RoomId, RoomNames>> {
  const byRoom = Map.groupBy(records, ({ room }) => room.id)
  const names = new Map<RoomId, RoomNames>()
  for (const [id, group] of byRoom) {
    const [first] = group
    const members = group.flatMap(({ by, body }) => [by.memberId, ...mentionedIn(body).memberIds])
    if (first) names.set(id, await RoomNames.of(db, first.room, members))
  }
  return names
}

type Known = {
  by: Organization
  to: Organization
  names: RoomNames
  organizations: ReadonlyMap<OrganizationId, Organization>
}

function shown(record: NoticeRecord, { by, to, names, organizations }: Known): Notice {
  const { id, kind, isDirect, isRead, createdAt, room, coalition, threadId, anchor, body, disposition } =
    record
  const shortNames = new Map([...organizations].map(([key, { shortName }]) => [key as string, shortName]))
  return {
    ...{ id, kind, isDirect, isRead, coalition, threadId },
    createdAt: createdAt.toISOString(),
    by: { name: names.author(record.by).name, organization: by },
    to: { memberId: record.to.memberId, organization: to },
    room: { id: room.id, title: room.title },
    quote: anchor && cut(quoteOf(anchor)),
    excerpt: body && cut(plainComment(showMentions(body, names, shortNames))),
    disposition: kind === 'settlement' ? disposition : null,
  }
}

function quoteOf(anchor: Anchor): string {
  return anchor.kind === 'document' ? '' : anchor.quote
}

/** The beginning of some words, on one line; null where there are none. */
function cut(words: string): string | null {
  const line = words.replaceAll(/[\s\uFFFC]+/g, ' ').trim()
  const letters = [...line]
  if (letters.length <= EXCERPT_MAX_CHARS) return line || null
  return `${letters
    .slice(0, EXCERPT_MAX_CHARS - 1)
    .join('')
    .trimEnd()}…`
}
