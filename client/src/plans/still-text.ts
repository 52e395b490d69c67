import { isChangeOrigin } from '@tiptap/extension-collaboration'
import type { Node, Slice } from '@tiptap/pm/model'
import type { Transaction } from '@tiptap/pm/state'
import type { Step } from '@tiptap/pm/transform'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import type { Aid } from '../aids/aid-slots.ts'

/** A stretch of a text, in positions. */
type Stretch = { from: number; to: number }

/**
 * Keeps what is done here out of the sections that stand still; the server refuses it too, and then nothing else that
 * one wrote would be stored. What comes from others, or from an undo, is the text as it is.
 */
export function stillText(headings: ReadonlySet<string>, onRefused: () => void): Aid {
  return {
    decorations: ({ doc }) => decorationsOf(doc, headings),
    allows: (transaction, { doc }) => {
      if (!transaction.docChanged || isChangeOrigin(transaction)) return true
      const still = stillStretches(doc, headings)
      if (!still.some((stretch) => touches(transaction, stretch))) return true
      onRefused()
      return false
    },
  }
}

/** The sections under these headings, each up to the next heading of its level or above, or to the notes. */
export function stillStretches(doc: Node, headings: ReadonlySet<string>): Stretch[] {
  const stretches: Stretch[] = []
  let open: { from: number; level: number } | null = null
  doc.forEach((block, offset) => {
    const isHeading = block.type.name === 'heading'
    const ends = isHeading ? block.attrs.level <= (open?.level ?? 0) : block.type.name === 'footnote'
    if (open && ends) {
      stretches.push({ from: open.from, to: offset })
      open = null
    }
    if (!open && isHeading && headings.has(block.attrs.id)) open = { from: offset, level: block.attrs.level }
  })
  const last = open as { from: number; level: number } | null
  if (last) stretches.push({ from: last.from, to: doc.content.size })
  return stretches
}

function touches(transaction: Transaction, { from, to }: Stretch): boolean {
  return transaction.steps.some((step, at) => {
    const back = transaction.mapping.slice(0, at).invert()
    return placesOf(step).some((place) => {
      const start = back.map(place.from, 1)
      const end = back.map(place.to, -1)
      if (place.to > place.from) return start < to && end > from
      // Between two blocks: before the section is not in it, behind its last block is, but for a note.
      return start > from && (start < to || (start === to && !bringsNote(step)))
    })
  })
}

/** Notes come to stand behind the last block, and are of no section. */
function bringsNote(step: Step): boolean {
  const { slice } = step as Step & { slice?: Slice }
  return slice?.content.firstChild?.type.name === 'footnote'
}

/** What a step changes, in the text before it: steps that change marks or attributes move nothing. */
function placesOf(step: Step): Stretch[] {
  const { from, to, pos } = step as Step & { from?: number; to?: number; pos?: number }
  if (from !== undefined && to !== undefined) return [{ from, to }]
  return pos === undefined ? [] : [{ from: pos, to: pos + 1 }]
}

function decorationsOf(doc: Node, headings: ReadonlySet<string>): DecorationSet {
  const still = stillStretches(doc, headings)
  const decorations: Decoration[] = []
  doc.forEach((block, offset) => {
    if (still.some(({ from, to }) => offset >= from && offset < to))
      decorations.push(Decoration.node(offset, offset + block.nodeSize, { class: 'is-still' }))
  })
  return DecorationSet.create(doc, decorations)
}
