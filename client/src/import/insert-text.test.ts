import type { JsonNode } from '@plenary/shared/document/document-json.ts'
import { documentSchema } from '@plenary/shared/document/schema.ts'
import type { Node } from '@tiptap/pm/model'
import { EditorState, TextSelection } from '@tiptap/pm/state'
import { expect, test } from 'vitest'
import { type InsertPlace, insertText } from './insert-text.ts'

const IMPORTED: JsonNode = {
  type: 'doc',
  content: [
    { type: 'heading', attrs: { level: 1 }, content: [{ type: 'text', text: 'New' }] },
    {
      type: 'paragraph',
      content: [
        { type: 'text', text: 'words' },
        { type: 'footnoteReference', attrs: { note: 'n1' } },
      ],
    },
    { type: 'footnote', attrs: { note: 'n1' }, content: [{ type: 'text', text: 'note' }] },
  ],
}

function paragraph(text: string): JsonNode {
  return { type: 'paragraph', ...(text && { content: [{ type: 'text', text }] }) }
}

const OLD_NOTE: JsonNode = {
  type: 'footnote',
  attrs: { note: 'n1' },
  content: [{ type: 'text', text: 'old' }],
}
const LIST: JsonNode = { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph('item')] }] }

type Input = { content: JsonNode[]; place: InsertPlace; caretAfter?: string; imported?: JsonNode }

/** The text after an insertion, with the caret behind some words of it. */
function inserted({ content, place, caretAfter, imported = IMPORTED }: Input): Node {
  const doc = documentSchema.nodeFromJSON({ type: 'doc', content })
  let state = EditorState.create({ doc })
  if (caretAfter !== undefined) {
    const at = caretAfter === '' ? doc.content.size - 1 : endOf(doc, caretAfter)
    state = state.apply(state.tr.setSelection(TextSelection.create(doc, at)))
  }
  const view = {
    state,
    editable: true,
    dispatch: (tr: typeof state.tr) => {
      view.state = view.state.apply(tr)
    },
  }
  expect(insertText(view, imported, place)).toBe(true)
  view.state.doc.check()
  return view.state.doc
}

function endOf(doc: Node, words: string): number {
  let found = -1
  doc.descendants((node, at) => {
    const index = node.text?.indexOf(words) ?? -1
    if (index >= 0) found = at + index + words.length
  })
  return found
}

function blocks(doc: Node): string[] {
  return doc.children.map(({ type, textContent }) => `${type.name} ${textContent}`)
}

const NEW = ['heading New', 'paragraph words']

test('[IM6] at the end it stands after the text and before the notes, its own notes last', () => {
  const doc = inserted({ content: [paragraph('one'), OLD_NOTE], place: 'end' })
  expect(blocks(doc)).toEqual(['paragraph one', ...NEW, 'footnote old', 'footnote note'])
})

test('[IM6] notes get names of their own, so that no reference comes to a note that was there', () => {
  const doc = inserted({ content: [paragraph('one'), OLD_NOTE], place: 'end' })
  const names = doc.children.filter(({ type }) => type.name === 'footnote').map(({ attrs }) => attrs.note)
  expect(names[0]).toBe('n1')
  expect(names[1]).not.toBe('n1')
  expect(doc.child(2).lastChild?.attrs.note).toBe(names[1])
})

test('[IM6] into an empty text it comes without an empty paragraph before it', () => {
  expect(blocks(inserted({ content: [paragraph('')], place: 'end' }))).toEqual([...NEW, 'footnote note'])
})

test('[IM6] at the caret it parts the paragraph that it is in', () => {
  const doc = inserted({ content: [paragraph('one two')], place: 'caret', caretAfter: 'one' })
  expect(blocks(doc)).toEqual(['paragraph one', ...NEW, 'paragraph  two', 'footnote note'])
})

test('[IM6] at the caret in an empty paragraph it takes its place', () => {
  const doc = inserted({ content: [paragraph('one'), paragraph('')], place: 'caret', caretAfter: '' })
  expect(blocks(doc)).toEqual(['paragraph one', ...NEW, 'footnote note'])
})

test('[IM6] with the caret in an item of a list it stays out of what may not hold it', () => {
  const doc = inserted({ content: [LIST, paragraph('after')], place: 'caret', caretAfter: 'it' })
  expect(blocks(doc)).toEqual(['bulletList item', ...NEW, 'paragraph after', 'footnote note'])
})

test('[IM6] with the caret in a note it comes before the notes', () => {
  const doc = inserted({ content: [paragraph('one'), OLD_NOTE], place: 'caret', caretAfter: 'ol' })
  expect(blocks(doc)).toEqual(['paragraph one', ...NEW, 'footnote old', 'footnote note'])
})

test('[IM6] it takes the place of the whole text, its notes too', () => {
  const doc = inserted({ content: [paragraph('one'), LIST, OLD_NOTE], place: 'replace' })
  expect(blocks(doc)).toEqual([...NEW, 'footnote note'])
})

test('[IM6] a block that the editor would not take becomes paragraphs of its words', () => {
  const imported: JsonNode = {
    type: 'doc',
    content: [
      { type: 'bulletList', content: [paragraph('a'), { type: 'tableRow', content: [paragraph('b')] }] },
    ],
  }
  expect(blocks(inserted({ content: [paragraph('')], place: 'end', imported }))).toEqual([
    'paragraph a',
    'paragraph b',
  ])
})

test('[IM6] where the text cannot be changed, nothing is', () => {
  const state = EditorState.create({
    doc: documentSchema.nodeFromJSON({ type: 'doc', content: [paragraph('one')] }),
  })
  const view = {
    state,
    editable: false,
    dispatch: () => {
      throw new Error('it was changed')
    },
  }
  expect(insertText(view, IMPORTED, 'end')).toBe(false)
})
