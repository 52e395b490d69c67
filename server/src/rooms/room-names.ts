import type { Db } from '@plenary/db/database.ts'
import { listRoomNames, type RoomName } from '@plenary/db/room-people.ts'
import type { AuthorRecord } from '@plenary/db/threads.ts'
import type { MemberId, RoomId } from '@plenary/shared/ids.ts'
import type { Attribution } from '@plenary/shared/rooms.ts'
import type { ThreadAuthor } from '@plenary/shared/threads.ts'

/** How somebody is called in a room, and who they are to the others there. */
export type Called = { memberId: MemberId; name: string }

/**
 * How a member is called where people are named, or bear pseudonyms; null where there are no names, or for somebody
 * who has never been there under one.
 */
export function calledIn(
  attribution: Attribution,
  { memberId, displayName, letters, alias, number }: RoomName,
): Called | null {
  switch (attribution) {
    case 'named':
      return { memberId, name: displayName }
    case 'pseudonymous':
      return alias && { memberId: alias, name: `${letters}-${number}` }
    case 'unattributed':
      return null
  }
}

/** Some members of a room as the others in it know them. */
export class RoomNames {
  readonly #called: ReadonlyMap<MemberId, Called>

  constructor(attribution: Attribution, names: readonly RoomName[]) {
    this.#called = new Map(
      names.flatMap((name) => {
        const called = calledIn(attribution, name)
        return called ? [[name.memberId, called]] : []
      }),
    )
  }

  /** Reads the names of some members, in one query. */
  static async of(
    db: Db,
    { id, attribution }: { id: RoomId; attribution: Attribution },
    memberIds: Iterable<MemberId | null>,
  ): Promise<RoomNames> {
    const ids = [...new Set(memberIds)].flatMap((memberId) => memberId ?? [])
    return new RoomNames(attribution, attribution === 'unattributed' ? [] : await listRoomNames(db, id, ids))
  }

  called(memberId: MemberId): Called | null {
    return this.#called.get(memberId) ?? null
  }

  author({ memberId, organizationId }: AuthorRecord): ThreadAuthor {
    const called = memberId && this.called(memberId)
    return { memberId: called?.memberId ?? null, name: called?.name ?? null, organizationId }
  }
}
