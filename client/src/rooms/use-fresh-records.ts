import type { RoomId } from '@plenary/shared/ids.ts'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { queryKeys } from '../query-keys.ts'

/** Forgets everything that is known of a room once its text had to be opened anew: the passage may be in any of it. */
export function useFreshRecords(id: RoomId, reopened: number): void {
  const queryClient = useQueryClient()
  useEffect(() => {
    if (reopened > 0) void queryClient.resetQueries({ queryKey: queryKeys.room(id) })
  }, [id, reopened, queryClient])
}
