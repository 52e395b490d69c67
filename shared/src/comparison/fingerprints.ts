import type { JsonNode } from '../document/document-json.ts'
import { type BlockIndex, blockAt } from './block-index.ts'
import { lineOf } from './families.ts'
import { textOfMarks, textOfValue } from './same-value.ts'
import { isWord, tokensOf } from './tokens.ts'

/** The numbers of texts: equal ones have one number. */
export type Numbers = (text: string) => number

/** A new counting of texts. */
export function newNumbers(): Numbers {
  const numbers = new Map<string, number>()
  return (text) => {
    const known = numbers.get(text)
    if (known !== undefined) return known
    numbers.set(text, numbers.size)
    return numbers.size - 1
  }
}

/** What is asked of the blocks of one side, by their numbers. */
export type Fingerprints = {
  index: BlockIndex
  /** Equal for blocks that are equal with all that is in them. */
  whole: Int32Array
  /** Equal for blocks that are equal but for the ids in them. */
  wording: Int32Array
  /** Letters in a block. */
  letters: Int32Array
  /** The words in a block as numbers in rising order: those at its beginning, if there are very many. */
  words: (at: number) => Int32Array
}

/** Beyond it the beginning of a block is enough to know it by. */
const MAX_COMPARED_WORDS = 2_000

/** Looks through the blocks of one side. Both sides share their counting. */
export function fingerprintsOf(index: BlockIndex, numbers: Numbers): Fingerprints {
  const [whole, wording, letters] = [0, 0, 0].map(() => new Int32Array(index.length)) as [
    Int32Array,
    Int32Array,
    Int32Array,
  ]
  // From the end: what is in a block comes after it.
  for (let at = index.length - 1; at >= 0; at--) {
    const { node, children } = blockAt(index, at)
    const { id, ...others } = node.attrs ?? {}
    const own = `${node.type}\u0001${textOfValue(others)}\u0001${lineText(node)}\u0001${node.text ?? ''}`
    const numbersOf = (of: Int32Array) => children.map((child) => of[child]).join()
    wording[at] = numbers(`${own}\u0001${numbersOf(wording)}`)
    whole[at] = numbers(`${own}\u0001${numbersOf(whole)}\u0001${textOfValue(id)}`)
    letters[at] = children.reduce((sum, child) => sum + (letters[child] ?? 0), lettersIn(node))
  }
  const known = new Map<number, Int32Array>()
  const words = (at: number): Int32Array => {
    const found = known.get(at) ?? Int32Array.from(wordsIn(index, at), (word) => numbers(word)).sort()
    known.set(at, found)
    return found
  }
  return { index, whole, wording, letters, words }
}

function lineText(node: JsonNode): string {
  return lineOf(node)
    .map((piece) =>
      piece.text === undefined ? textOfNode(piece) : `${piece.text}\u0002${textOfMarks(piece.marks)}`,
    )
    .join('\u0003')
}

/** Something between words as text: equal ones give equal texts. */
export function textOfNode(node: JsonNode): string {
  const content = (node.content ?? []).map(textOfNode).join('\u0004')
  return [node.type, textOfValue(node.attrs), node.text ?? '', textOfMarks(node.marks), content].join(
    '\u0005',
  )
}

function lettersIn(node: JsonNode): number {
  return lineOf(node).reduce((sum, { text = '' }) => sum + text.length, node.text?.length ?? 0)
}

function wordsIn(index: BlockIndex, at: number): string[] {
  const words: string[] = []
  for (let inside = at; inside < blockAt(index, at).end && words.length < MAX_COMPARED_WORDS; inside++) {
    const text = lineOf(blockAt(index, inside).node).map((piece) => piece.text ?? ' ')
    words.push(...tokensOf(text.join('').slice(0, MAX_COMPARED_WORDS * 10)).filter(isWord))
  }
  return words.slice(0, MAX_COMPARED_WORDS)
}
