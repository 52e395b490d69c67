import { emailChangedSchema, type Me, meSchema } from '@plenary/shared/accounts.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { del, patch, post, put } from '../api.ts'
import { queryKeys } from '../query-keys.ts'
import { withProof } from '../with-proof.ts'
import { leaveWith } from './farewell.ts'

/** Gives the account another name. */
export function useRenameAccount() {
  const showMe = useShowMe()
  return useMutation({
    mutationFn: (input: { name: string }) => patch('/api/me', input, meSchema),
    onSuccess: showMe,
  })
}

/** Gives the account another e-mail address, at once or once a link sent there is opened. */
export function useChangeEmail() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (input: { email: string }) =>
      withProof(() => put('/api/me/email', input, emailChangedSchema)),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: queryKeys.me }),
  })
}

/** Makes the new address count, with the link that was sent to it: `signed-out`, `link-ended`, `email-taken`. */
export function useConfirmEmail() {
  const showMe = useShowMe()
  return useMutation({
    mutationFn: (token: string) => post('/api/me/email/confirm', { token }, meSchema),
    onSuccess: showMe,
  })
}

/** Deletes the account, then loads the sign-in page afresh, which says that it is done. */
export function useDeleteAccount() {
  return useMutation({
    mutationFn: () => withProof(() => del('/api/me')),
    onSuccess: () => leaveWith('account-deleted'),
  })
}

function useShowMe() {
  const queryClient = useQueryClient()
  return (me: Me) => queryClient.setQueryData(queryKeys.me, me)
}
