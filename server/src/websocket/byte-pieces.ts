/** Pieces shorter than this share a block: a peer that sends byte by byte would else cost a hundred times what it sends. */
const BLOCK_BYTES = 4 * 1024

/** Bytes that come in pieces, kept in blocks of about their own size until all are there. */
export class BytePieces {
  readonly #blocks: Buffer[] = []
  /** How much of the last block is free. */
  #free = 0
  #length = 0

  get length(): number {
    return this.#length
  }

  /** The first bytes, at most a block of them. */
  get start(): Buffer {
    return (this.#blocks[0] ?? Buffer.alloc(0)).subarray(0, this.#length)
  }

  /** Copies a piece: what it is a view of would be kept with it. */
  add(piece: Buffer): void {
    this.#length += piece.length
    const fits = piece.subarray(0, this.#free)
    this.#fill(fits)
    const rest = piece.subarray(fits.length)
    if (rest.length === 0) return
    this.#free = Math.max(BLOCK_BYTES, rest.length)
    this.#blocks.push(Buffer.allocUnsafeSlow(this.#free))
    this.#fill(rest)
  }

  /** All of them in one. */
  join(): Buffer {
    return Buffer.concat(this.#blocks, this.#length)
  }

  #fill(bytes: Buffer): void {
    const block = this.#blocks.at(-1)
    block?.set(bytes, block.length - this.#free)
    this.#free -= bytes.length
  }
}
