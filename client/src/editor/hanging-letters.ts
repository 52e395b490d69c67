import { SECTION_LETTER } from '@plenary/shared/document/section-letter.ts'
import { Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { Plugin } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'

/** Lets the letter of a section ("D. …") hang in the margin, where the numbers of paragraphs stand. */
export const HangingLetters = Extension.create({
  name: 'hangingLetters',
  addProseMirrorPlugins() {
    return [
      new Plugin({
        state: {
          init: (_, { doc }) => findLetters(doc),
          apply: (transaction, letters) => (transaction.docChanged ? findLetters(transaction.doc) : letters),
        },
        props: {
          decorations(state) {
            return this.getState(state)
          },
        },
      }),
    ]
  },
})

function findLetters(doc: Node): DecorationSet {
  const letters: Decoration[] = []
  doc.forEach((block, offset) => {
    const letter = block.type.name === 'heading' && SECTION_LETTER.exec(block.textContent)?.[0]
    if (letter)
      letters.push(Decoration.inline(offset + 1, offset + 1 + letter.length, { class: 'hanging-letter' }))
  })
  return DecorationSet.create(doc, letters)
}
