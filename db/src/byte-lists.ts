/** PostgreSQL's text form of an array. Only for what has no quotes, commas or braces in it: ids and numbers. */
export function listOf(values: readonly (string | number)[]): string {
  return `{${values.join(',')}}`
}

/** Where each of some strings of bytes begins once they are one, counted from 1. */
export function startsOf(lengths: readonly number[]): number[] {
  let next = 1
  return lengths.map((length) => {
    const start = next
    next += length
    return start
  })
}

/** Strings of bytes as one, to be cut up in the database. */
export function joinBytes(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
