const IMAGE_ID = /^[0-9a-f]{64}$/

/** Whether a value names a picture: a SHA-256 in hex, of its bytes and the room that it is kept in. */
export function isImageId(value: unknown): value is string {
  return typeof value === 'string' && IMAGE_ID.test(value)
}
