import { isCounted } from '@plenary/shared/document/blocks.ts'
import { HIDES } from '@plenary/shared/document/word-stretch.ts'
import type { Node } from '@tiptap/pm/model'
import { likelyLanguage } from '../aids/reading/likely-language.ts'

/** What one block of a text says about whether the text is ready, as it stands without what is only suggested. */
export type BlockFacts = {
  type: string
  id: string
  /** Of a heading: from 1, the highest. */
  level: number
  /** Of a note: its name. */
  note: string | null
  words: string
  /** Whether there is anything of the text in it: words, a picture, or what fills itself. */
  hasContent: boolean
  /** The blocks, and the notes, that it refers to. */
  targets: readonly string[]
  notes: readonly string[]
  /** The first part of it, "fr"; null where none is marked, and none can be told. */
  language: string | null
  pictures: number
  /** Those that say nothing to who does not see them; of one that is decoration it was said, with no words. */
  mutePictures: number
}

const CONTENT = new Set(['recommendationList', 'signatories', 'image'])

// A block that nobody touched is the same object in the next document.
const known = new WeakMap<Node, BlockFacts>()

/** The facts of a block; null for one that is only suggested. */
export function blockFacts(block: Node): BlockFacts | null {
  if (isSuggested(block)) return null
  const facts = known.get(block) ?? readBlock(block)
  known.set(block, facts)
  return facts
}

function readBlock(block: Node): BlockFacts {
  const { name: type } = block.type
  const { id, level, note, lang } = block.attrs
  const nodes = standingIn(block)
  const words = wordsOf(block)
  const valuesIn = (name: string, attribute: string): string[] =>
    isCounted(type)
      ? nodes.flatMap((node) => (node.type.name === name ? (node.attrs[attribute] ?? '') : []))
      : []
  const pictures = nodes.filter((node) => node.type.name === 'image')
  return {
    ...{ type, words, id: id ?? '', level: level ?? 0, note: note ?? null },
    hasContent: isCounted(type) && (words !== '' || nodes.some((node) => CONTENT.has(node.type.name))),
    targets: valuesIn('crossReference', 'target'),
    notes: valuesIn('footnoteReference', 'note'),
    language: lang?.split('-')[0] ?? likelyLanguage(words),
    pictures: pictures.length,
    mutePictures: pictures.filter(({ attrs }) => typeof attrs.alt !== 'string').length,
  }
}

/** A node and everything in it, without what is only suggested. */
function standingIn(node: Node): Node[] {
  return isSuggested(node) ? [] : [node, ...node.children.flatMap(standingIn)]
}

function wordsOf(block: Node): string {
  const read = (node: Node): string =>
    isSuggested(node) ? '' : (node.text ?? node.children.map(read).join(node.inlineContent ? '' : ' '))
  return read(block).trim()
}

function isSuggested({ attrs, marks }: Node): boolean {
  return Boolean(attrs[HIDES.now.attribute]) || marks.some(({ type }) => type.name === HIDES.now.mark)
}
