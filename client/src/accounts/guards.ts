import type { Me } from '@plenary/shared/accounts.ts'
import type { QueryClient } from '@tanstack/react-query'
import { redirect } from '@tanstack/react-router'
import { failureCode } from '../api.ts'
import { queryKeys } from '../query-keys.ts'
import { meQuery } from './use-me.ts'

/**
 * Who is signed in, for the routes of a coalition; sends everyone else to the sign-in page, and back after.
 *
 * @throws {RequestError} when the server cannot say.
 */
export async function requireMe(queryClient: QueryClient, href: string): Promise<Me> {
  try {
    return await queryClient.ensureQueryData(meQuery)
  } catch (error) {
    if (failureCode(error) !== 'signed-out') throw error
    throw redirect({ to: '/sign-in', search: href === '/' ? {} : { next: href } })
  }
}

/** Whether someone is signed in, as far as can be known: the sign-in page opens even when the server is silent. */
export async function isSignedIn(queryClient: QueryClient): Promise<boolean> {
  // A redirect from `requireMe` has asked a moment ago.
  if (queryClient.getQueryState(queryKeys.me)?.status === 'error') return false
  const answer = hasLostSession(queryClient)
    ? queryClient.fetchQuery({ ...meQuery, staleTime: 0, retry: false })
    : queryClient.ensureQueryData({ ...meQuery, retry: false })
  return answer.then(
    () => true,
    () => false,
  )
}

/** An answer has said so since one was last asked who is signed in: the session was ended elsewhere. */
function hasLostSession(queryClient: QueryClient): boolean {
  const queries = queryClient.getQueryCache().getAll()
  return queries.some(({ state }) => state.error && failureCode(state.error) === 'signed-out')
}
