import type { Mandate } from '@plenary/shared/members.ts'
import type { Person } from '@plenary/shared/presence.ts'

/** Whoever holds a mandate, as the others in a room see them where people bear their names. */
export function personOf({ memberId, displayName, organization }: Mandate): Person {
  return { memberId, name: displayName, organization }
}
