import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'

type Options = { challenge: string; rp?: { id?: string }; rpId?: string; user?: { id: string } }
/** Where the browser stands, and how the authenticator behaves. */
type Circumstances = { origin: string; isVerified?: boolean; counts?: boolean }

const USER_PRESENT = 0x01
const USER_VERIFIED = 0x04
const NEW_CREDENTIAL = 0x40

/** An authenticator in software: one P-256 key, no attestation (WebAuthn Level 3, 6.1 and 8.7). */
export class TestPasskey {
  readonly id = randomBytes(32)
  readonly #privateKey: KeyObject
  readonly #publicKey: KeyObject
  #userHandle = ''
  #counter = 0

  constructor() {
    const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    this.#privateKey = pair.privateKey
    this.#publicKey = pair.publicKey
  }

  /** What a browser answers to the options of a new passkey. */
  create(options: Options, { origin, isVerified = true }: Circumstances) {
    this.#userHandle = options.user?.id ?? ''
    const about = Buffer.concat([
      Buffer.alloc(16),
      Buffer.from([0, this.id.length]),
      this.id,
      this.#coseKey(),
    ])
    const flags = USER_PRESENT | NEW_CREDENTIAL | (isVerified ? USER_VERIFIED : 0)
    const authData = Buffer.concat([this.#authenticatorData(options.rp?.id ?? '', flags), about])
    return this.#answer({
      clientDataJSON: clientData('webauthn.create', options.challenge, origin),
      attestationObject: Buffer.concat([
        cborMap(3),
        cborText('fmt'),
        cborText('none'),
        cborText('attStmt'),
        cborMap(0),
        cborText('authData'),
        cborBytes(authData),
      ]).toString('base64url'),
      transports: ['internal'],
    })
  }

  /** What a browser answers when the passkey is used. One that does not count stays where it was, as a copy would. */
  use(options: Options, { origin, isVerified = true, counts = true }: Circumstances) {
    if (counts) this.#counter += 1
    const flags = USER_PRESENT | (isVerified ? USER_VERIFIED : 0)
    const authenticatorData = this.#authenticatorData(options.rpId ?? '', flags)
    const clientDataJSON = clientData('webauthn.get', options.challenge, origin)
    const signed = Buffer.concat([authenticatorData, sha256(Buffer.from(clientDataJSON, 'base64url'))])
    return this.#answer({
      clientDataJSON,
      authenticatorData: authenticatorData.toString('base64url'),
      signature: sign('sha256', signed, this.#privateKey).toString('base64url'),
      userHandle: this.#userHandle,
    })
  }

  #answer<T>(response: T) {
    const id = this.id.toString('base64url')
    return { id, rawId: id, type: 'public-key', clientExtensionResults: {}, response }
  }

  #authenticatorData(rpId: string, flags: number): Buffer {
    const counter = Buffer.alloc(4)
    counter.writeUInt32BE(this.#counter)
    return Buffer.concat([sha256(Buffer.from(rpId)), Buffer.from([flags]), counter])
  }

  /** An EC2 key with ES256 on P-256 (RFC 9053, 7.1.1): kty 2, alg -7, crv 1, x, y. */
  #coseKey(): Buffer {
    const { x = '', y = '' } = this.#publicKey.export({ format: 'jwk' })
    const head = Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01])
    const coordinate = (name: number, value: string) =>
      Buffer.concat([Buffer.from([name]), cborBytes(Buffer.from(value, 'base64url'))])
    return Buffer.concat([head, coordinate(0x21, x), coordinate(0x22, y)])
  }
}

function clientData(type: string, challenge: string, origin: string): string {
  return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false })).toString('base64url')
}

function sha256(bytes: Buffer): Buffer {
  return createHash('sha256').update(bytes).digest()
}

function cborMap(size: number): Buffer {
  return Buffer.from([0xa0 + size])
}

function cborText(text: string): Buffer {
  return Buffer.concat([Buffer.from([0x60 + text.length]), Buffer.from(text)])
}

/** In the shortest form, as authenticators must (CTAP 2.1, 8). */
function cborBytes(bytes: Buffer): Buffer {
  const { length } = bytes
  return Buffer.concat([
    Buffer.from(length < 256 ? [0x58, length] : [0x59, length >> 8, length & 0xff]),
    bytes,
  ])
}
