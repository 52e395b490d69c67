import type { RoomId } from '@plenary/shared/ids.ts'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { LineOpener, type OpenLine } from './line-opener.ts'
import type { RoomProvider, RoomStatus } from './room-provider.ts'

/** The line into a room for as long as the page shows it; null for the first moment. */
export function useRoomProvider(roomId: RoomId): OpenLine | null {
  const [line, setLine] = useState<OpenLine | null>(null)
  useEffect(() => {
    const opener = new LineOpener(roomId, window.location.origin, setLine)
    return () => {
      setLine(null)
      opener.close()
    }
  }, [roomId])
  return line
}

/**
 * One fact of a line's status, drawn again only when that fact changes: the status as a whole changes with
 * every key. `pick` gives the same value for the same status.
 */
export function useRoomStatus<T>(provider: RoomProvider, pick: (status: RoomStatus) => T): T {
  return useSyncExternalStore(provider.subscribe, () => pick(provider.status))
}

/** Asks before the tab closes while it holds words that nobody else has. */
export function useLeaveWarning(provider: RoomProvider): void {
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      const { unsavedSince, line } = provider.status
      if (unsavedSince !== null && line !== 'closed') event.preventDefault()
    }
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [provider])
}
