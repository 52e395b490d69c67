import { sourcesOf } from '@plenary/shared/document/settle-suggestions.ts'
import type { SuggestionSource } from '@plenary/shared/document/suggestion.ts'
import { countWords } from '@plenary/shared/document/word-stretch.ts'
import type { Node } from '@tiptap/pm/model'

/** What a suggestion does to the text; one may do several things. */
export type SuggestionKind = 'insertion' | 'deletion' | 'formatting' | 'split' | 'join' | 'block-type'

/** A suggestion of somebody, in however many pieces, in the order of the text. */
export type Suggestion = {
  id: string
  /** Null in a room without names. */
  author: string | null
  organization: { id: string; shortName: string; letters: string; hue: number }
  /** From the beginning of its first piece to the end of its last. */
  from: number
  to: number
  pieces: readonly SuggestionPiece[]
  kinds: readonly SuggestionKind[]
  /** The words that it puts in and takes out; those of several pieces are parted by " … ", as in a quotation. */
  inserted: string
  deleted: string
  /** Words gained when it is accepted; lost ones are negative. */
  words: number
}

export type SuggestionPiece = { from: number; to: number; kind: SuggestionKind; text: string }
type OwnPiece = SuggestionPiece & { source: SuggestionSource }

const KINDS: Record<string, SuggestionKind> = {
  insertion: 'insertion',
  inserted: 'insertion',
  deletion: 'deletion',
  deleted: 'deletion',
  modification: 'formatting',
  split: 'split',
  joined: 'join',
  changed: 'block-type',
}

// A block that nobody touched is the same object in the next document: only what changed is read again.
const piecesOfBlocks = new WeakMap<Node, readonly OwnPiece[]>()

/** The suggestions that wait in a text, by where they begin. */
export function listSuggestions(doc: Node): Suggestion[] {
  const byId = new Map<string, OwnPiece[]>()
  doc.forEach((block, offset) => {
    for (const piece of piecesIn(block)) {
      const pieces = byId.get(piece.source.id) ?? []
      pieces.push({ ...piece, from: piece.from + offset, to: piece.to + offset })
      byId.set(piece.source.id, pieces)
    }
  })
  return [...byId.values()].flatMap(suggestionOf)
}

function piecesIn(block: Node): readonly OwnPiece[] {
  const known = piecesOfBlocks.get(block)
  if (known) return known
  const pieces = readPieces(block, 0)
  block.descendants((node, at) => {
    pieces.push(...readPieces(node, at + 1))
  })
  piecesOfBlocks.set(block, pieces)
  return pieces
}

function readPieces(node: Node, from: number): OwnPiece[] {
  return sourcesOf(node).map(([name, source]) => {
    const kind = KINDS[name] ?? 'formatting'
    const isEdge = kind === 'split' || kind === 'join'
    const text = isEdge ? '' : node.isText ? (node.text ?? '') : wordsOf(node)
    return { source, kind, text, from, to: isEdge ? from + 1 : from + node.nodeSize }
  })
}

/** Of a block that is put in, what others suggest to put into it is not part. */
function wordsOf(block: Node): string {
  return block.textBetween(0, block.content.size, ' ', ' ')
}

function suggestionOf(pieces: readonly OwnPiece[]): Suggestion[] {
  const [first] = pieces
  if (!first) return []
  const { id, author, organizationId, organization, letters, hue } = first.source
  const inserted = textOf(pieces, 'insertion')
  const deleted = textOf(pieces, 'deletion')
  const suggestion = {
    id,
    author,
    organization: { id: organizationId, shortName: organization, letters, hue },
    from: first.from,
    to: Math.max(...pieces.map(({ to }) => to)),
    pieces: pieces.map(({ source: _, ...piece }) => piece),
    kinds: [...new Set(pieces.map(({ kind }) => kind))],
    inserted,
    deleted,
    words: countIn(pieces, 'insertion') - countIn(pieces, 'deletion'),
  }
  return [suggestion]
}

/** Pieces that touch are one: words in bold within words that are not. */
function textOf(pieces: readonly OwnPiece[], kind: SuggestionKind): string {
  let text = ''
  let end = -1
  for (const piece of pieces) {
    if (piece.kind !== kind || piece.text === '') continue
    text += text === '' || piece.from <= end ? piece.text : ` … ${piece.text}`
    end = piece.to
  }
  return text
}

function countIn(pieces: readonly OwnPiece[], kind: SuggestionKind): number {
  return textOf(pieces, kind)
    .split(' … ')
    .reduce((sum, text) => sum + countWords(text), 0)
}
