import { useMutation } from '@tanstack/react-query'
import { send } from '../api.ts'

/** Shows with the password, and a code where the account asks for one, that it is still the same person. */
export function usePasswordProof() {
  return useMutation({
    mutationFn: (input: { password: string; code?: string | undefined }) =>
      send('POST', '/api/me/proof', input),
  })
}
