import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/browser'
import { RequestError } from '../api.ts'

/** What came of asking this device for a new passkey. */
export type NewPasskeyOutcome =
  | { outcome: 'made'; response: RegistrationResponseJSON }
  /** It holds one for this account already. */
  | { outcome: 'known' }
  /** The person closed the question: nothing has happened, so nothing is said. */
  | { outcome: 'given-up' }

/** Whether passkeys work in this browser and at this address. */
export function canUsePasskeys(): boolean {
  return 'PublicKeyCredential' in window && isSecureContext && !isNumericHost(location.hostname)
}

/** Whether a host is an address of numbers, `127.0.0.1` or `[::1]`: a passkey is bound to a name (WebAuthn, 5.1.2). */
export function isNumericHost(hostname: string): boolean {
  return hostname.startsWith('[') || /^\d+(\.\d+){3}$/.test(hostname)
}

/**
 * Asks this device for a new passkey.
 *
 * @throws {RequestError} `passkey-failed`, or `unreachable` when the code for it does not come.
 */
export async function makePasskey(
  options: PublicKeyCredentialCreationOptionsJSON,
): Promise<NewPasskeyOutcome> {
  const { startRegistration } = await loadWebAuthn()
  try {
    return { outcome: 'made', response: await startRegistration({ optionsJSON: options }) }
  } catch (error) {
    if (nameOf(error) === 'InvalidStateError') return { outcome: 'known' }
    return { outcome: givenUp(error) }
  }
}

/**
 * Asks this device to show one of its passkeys. Null when the person closed the question.
 *
 * @throws {RequestError} `passkey-failed`, or `unreachable` when the code for it does not come.
 */
export async function showPasskey(
  options: PublicKeyCredentialRequestOptionsJSON,
): Promise<AuthenticationResponseJSON | null> {
  const { startAuthentication } = await loadWebAuthn()
  try {
    return await startAuthentication({ optionsJSON: options })
  } catch (error) {
    givenUp(error)
    return null
  }
}

/** Only whoever presses the button needs it, so no page waits for it. */
async function loadWebAuthn() {
  try {
    return await import('@simplewebauthn/browser')
  } catch (cause) {
    throw new RequestError('unreachable', { cause })
  }
}

/** Passes over what people end themselves; browsers tell a question that was closed and one that ran out alike. */
function givenUp(error: unknown): 'given-up' {
  if (['NotAllowedError', 'AbortError'].includes(nameOf(error))) return 'given-up'
  throw new RequestError('passkey-failed', { cause: error })
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : ''
}
