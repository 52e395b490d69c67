import { type Me, meSchema, type SignIn } from '@plenary/shared/accounts.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { del, post } from '../api.ts'
import { queryKeys } from '../query-keys.ts'

/**
 * Signs in with an e-mail address and a password, and with a code where the account asks for one
 * (`code-needed`, `wrong-code`).
 */
export function useSignIn() {
  const keepMe = useKeepMe()
  return useMutation({
    mutationFn: (input: SignIn) => post('/api/sessions', input, meSchema),
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

/** Takes somebody for signed in. What an earlier person of this tab could see must not be seen by the next. */
export function useKeepMe() {
  const queryClient = useQueryClient()
  return (me: Me) => {
    queryClient.removeQueries()
    queryClient.setQueryData(queryKeys.me, me)
  }
}
