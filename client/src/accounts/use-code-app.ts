import { newTotpSchema, recoveryCodesSchema } from '@plenary/shared/accounts.ts'
import { useMutation } from '@tanstack/react-query'
import { del, post, put } from '../api.ts'
import { withProof } from '../with-proof.ts'
import { useRefreshKeys } from './use-keys.ts'

/** Asks for a secret for a code app. Nothing has changed until `useTurnOnCodes` has shown that the app has it. */
export function useBeginCodes() {
  return useMutation({
    mutationFn: () => withProof(() => post('/api/me/totp', {}, newTotpSchema)),
  })
}

/** Turns codes on with a first code of the app; gives the recovery codes, which are told this once. */
export function useTurnOnCodes() {
  const refresh = useRefreshKeys()
  return useMutation({
    mutationFn: async (code: string) => {
      const { codes } = await withProof(() => put('/api/me/totp', { code }, recoveryCodesSchema))
      return codes
    },
    onSuccess: () => void refresh(),
  })
}

/** Turns codes off; the recovery codes end with them. */
export function useTurnOffCodes() {
  const refresh = useRefreshKeys()
  return useMutation({
    mutationFn: () => withProof(() => del('/api/me/totp')),
    onSuccess: refresh,
  })
}

/** New recovery codes, told this once; the old ones end. */
export function useNewRecoveryCodes() {
  const refresh = useRefreshKeys()
  return useMutation({
    mutationFn: async () => {
      const { codes } = await withProof(() => post('/api/me/recovery-codes', {}, recoveryCodesSchema))
      return codes
    },
    onSuccess: () => void refresh(),
  })
}
