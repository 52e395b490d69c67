const FIRST_BYTES = 256

/** Bytes that come in pieces, put together in one buffer of at most twice their size, and of what may come at all. */
export class GrowingBytes {
  readonly #maxBytes: number
  #buffer = Buffer.allocUnsafeSlow(FIRST_BYTES)
  #length = 0

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes
  }

  get length(): number {
    return this.#length
  }

  /** What has come so far; good until more is added. */
  get bytes(): Buffer {
    return this.#buffer.subarray(0, this.#length)
  }

  add(piece: Uint8Array): void {
    const length = this.#length + piece.length
    if (length > this.#buffer.length) {
      const larger = Buffer.allocUnsafeSlow(
        Math.max(length, Math.min(this.#buffer.length * 2, this.#maxBytes)),
      )
      larger.set(this.bytes)
      this.#buffer = larger
    }
    this.#buffer.set(piece, this.#length)
    this.#length = length
  }
}
