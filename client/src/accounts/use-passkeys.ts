import { type AccountKeys, meSchema } from '@plenary/shared/accounts.ts'
import type { PasskeyId } from '@plenary/shared/ids.ts'
import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser'
import { useMutation } from '@tanstack/react-query'
import { del, post, send } from '../api.ts'
import { withProof } from '../with-proof.ts'
import { makePasskey, showPasskey } from './passkeys.ts'
import { useRefreshKeys } from './use-keys.ts'
import { useKeepMe } from './use-session.ts'

export type Passkey = AccountKeys['passkeys'][number]

/** Signs in with a passkey of this device. Null when the person closed the browser's question. */
export function usePasskeySignIn() {
  const keepMe = useKeepMe()
  return useMutation({
    mutationFn: async () => {
      const response = await showPasskey(await post('/api/passkeys/sign-in-options', {}, requestOptions))
      return response && post('/api/passkeys/sign-in', { response }, meSchema)
    },
    onSuccess: (me) => {
      if (me) keepMe(me)
    },
  })
}

/** Shows with a passkey that it is still the same person. False when they closed the browser's question. */
export function usePasskeyProof() {
  return useMutation({
    mutationFn: async () => {
      const response = await showPasskey(await post('/api/passkeys/prove-options', {}, requestOptions))
      if (response) await send('POST', '/api/passkeys/prove', { response })
      return response !== null
    },
  })
}

/** Makes a passkey on this device and gives it to the account; tells what came of it. */
export function useAddPasskey() {
  const refresh = useRefreshKeys()
  return useMutation({
    mutationFn: async (name: string) => {
      const options = await withProof(() => post('/api/passkeys/options', {}, creationOptions))
      const made = await makePasskey(options)
      if (made.outcome === 'made') {
        const { response } = made
        await withProof(() => send('POST', '/api/passkeys', { name, response }))
      }
      return made.outcome
    },
    onSuccess: refresh,
  })
}

/** Gives a passkey another name. */
export function useRenamePasskey() {
  const refresh = useRefreshKeys()
  return useMutation({
    mutationFn: ({ id, name }: { id: PasskeyId; name: string }) =>
      send('PATCH', `/api/passkeys/${id}`, { name }),
    onSuccess: refresh,
  })
}

/** Takes a passkey from the account. Refused with `last-key` when it is the only way in. */
export function useRemovePasskey() {
  const refresh = useRefreshKeys()
  return useMutation({
    mutationFn: (id: PasskeyId) => withProof(() => del(`/api/passkeys/${id}`)),
    onSuccess: refresh,
  })
}

// WebAuthn's own JSON: the library of the server made it, that of the browser reads it.
const creationOptions = {
  parse: (answer: unknown) => challengeOf<PublicKeyCredentialCreationOptionsJSON>(answer),
}
const requestOptions = {
  parse: (answer: unknown) => challengeOf<PublicKeyCredentialRequestOptionsJSON>(answer),
}

function challengeOf<Options extends { challenge: string }>(answer: unknown): Options {
  if (typeof answer === 'object' && answer && 'challenge' in answer) return answer as Options
  throw new Error('no challenge to a passkey')
}
