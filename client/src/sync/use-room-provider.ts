import type { RoomId } from '@plenary/shared/ids.ts'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { RoomProvider, type RoomStatus } from './room-provider.ts'

/** The line into a room for as long as the page shows it; null for the first moment. */
export function useRoomProvider(roomId: RoomId): RoomProvider | null {
  const [provider, setProvider] = useState<RoomProvider | null>(null)
  useEffect(() => {
    const opened = new RoomProvider(roomId, window.location.origin)
    setProvider(opened)
    return () => {
      setProvider(null)
      opened.destroy()
    }
  }, [roomId])
  return provider
}

/** The status of a line, drawn again when it changes. */
export function useRoomStatus(provider: RoomProvider): RoomStatus {
  return useSyncExternalStore(provider.subscribe, () => provider.status)
}

/** Asks before the tab closes while it holds words that nobody else has. */
export function useLeaveWarning({ unsavedSince, line }: RoomStatus): void {
  const isUnsaved = unsavedSince !== null && line !== 'closed'
  useEffect(() => {
    if (!isUnsaved) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [isUnsaved])
}
