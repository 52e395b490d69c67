import type { OrganizationId, RoomId } from '@plenary/shared/ids.ts'
import type { Organization } from '@plenary/shared/organizations.ts'
import type { RoomAction } from '@plenary/shared/permissions.ts'
import type { RoomParties } from '@plenary/shared/threads.ts'
import type { JSONContent } from '@tiptap/core'
import { createContext, useContext } from 'react'
import type { CommentedText } from '../anchors/commented-text.ts'
import type { ThreadActs } from './use-thread-acts.ts'

/** What everything about the threads of a room needs, wherever it stands on the page. */
export type ThreadRoom = {
  roomId: RoomId
  /** One's own organisation, for which one speaks here. */
  organization: Organization
  abilities: readonly RoomAction[]
  acts: ThreadActs
  parties: RoomParties | undefined
  organizationOf: (id: OrganizationId) => Organization | undefined
  text: CommentedText
  /** What was begun in a field and not sent, by what it is about: closing a card loses nothing. */
  drafts: Map<string, JSONContent>
}

export const ThreadRoomContext = createContext<ThreadRoom | null>(null)

/** @throws {Error} outside of a room */
export function useThreadRoom(): ThreadRoom {
  const room = useContext(ThreadRoomContext)
  if (!room) throw new Error('threads outside of a room')
  return room
}
