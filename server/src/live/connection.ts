import type { ErrorCode } from '@plenary/shared/errors.ts'
import type { ClientId, MemberId, OrganizationId } from '@plenary/shared/ids.ts'
import type { RoomRole } from '@plenary/shared/permissions.ts'
import type { Person } from '@plenary/shared/presence.ts'
import type { Frame } from './openings.ts'

/** Who the log says has written something; in a room without names, an organisation alone. */
export type Author = {
  memberId: MemberId | null
  organizationId: OrganizationId
  sessionHash: string | null
}

/** One person's line into a room, as the room sees it. */
export type Connection = {
  readonly clientId: ClientId
  /** Whose line it is. Never told and never stored: that is `author`. */
  readonly memberId: MemberId
  /** Every client id under which it may bring what it wrote. */
  readonly ownIds: ReadonlySet<ClientId>
  readonly author: Author
  readonly person: Person
  readonly role: RoomRole
  readonly canWrite: boolean
  /**
   * Takes a share of the work that an account may give to everybody.
   *
   * @throws {AppError} `too-many-requests`
   */
  spend(work: number): void
  /** Sends frames in one go. A list that goes to many is the same list for each of them. */
  send(frames: readonly Frame[]): void
  /** Sends the text for which somebody has come: as long as it is on its way, they are not slow to read. */
  sendText(frames: readonly Frame[]): void
  close(code: ErrorCode): void
}
