/**
 * Why a request or a connection is refused. One code, one HTTP status, one close code:
 * 44xx: do not come back; 45xx: come back after a pause (docs/protocol: close codes).
 */
const ERRORS = {
  'invalid-input': { status: 422, closeCode: 4422 },
  'body-too-large': { status: 413, closeCode: 4413 },
  'email-taken': { status: 409, closeCode: 4403 },
  'weak-password': { status: 422, closeCode: 4422 },
  'wrong-credentials': { status: 401, closeCode: 4401 },
  'code-needed': { status: 401, closeCode: 4401 },
  'wrong-code': { status: 401, closeCode: 4401 },
  'signed-out': { status: 401, closeCode: 4401 },
  'proof-needed': { status: 403, closeCode: 4403 },
  'invitation-needed': { status: 403, closeCode: 4403 },
  'link-ended': { status: 410, closeCode: 4403 },
  'wrong-address': { status: 403, closeCode: 4403 },
  'already-decided': { status: 409, closeCode: 4403 },
  'last-coordinator': { status: 409, closeCode: 4403 },
  'hand-over-needed': { status: 409, closeCode: 4403 },
  'last-key': { status: 409, closeCode: 4403 },
  'passkey-failed': { status: 422, closeCode: 4422 },
  'already-settled': { status: 409, closeCode: 4403 },
  'too-many-threads': { status: 409, closeCode: 4403 },
  'round-open': { status: 409, closeCode: 4403 },
  'round-closed': { status: 409, closeCode: 4403 },
  'no-silence': { status: 409, closeCode: 4403 },
  'too-many-rounds': { status: 409, closeCode: 4403 },
  'too-many-versions': { status: 409, closeCode: 4403 },
  'too-many-templates': { status: 409, closeCode: 4403 },
  'too-many-mechanisms': { status: 409, closeCode: 4403 },
  'too-many-sections': { status: 409, closeCode: 4403 },
  'mechanism-followed': { status: 409, closeCode: 4403 },
  'text-moved': { status: 409, closeCode: 4403 },
  'review-open': { status: 409, closeCode: 4403 },
  'no-review': { status: 409, closeCode: 4403 },
  'version-purged': { status: 409, closeCode: 4403 },
  'nothing-joined': { status: 409, closeCode: 4403 },
  'left-out-gone': { status: 409, closeCode: 4403 },
  'no-signature': { status: 409, closeCode: 4403 },
  'no-key': { status: 403, closeCode: 4403 },
  'room-sealed': { status: 409, closeCode: 4403 },
  'not-locked': { status: 409, closeCode: 4403 },
  'already-public': { status: 409, closeCode: 4403 },
  'text-gone': { status: 410, closeCode: 4403 },
  'room-frozen': { status: 409, closeCode: 4403 },
  'not-safer': { status: 409, closeCode: 4403 },
  'image-refused': { status: 422, closeCode: 4422 },
  'too-many-images': { status: 409, closeCode: 4403 },
  'mail-failed': { status: 502, closeCode: 4500 },
  'foreign-origin': { status: 403, closeCode: 4403 },
  'no-access': { status: 403, closeCode: 4403 },
  'not-found': { status: 404, closeCode: 4403 },
  'too-many-requests': { status: 429, closeCode: 4429 },
  'outdated-client': { status: 409, closeCode: 4409 },
  'not-a-frame': { status: 400, closeCode: 1003 },
  'frame-too-large': { status: 413, closeCode: 4413 },
  'document-full': { status: 413, closeCode: 4414 },
  'section-frozen': { status: 409, closeCode: 4423 },
  'refused-update': { status: 422, closeCode: 4422 },
  'refused-presence': { status: 422, closeCode: 4422 },
  'handshake-timeout': { status: 408, closeCode: 4508 },
  'slow-reader': { status: 503, closeCode: 4513 },
  'access-ended': { status: 403, closeCode: 4404 },
  'access-changed': { status: 409, closeCode: 4512 },
  'text-purged': { status: 409, closeCode: 4410 },
  'taken-over': { status: 409, closeCode: 4510 },
  'storage-failed': { status: 503, closeCode: 4503 },
  restarting: { status: 503, closeCode: 4511 },
  unexpected: { status: 500, closeCode: 4500 },
} as const satisfies Record<string, { status: number; closeCode: number }>

export type ErrorCode = keyof typeof ERRORS

/** A refusal with a code that the interface can put into words. `detail` is for logs and developers. */
export class AppError extends Error {
  readonly code: ErrorCode

  constructor(code: ErrorCode, { detail, cause }: { detail?: string; cause?: unknown } = {}) {
    super(detail ?? code, { cause })
    this.name = 'AppError'
    this.code = code
  }
}

/** The HTTP status that tells a refusal. */
export function httpStatus(code: ErrorCode) {
  return ERRORS[code].status
}

/** The WebSocket close code that tells a refusal. */
export function closeCode(code: ErrorCode): number {
  return ERRORS[code].closeCode
}

/** Whether a text is one of the codes: answers of other programs on the way are not. */
export function isErrorCode(text: unknown): text is ErrorCode {
  return typeof text === 'string' && text in ERRORS
}

/** The error code behind a close code, or null for one that is not ours. */
export function errorOfCloseCode(code: number): ErrorCode | null {
  return CLOSE_CODES.get(code) ?? null
}

// Several codes share 4403 and 4422: the first listed below is the one to put into words.
const CLOSE_CODES = new Map<number, ErrorCode>(
  (
    [
      'not-a-frame',
      'signed-out',
      'no-access',
      'access-ended',
      'outdated-client',
      'frame-too-large',
      'document-full',
      'section-frozen',
      'refused-update',
      'too-many-requests',
      'unexpected',
      'storage-failed',
      'handshake-timeout',
      'access-changed',
      'text-purged',
      'taken-over',
      'restarting',
      'slow-reader',
    ] as const
  ).map((code) => [ERRORS[code].closeCode, code]),
)
