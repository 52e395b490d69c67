import type { Passkey } from '@plenary/db/passkeys.ts'
import { AppError } from '@plenary/shared/errors.ts'
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import type { RelyingParty } from './relying-party.ts'

/** What a browser sent; the library checks the rest of it. */
export type WebAuthnResponse = { id: string; response: { clientDataJSON: string } }

/** What is stored of a new passkey. */
export type NewCredential = Pick<Passkey, 'credentialId' | 'publicKey' | 'counter' | 'transports'>

// Ed25519, P-256 and RSA, which every authenticator speaks one of (RFC 9053).
const ALGORITHMS = [-8, -7, -257]
const TRANSPORTS = ['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb']

/** The library, and the certificates that it brings, are loaded only where somebody uses a passkey. */
export function webAuthn() {
  return import('@simplewebauthn/server')
}

/**
 * The challenge that an answer is for, not yet to be believed.
 *
 * @throws {AppError} `passkey-failed`
 */
export function challengeOf({ response }: WebAuthnResponse): string {
  return orPasskeyFailed(() => {
    const { challenge } = JSON.parse(Buffer.from(response.clientDataJSON, 'base64url').toString())
    if (typeof challenge !== 'string') throw new Error('no challenge')
    return challenge
  })
}

/** What is asked of a new passkey: found without a name, and never used without the person. */
export function creationWishes() {
  return {
    supportedAlgorithmIDs: ALGORITHMS,
    attestationType: 'none',
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  } as const
}

/**
 * Checks the answer of an authenticator that has made a passkey.
 *
 * @throws {AppError} `passkey-failed`
 */
export async function checkNewPasskey(
  response: WebAuthnResponse,
  party: RelyingParty,
): Promise<NewCredential> {
  const { verifyRegistrationResponse } = await webAuthn()
  return orPasskeyFailed(async () => {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      // Not checked before: whatever is missing in it makes the library throw.
      response: response as unknown as RegistrationResponseJSON,
      expectedChallenge: challengeOf(response),
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      requireUserVerification: true,
      supportedAlgorithmIDs: ALGORITHMS,
    })
    if (!verified) throw new Error('not verified')
    const { id, publicKey, counter, transports = [] } = registrationInfo.credential
    return {
      credentialId: id,
      publicKey,
      counter,
      transports: TRANSPORTS.filter((known) => transports.includes(known)),
    }
  })
}

/**
 * Checks the answer of an authenticator that has used a passkey, and tells how far it has counted.
 *
 * @throws {AppError} `passkey-failed`
 */
export async function checkPasskey(
  response: WebAuthnResponse,
  { party, passkey }: { party: RelyingParty; passkey: Passkey },
): Promise<number> {
  const { verifyAuthenticationResponse } = await webAuthn()
  return orPasskeyFailed(async () => {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: response as unknown as AuthenticationResponseJSON,
      expectedChallenge: challengeOf(response),
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      credential: {
        id: passkey.credentialId,
        // A copy: the library asks for memory that no other thread shares.
        publicKey: Uint8Array.from(passkey.publicKey),
        counter: passkey.counter,
        transports: passkey.transports,
      },
      requireUserVerification: true,
    })
    if (!verified) throw new Error('not verified')
    return authenticationInfo.newCounter
  })
}

function orPasskeyFailed<T>(check: () => T): T {
  const fail = (cause: unknown) => {
    throw new AppError('passkey-failed', { cause })
  }
  try {
    const checked = check()
    return checked instanceof Promise ? (checked.catch(fail) as T) : checked
  } catch (error) {
    return fail(error)
  }
}
