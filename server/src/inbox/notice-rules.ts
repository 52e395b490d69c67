import type { Hearer, NewNotice } from '@plenary/db/notices.ts'
import type { AuthorRecord } from '@plenary/db/threads.ts'
import type { MemberId, OrganizationId } from '@plenary/shared/ids.ts'
import type { NoticeKind } from '@plenary/shared/notices.ts'

/** Why somebody hears of an act: it is to these members, or to everybody of these organisations. */
export type Ground =
  | { kind: NoticeKind; memberIds: readonly MemberId[] }
  | { kind: NoticeKind; organizationIds: readonly OrganizationId[] }

/**
 * Who does something: the mandate under which, and what of it is written down. Without a mandate it comes about by itself,
 * and is news to whoever it is written down to as well.
 */
export type Doer = { memberId: MemberId | null; author: AuthorRecord }

/**
 * What each of those who may hear of an act hears, once, by the first ground that holds. Who has muted a thread hears
 * only what is said or given to them by name.
 */
export function noticesOf(grounds: readonly Ground[], hearers: readonly Hearer[], doer: Doer): NewNotice[] {
  const isDoer = doerAmong(hearers, doer)
  return hearers.flatMap((hearer) => {
    const ground = grounds.find((one) => holds(one, hearer))
    if (!ground || isDoer(hearer)) return []
    const isDirect = 'memberIds' in ground
    const isByName = isDirect && (ground.kind === 'mention' || ground.kind === 'assignment')
    if (hearer.hasMuted && !isByName) return []
    return [{ memberId: hearer.memberId, kind: ground.kind, isDirect }]
  })
}

function holds(ground: Ground, { memberId, organizationId }: Hearer): boolean {
  return 'memberIds' in ground
    ? ground.memberIds.includes(memberId)
    : ground.organizationIds.includes(organizationId)
}

/**
 * Nobody hears of what they do themselves, under whatever mandate. Where it is not written down who it was, the whole
 * organisation has done it: if all of it but one heard, it would be known who that one is.
 */
function doerAmong(hearers: readonly Hearer[], { memberId, author }: Doer): (hearer: Hearer) => boolean {
  if (memberId === null) return () => false
  if (author.memberId === null) return ({ organizationId }) => organizationId === author.organizationId
  const own = hearers.find((hearer) => hearer.memberId === memberId)
  return (hearer) => hearer.memberId === memberId || hearer.accountId === own?.accountId
}
