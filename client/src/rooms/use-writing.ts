import { can, type RoomRole } from '@plenary/shared/permissions.ts'
import type { Room } from '@plenary/shared/rooms.ts'
import { useState } from 'react'
import { isOutdated, type RoomProvider } from '../sync/room-provider.ts'
import { useRoomStatus } from '../sync/use-room-provider.ts'

/** What one may do with a text, by one's role and as things are. */
export interface Writing {
  /** Whether one's role lets one write it, be it frozen or not: the editor stays where it is while it stands still. */
  isWriter: boolean
  /** The same, once it has been so: an editor that could not write does not learn to. */
  hasEditor: boolean
  /** Whether one can change it now. */
  canWrite: boolean
  /** The server has said that this page knows less than the text may hold. */
  isOld: boolean
}

/** Follows both the room as it was asked for and the line, whichever is told first. */
export function useWriting(room: Room, provider: RoomProvider, isHeld: boolean): Writing {
  const role = useRoomStatus(provider, ({ hello }) => hello?.role ?? room.role)
  const isReadOnly = useRoomStatus(provider, ({ hello }) => hello?.canWrite === false)
  const isOld = useRoomStatus(provider, isOutdated)
  const [hasEditor, setHasEditor] = useState(writes(room.role))
  if (writes(room.role) && !hasEditor) setHasEditor(true)
  const isWriter = writes(room.role) && writes(role)
  const canWrite = isWriter && room.abilities.includes('write-text') && !isReadOnly && !isHeld
  return { isWriter, hasEditor, canWrite, isOld }
}

/** Whether a role lets one write a text that is not frozen. */
export function writes(role: RoomRole): boolean {
  return can({ role, freeze: null }, 'write-text')
}
