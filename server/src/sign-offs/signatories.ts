import type { Db } from '@plenary/db/database.ts'
import { listSignOffs } from '@plenary/db/sign-offs.ts'
import type { OrganizationId, RoomId } from '@plenary/shared/ids.ts'
import { standingsOf } from '@plenary/shared/sign-off-standings.ts'
import type { LeftOut, SignOffDecision } from '@plenary/shared/sign-offs.ts'

/** An organisation that has signed exactly one text, as it may be said to everybody. */
export type Signatory = {
  organizationId: OrganizationId
  decision: Exclude<SignOffDecision, 'declined'>
  /** Null where it has none, or none that is to be printed. */
  reservation: string | null
  /** The titles of the sections that are signed, where not all are. */
  sections: string[]
  /** The recommendations that it does not join, where it joins all others, as that text numbers them. */
  leftOut: LeftOut[]
  isConfidential: boolean
  signedAt: Date
}

/** The organisations of a room whose signature stands for exactly the text of a hash, in the order of signing. */
export async function signatoriesOf(db: Db, roomId: RoomId, hash: string): Promise<Signatory[]> {
  const standings = standingsOf(await listSignOffs(db, roomId))
  return [...standings.values()].flatMap(({ decision, confirmed, signedHash, leftOut }) => {
    const { organizationId, act, isPrinted, reservation, sections, isConfidential } = decision
    if (signedHash !== hash || act === 'declined') return []
    return {
      ...{ organizationId, sections, leftOut, isConfidential },
      decision: act,
      reservation: isPrinted ? reservation : null,
      signedAt: (confirmed ?? decision).at,
    }
  })
}
