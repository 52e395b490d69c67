import { focusManager, QueryCache, QueryClient } from '@tanstack/react-query'
import { type FailureCode, failureCode } from './api.ts'
import { queryKeys } from './query-keys.ts'

const TRIES = 3
const WORTH_ANOTHER_TRY: readonly FailureCode[] = ['unreachable', 'restarting', 'storage-failed']

/**
 * The cache of server records. `onSignedOut` is called when an answer says that the session has ended.
 * Requests are sent even when the browser believes to be offline: the server may run on this very machine.
 */
export function createQueryClient({ onSignedOut }: { onSignedOut: () => void }): QueryClient {
  refreshWithTheWindow()
  return new QueryClient({
    queryCache: new QueryCache({
      onError: (error, query) => {
        // Asked for the first time, "who am I" is answered by the guard of the route.
        const isGuarded = query.queryKey[0] === queryKeys.me[0] && query.state.data === undefined
        if (failureCode(error) === 'signed-out' && !isGuarded) onSignedOut()
      },
    }),
    defaultOptions: {
      queries: {
        networkMode: 'always',
        retry: (failures, error) => failures < TRIES && WORTH_ANOTHER_TRY.includes(failureCode(error)),
      },
      mutations: { networkMode: 'always' },
    },
  })
}

/** By default only a tab that becomes visible refreshes; two windows side by side should too. */
function refreshWithTheWindow() {
  focusManager.setEventListener((handleFocus) => {
    const handleChange = () => handleFocus()
    window.addEventListener('visibilitychange', handleChange)
    window.addEventListener('focus', handleChange)
    return () => {
      window.removeEventListener('visibilitychange', handleChange)
      window.removeEventListener('focus', handleChange)
    }
  })
}
