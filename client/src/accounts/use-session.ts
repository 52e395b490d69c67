import { type Me, meSchema, type Registration, type SignIn } from '@plenary/shared/accounts.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { del, post } from '../api.ts'
import { queryKeys } from '../query-keys.ts'

/** Signs in with an e-mail address and a password. */
export function useSignIn() {
  const keepMe = useKeepMe()
  return useMutation({
    mutationFn: (input: SignIn) => post('/api/sessions', input, meSchema),
    onSuccess: keepMe,
  })
}

/** Creates an account and signs in to it. */
export function useRegister() {
  const keepMe = useKeepMe()
  return useMutation({
    mutationFn: (input: Registration) => post('/api/accounts', input, meSchema),
    onSuccess: keepMe,
  })
}

/** Ends the session, then loads the sign-in page afresh, so that no text stays in the memory of this tab. */
export function useSignOut() {
  return useMutation({
    mutationFn: () => del('/api/sessions/current'),
    onSuccess: () => window.location.replace('/sign-in'),
  })
}

/** What an earlier person of this tab could see must not be seen by the next. */
function useKeepMe() {
  const queryClient = useQueryClient()
  return (me: Me) => {
    queryClient.removeQueries()
    queryClient.setQueryData(queryKeys.me, me)
  }
}
