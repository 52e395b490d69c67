import { v7 } from 'uuid'
import * as z from 'zod/mini'

declare const kind: unique symbol
type Id<Kind extends string> = string & { readonly [kind]: Kind }

export type AccountId = Id<'account'>
export type CoalitionId = Id<'coalition'>
export type MechanismId = Id<'mechanism'>
export type TemplateId = Id<'template'>
export type MemberId = Id<'member'>
export type OrganizationId = Id<'organization'>
export type RoomId = Id<'room'>
export type RoundId = Id<'round'>
export type InviteId = Id<'invite'>
export type JoinRequestId = Id<'join-request'>
export type PasskeyId = Id<'passkey'>
export type SessionId = Id<'session'>
export type ThreadId = Id<'thread'>
export type CommentId = Id<'comment'>
export type SealId = Id<'seal'>
export type SnapshotId = Id<'snapshot'>
export type AdoptionId = Id<'adoption'>
export type ReviewId = Id<'review'>
export type SignOffId = Id<'sign-off'>
export type SignOffRoundId = Id<'sign-off-round'>
export type NoticeId = Id<'notice'>
export type AnyId =
  | AccountId
  | AdoptionId
  | CoalitionId
  | CommentId
  | InviteId
  | JoinRequestId
  | MechanismId
  | MemberId
  | NoticeId
  | OrganizationId
  | PasskeyId
  | RoomId
  | TemplateId
  | ReviewId
  | RoundId
  | SealId
  | SessionId
  | SignOffId
  | SignOffRoundId
  | SnapshotId
  | ThreadId

/** A new UUIDv7: unique, and ordered by time so that indexes stay compact (RFC 9562, section 5.7). */
export function newId<T extends AnyId>(): T {
  return v7() as string as T
}

/** A schema that takes a UUID in text and gives it the brand of one kind of record. */
export function idSchema<T extends AnyId>() {
  return z.pipe(
    z.uuid(),
    z.transform((text: string) => text as T),
  )
}

/**
 * The Yjs client id under which one connection writes. Leased by the server; small and counted up within a
 * room, which keeps updates short. 0 is the server's own and never writes.
 */
export type ClientId = number
