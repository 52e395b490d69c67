import { useMutation, useQueryClient } from '@tanstack/react-query'
import { send } from '../api.ts'
import { withProof } from '../with-proof.ts'
import { useRefreshKeys } from './use-keys.ts'

/** Sets the first password of an account or another one; its other sessions end. */
export function useChangePassword() {
  const refresh = useRefreshKeys()
  return useMutation({
    mutationFn: (password: string) => withProof(() => send('PUT', '/api/me/password', { password })),
    onSuccess: refresh,
  })
}

/** Asks for a link with which one sets a new password. Nobody learns from it whether an address has an account. */
export function useForgottenPassword() {
  return useMutation({
    mutationFn: (input: { email: string }) => send('POST', '/api/password-resets', input),
  })
}

/** Sets a new password with the link of a mail; every session of the account ends, this browser's too. */
export function useResetPassword() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (input: { token: string; password: string }) =>
      send('POST', '/api/password-resets/redeem', input),
    onSuccess: () => queryClient.removeQueries(),
  })
}
