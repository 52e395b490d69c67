import type { ErrorCode } from '@plenary/shared/errors.ts'
import type { ClientId, MemberId, OrganizationId } from '@plenary/shared/ids.ts'
import type { Person } from '@plenary/shared/presence.ts'
import type { Frame } from './openings.ts'

/** One person's line into a room, as the room sees it. */
export type Connection = {
  readonly clientId: ClientId
  /** Every client id leased to this member in this room. */
  readonly ownIds: ReadonlySet<ClientId>
  readonly author: { memberId: MemberId; organizationId: OrganizationId; sessionHash: string | null }
  readonly person: Person
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
