import type { Labels } from '@plenary/shared/document/labels.ts'
import type { Editor } from '@tiptap/core'

/** A block that has a number, and can so be referred to. */
export type Target = { id: string; label: string; words: string }

/** As much of a block as tells which it is. */
const SHOWN_CHARS = 160

/** What can be referred to in a text, in its order: numbered paragraphs, recommendations and headings. */
export function targetsIn({ state }: Editor, { blocks }: Labels): Target[] {
  return state.doc.children.flatMap(({ attrs, textContent }) => {
    const label = blocks.get(attrs.id)
    if (!label) return []
    // A heading without a letter is called by its words.
    const words = textContent === label ? '' : textContent.slice(0, SHOWN_CHARS)
    return [{ id: attrs.id, label, words }]
  })
}

/** Those that begin with a number, or have some words in them, whatever their accents. */
export function matching(targets: readonly Target[], sought: string): Target[] {
  const wanted = plain(sought.trim())
  return targets.filter(
    ({ label, words }) => plain(label).startsWith(wanted) || plain(`${label} ${words}`).includes(wanted),
  )
}

function plain(words: string): string {
  return words.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}
