import { documentSchema } from '@plenary/shared/document/schema.ts'
import { EditorState, TextSelection } from '@tiptap/pm/state'
import { expect, test } from 'vitest'
import { unitAt } from './block-unit.ts'
import { duplicate, moveAtOnce, moveTo, remove } from './move-blocks.ts'

function paragraph(words: string) {
  return { type: 'paragraph', attrs: { id: words }, content: [{ type: 'text', text: words }] }
}

const LIST = {
  type: 'bulletList',
  attrs: { id: 'list' },
  content: ['x', 'y'].map((word) => ({
    type: 'listItem',
    attrs: { id: `item ${word}` },
    content: [paragraph(word)],
  })),
}

function stateOf(...content: object[]): EditorState {
  return EditorState.create({ doc: documentSchema.nodeFromJSON({ type: 'doc', content }) })
}

/** The caret before some words. */
function at(state: EditorState, words: string): EditorState {
  let place = 0
  state.doc.descendants((node, position) => {
    if (node.text === words) place = position
  })
  return state.apply(state.tr.setSelection(TextSelection.create(state.doc, place)))
}

/** The state after the unit at the caret has gone into a gap, at once and in two changes, which come to the same. */
function moved(state: EditorState, gap: number): EditorState | null {
  const unit = unitAt(state.doc, state.selection.from)
  const move = unit && moveTo(state, unit, gap)
  if (!move) return null
  const atOnce = state.apply(moveAtOnce(state, move))
  const taken = state.apply(move.take(state))
  const inTwo = taken.apply(move.put(taken))
  expect(atOnce.doc.toJSON()).toEqual(inTwo.doc.toJSON())
  expect(atOnce.selection.toJSON()).toEqual(inTwo.selection.toJSON())
  return atOnce
}

function ids({ doc }: EditorState): unknown[] {
  return doc.children.map(({ attrs }) => attrs.id)
}

test('[MV1] a block is moved with its id and the caret in it, and not to where it stands', () => {
  const state = at(stateOf(paragraph('a'), paragraph('b'), paragraph('c')), 'b')
  const up = moved(state, 0)
  expect(up && ids(up)).toEqual(['b', 'a', 'c'])
  expect(up?.selection.$from.parent.textContent).toBe('b')
  const down = moved(state, 3)
  expect(down && ids(down)).toEqual(['a', 'c', 'b'])
  expect(down?.selection.$from.parent.textContent).toBe('b')
  expect([1, 2, 9].map((gap) => moved(state, gap))).toEqual([null, null, null])
})

test('[MV2] an item of a list is moved among its own', () => {
  const state = at(stateOf(LIST, paragraph('a')), 'y')
  expect(moved(state, 0)?.doc.firstChild?.textContent).toBe('yx')
})

test('[MV3] a copy has ids of its own and stands below', () => {
  const state = at(stateOf(LIST, paragraph('a')), 'a')
  const unit = unitAt(state.doc, state.selection.from)
  const copied = unit && state.apply(duplicate(state, unit))
  expect(copied && ids(copied)).toEqual(['list', 'a', null])
  expect(copied?.doc.lastChild?.textContent).toBe('a')
})

test('[MV4] with the last item its list goes, and the last block leaves an empty paragraph', () => {
  const one = { ...LIST, content: LIST.content.slice(0, 1) }
  const state = at(stateOf(one, paragraph('a')), 'x')
  const unit = unitAt(state.doc, state.selection.from)
  const left = unit && state.apply(remove(state, unit))
  expect(left && ids(left)).toEqual(['a'])
  const last = left && unitAt(left.doc, 1)
  const empty = last && left.apply(remove(left, last))
  expect(empty?.doc.childCount).toBe(1)
  expect(empty?.doc.textContent).toBe('')
})
