import type { Node } from '@tiptap/pm/model'
import { isInsideWord } from './likeness.ts'

/** Characters of a flat text, from the first up to but without the last. */
export type Span = { from: number; to: number }
/** Positions in a document: of a range, or of a whole block. */
export type Place = { from: number; to: number }

/** Words in a row: a text block, or a block without text, which is one character. */
type Run = { start: number; length: number; at: number; id: string | null }
type Part = { text: string; runs: readonly Run[] }
type Block = { part: Part; start: number; at: number }

/** Stands for whatever is no text. */
const NO_TEXT = '\uFFFC'
/** Parts two blocks in a quote. */
const BLOCK_END = '\n'

// Blocks that nobody touched are the same objects in the next document, and are not read again.
const partsOfNodes = new WeakMap<Node, Part>()
const textsOfDocs = new WeakMap<Node, FlatText>()

/**
 * The characters of a document in a row, without the borders of its blocks: whoever splits, joins, wraps or lifts
 * blocks leaves it as it was, so that words are found again whatever became of the blocks around them.
 */
export class FlatText {
  readonly #blocks: readonly Block[]
  readonly length: number
  #all: string | null = null

  /** Of a document; made once for each. */
  static of(doc: Node): FlatText {
    const known = textsOfDocs.get(doc)
    if (known) return known
    const text = new FlatText(doc)
    textsOfDocs.set(doc, text)
    return text
  }

  private constructor(doc: Node) {
    const blocks: Block[] = []
    let start = 0
    doc.forEach((node, at) => {
      const part = partOf(node)
      blocks.push({ part, start, at })
      start += part.text.length
    })
    this.#blocks = blocks
    this.length = start
  }

  /** All of it; put together when it is first asked for. */
  get all(): string {
    this.#all ??= this.#blocks.map(({ part }) => part.text).join('')
    return this.#all
  }

  slice(from: number, to: number): string {
    if (this.#all !== null) return this.#all.slice(Math.max(0, from), Math.max(0, to))
    let text = ''
    for (let index = this.#blockIndex(from); index < this.#blocks.length; index++) {
      const block = this.#blocks[index]
      if (!block || block.start >= to) break
      text += block.part.text.slice(Math.max(0, from - block.start), to - block.start)
    }
    return text
  }

  /** The characters of a span with its blocks parted by line feeds, as anchors keep them. */
  quote({ from, to }: Span): string {
    const pieces: string[] = []
    for (const { start, length } of this.#runsFrom(from)) {
      if (start >= to) break
      pieces.push(this.slice(Math.max(from, start), Math.min(to, start + length)))
    }
    return pieces.join(BLOCK_END)
  }

  /** How many characters stand before a position. */
  offsetAt(position: number): number {
    let [low, high] = [0, this.#blocks.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#blocks[middle]?.at ?? 0) < position) low = middle + 1
      else high = middle
    }
    const block = this.#blocks[low - 1]
    if (!block) return 0
    const inside = position - block.at
    let offset = block.start
    for (const { start, length, at } of block.part.runs) {
      if (at >= inside) break
      offset = block.start + start + Math.min(length, inside - at)
    }
    return offset
  }

  /** The position before a character. */
  positionOf(offset: number): number {
    const run = this.#runAt(offset)
    return run ? run.at + offset - run.start : 0
  }

  /** Where a span stands, without the borders of blocks at its ends. */
  placeOf({ from, to }: Span): Place {
    return { from: this.positionOf(from), to: this.positionOf(to - 1) + 1 }
  }

  /** What of two positions are characters, and no white space at either end. Empty where there is no word. */
  spanOf({ from, to }: Place): Span {
    return this.trim({ from: this.offsetAt(from), to: this.offsetAt(to) })
  }

  trim({ from, to }: Span): Span {
    const words = this.slice(from, to)
    const start = from + words.length - words.trimStart().length
    return { from: start, to: Math.max(start, from + words.trimEnd().length) }
  }

  /** Whether a word goes on across a place between two characters. No word does across the end of a block. */
  isInsideWord(offset: number): boolean {
    const run = this.#runAt(offset)
    if (!run || run.start === offset) return false
    return isInsideWord(this.slice(offset - 1, offset), this.slice(offset, offset + 1))
  }

  /** The id of the block in which a character stands. */
  blockIdAt(offset: number): string | null {
    return this.#runAt(offset)?.id ?? null
  }

  /** The span of a block of words by its id. */
  spanOfBlock(id: string): Span | null {
    for (const { part, start } of this.#blocks) {
      const run = part.runs.find((candidate) => candidate.id === id)
      if (run) return { from: start + run.start, to: start + run.start + run.length }
    }
    return null
  }

  *#runsFrom(offset: number): Generator<Run> {
    for (let index = this.#blockIndex(offset); index < this.#blocks.length; index++) {
      const block = this.#blocks[index]
      if (!block) return
      for (const run of block.part.runs) {
        const start = block.start + run.start
        if (start + run.length > offset) yield { ...run, start, at: block.at + run.at }
      }
    }
  }

  #runAt(offset: number): Run | null {
    for (const run of this.#runsFrom(offset)) return run
    return null
  }

  /** The last block that begins at a character or before it. */
  #blockIndex(offset: number): number {
    let [low, high] = [0, this.#blocks.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#blocks[middle]?.start ?? 0) <= offset) low = middle + 1
      else high = middle
    }
    return Math.max(0, low - 1)
  }
}

/** A quote as it stands in a flat text. */
export function flatten(quote: string): string {
  return quote.replaceAll(BLOCK_END, '')
}

/** The characters of one block, without the borders of the blocks in it. */
export function wordsOfBlock(block: Node): string {
  return partOf(block).text
}

function partOf(node: Node): Part {
  const known = partsOfNodes.get(node)
  if (known) return known
  const part = readPart(node)
  partsOfNodes.set(node, part)
  return part
}

function readPart(node: Node): Part {
  const id: string | null = node.attrs.id ?? null
  if (node.isLeaf) return { text: NO_TEXT, runs: [{ start: 0, length: 1, at: 0, id }] }
  if (node.inlineContent) {
    const text = inlineText(node)
    return { text, runs: text ? [{ start: 0, length: text.length, at: 1, id }] : [] }
  }
  let text = ''
  const runs: Run[] = []
  node.forEach((child, offset) => {
    const part = partOf(child)
    for (const run of part.runs)
      runs.push({ ...run, start: run.start + text.length, at: run.at + offset + 1 })
    text += part.text
  })
  return { text, runs }
}

/** One character for each position, so that one is told from the other by counting. */
function inlineText(block: Node): string {
  let text = ''
  block.forEach((node) => {
    // A line feed in a text is white space; in a quote it is where a block ends.
    text += node.isText ? (node.text ?? '').replaceAll(BLOCK_END, ' ') : NO_TEXT.repeat(node.nodeSize)
  })
  return text
}
