import {
  type AccountConfirmation,
  meSchema,
  type Registration,
  type Setup,
} from '@plenary/shared/accounts.ts'
import { useMutation } from '@tanstack/react-query'
import { post, send } from '../api.ts'
import { useKeepMe } from './use-session.ts'

/** Asks for an account; the rest comes by mail. Refused with `invitation-needed` where the server sends none. */
export function useRegister() {
  return useMutation({
    mutationFn: (input: Registration) => send('POST', '/api/accounts', input),
  })
}

/** Begins the account that a link of a mail confirms, and signs in to it. `link-ended`, `wrong-credentials`. */
export function useConfirmAccount() {
  const keepMe = useKeepMe()
  return useMutation({
    mutationFn: (input: AccountConfirmation) => post('/api/accounts/confirm', input, meSchema),
    onSuccess: keepMe,
  })
}

/** Makes the account of the first coordinator, with the link that an empty server prints, and signs in to it. */
export function useSetUp() {
  const keepMe = useKeepMe()
  return useMutation({
    mutationFn: (input: Setup) => post('/api/setup', input, meSchema),
    onSuccess: keepMe,
  })
}
