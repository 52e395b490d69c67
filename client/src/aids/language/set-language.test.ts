import { documentSchema } from '@plenary/shared/document/schema.ts'
import { EditorState, TextSelection } from '@tiptap/pm/state'
import { expect, test } from 'vitest'
import { saidLanguage, setDirection, setLanguage } from './set-language.ts'

const doc = documentSchema.nodeFromJSON({
  type: 'doc',
  content: ['one two three', 'four'].map((text) => ({
    type: 'paragraph',
    content: [{ type: 'text', text }],
  })),
})

function selected(from: number, to: number): EditorState {
  const state = EditorState.create({ doc })
  return state.apply(state.tr.setSelection(TextSelection.create(doc, from, to)))
}

test('[LD1] selected words of a block get a language of their own, and lose it again', () => {
  const state = selected(5, 8)
  const said = state.apply(setLanguage(state, 'ar'))
  expect(said.doc.firstChild?.child(1).text).toBe('two')
  expect(said.doc.firstChild?.child(1).marks.map(({ attrs }) => attrs.lang)).toEqual(['ar'])
  expect(saidLanguage(said).lang).toBe('ar')
  const other = said.apply(setLanguage(said, 'fr'))
  expect(other.doc.firstChild?.child(1).marks.map(({ attrs }) => attrs.lang)).toEqual(['fr'])
  expect(other.apply(setLanguage(other, null)).doc.eq(doc)).toBe(true)
})

test('[LD2] with the caret in a block, or blocks selected, the blocks get the language and the direction', () => {
  const caret = selected(3, 3)
  const said = caret.apply(setLanguage(caret, 'fr'))
  expect(said.doc.children.map(({ attrs }) => attrs.lang)).toEqual(['fr', null])
  const both = selected(3, 17)
  const turned = both.apply(setDirection(both, 'rtl'))
  expect(turned.doc.children.map(({ attrs }) => attrs.dir)).toEqual(['rtl', 'rtl'])
  expect(saidLanguage(turned)).toEqual({ lang: null, dir: 'rtl' })
  expect(turned.apply(setDirection(turned, null)).doc.eq(doc)).toBe(true)
})
