import { anchorsKey, placesOf } from '@plenary/client/anchors/anchors-key.ts'
import { setAnchors } from '@plenary/client/anchors/anchors-plugin.ts'
import type { CarriedAnchor } from '@plenary/client/anchors/anchors-view.ts'
import { captureBlock, captureRange } from '@plenary/client/anchors/capture.ts'
import { resolveAnchor } from '@plenary/client/anchors/resolve.ts'
import type { AnchoredThread } from '@plenary/client/anchors/threads.ts'
import { documentSchema } from '@plenary/shared/document/schema.ts'
import { ANCHOR_QUOTE_MAX_CHARS } from '@plenary/shared/limits.ts'
import { splitBlock, toggleMark } from '@tiptap/pm/commands'
import type { Command } from '@tiptap/pm/state'
import { TextSelection } from '@tiptap/pm/state'
import { expect, test } from 'vitest'
import { AnchoredPerson } from './anchored-person.ts'

const FIRST = 'Consultation is held in the capital, in person and at two weeks’ notice.'
const SECOND = 'The lists of those invited are not published.'

test('[AN3] a range is held without the white space and the empty ends around its words', () => {
  const { person } = room('  two words ', 'x')
  const anchor = person.capture({ from: 0, to: person.text.content.size - 2 })
  expect(anchor).toMatchObject({ quote: 'two words', blockId: 'p0', before: '  ', after: ' \nx' })
})

test('[AN3] a range without words holds nothing, and neither does a block without an id', () => {
  const { person } = room('   ', 'x')
  expect(captureRange(person.editor.state, { from: 0, to: 5 })).toBeNull()
  person.editor.do((state, dispatch) => {
    dispatch?.(state.tr.setNodeAttribute(5, 'id', ''))
    return true
  })
  expect(captureBlock(person.editor.state, 1)).toBeNull()
})

test('[AN3] one that is too long is said to be', () => {
  const { person } = room('word '.repeat(ANCHOR_QUOTE_MAX_CHARS / 4))
  const { size } = person.text.content
  expect(captureRange(person.editor.state, { from: 0, to: size })).toEqual({ outcome: 'too-long' })
})

test('[AN1] a range over several blocks and leaves is found where it was held', () => {
  const { person } = room(FIRST, SECOND)
  person.editor.do((state, dispatch) => {
    const rule = documentSchema.node('horizontalRule', { id: 'rule' })
    dispatch?.(state.tr.insert(FIRST.length + 2, rule))
    return true
  })
  const anchor = person.capture({ from: 30, to: 100 })
  expect(anchor.quote).toContain('notice.\n\uFFFC\nThe')
  expect(resolveAnchor(person.editor.state, anchor)).toEqual({ from: 30, to: 100 })
})

test('[AN4] what is typed inside belongs to a range, and what is typed at its edges does not', () => {
  const { person, at, words } = room(FIRST)
  hold(person, 'in person')
  type(person, at('in person'), 'only ')
  type(person, at(' and at'), 'ally')
  expect(words()).toBe('in person')
  type(person, at('person'), 'real ')
  expect(words()).toBe('in real person')
})

test('[AN1] splits, formats and joins leave it on its words', () => {
  const { person, at, words } = room(FIRST, SECOND)
  hold(person, 'capital, in person')
  run(person, at('in person'), splitBlock)
  expect(words()).toBe('capital, \nin person')
  run(person, at('in person'), toggleMark(documentSchema.mark('bold').type))
  person.editor.do((state, dispatch) => {
    dispatch?.(state.tr.join(at('in person') - 1))
    return true
  })
  expect(words()).toBe('capital, in person')
})

test('[AN1] words that are written over with others lose their thread, and keep being known', () => {
  const { person, other, at, words, told } = room(FIRST)
  hold(person, 'in person', other)
  person.editor.do((state, dispatch) => {
    dispatch?.(state.tr.insertText('by letter', at('in person'), at('in person') + 9))
    return true
  })
  other.hear(9)
  expect([words(), words(other)]).toEqual([null, null])
  person.rest()
  expect(told).toEqual([])
})

test('[AN5] undo brings them and their thread back, for the other too', () => {
  const { person, other, at, words } = room(FIRST)
  hold(person, 'in person', other)
  person.editor.undo.stopCapturing()
  person.editor.do((state, dispatch) => {
    dispatch?.(state.tr.delete(at('in person') - 3, at('in person') + 14))
    return true
  })
  other.hear(9)
  expect([words(), words(other)]).toEqual([null, null])
  person.editor.undo.undo()
  other.hear(9)
  expect([words(), words(other)]).toEqual(['in person', 'in person'])
})

test('[AN6] who tears words from their characters tells where they are, after a pause; the other says nothing', () => {
  const { person, other, at, told, toldByOther } = room(FIRST)
  hold(person, 'in person', other)
  run(person, at('held'), splitBlock)
  expect(told).toEqual([])
  person.rest()
  other.hear(9)
  other.rest()
  expect(told.map(({ id }) => id)).toEqual(['1'])
  expect(toldByOther).toEqual([])
  const [carried] = told
  expect(
    carried && other.wordsAt(resolveAnchor(other.editor.state, carried.anchor) ?? { from: 0, to: 0 }),
  ).toBe('in person')
})

test('[AN1] a whole block is known by its id, and by how it begins', () => {
  const { person } = room(FIRST, SECOND)
  const anchor = captureBlock(person.editor.state, FIRST.length + 2)
  expect(anchor).toMatchObject({ kind: 'block', blockId: 'p1', quote: SECOND })
  if (!anchor) return
  run(person, 1, splitBlock)
  const place = resolveAnchor(person.editor.state, anchor)
  expect(place && person.wordsAt(place)).toBe(SECOND)
  expect(resolveAnchor(person.editor.state, { ...anchor, blockId: 'gone' })).toEqual(place)
})

test('[AN7] overlapping ranges are each shown, a resolved one only while it is looked at', () => {
  const { person } = room(FIRST)
  const anchors = [person.capture({ from: 5, to: 40 }), person.capture({ from: 20, to: 60 })]
  const show = (tone: AnchoredThread['tone'], isCurrent: boolean) => {
    setAnchors(
      person.editor.view,
      anchors.map((anchor, at) => ({ id: `${at}`, anchor, tone, isCurrent })),
    )
    return anchorsKey
      .getState(person.editor.state)
      ?.decorations.find()
      .map(({ spec }) => spec.thread)
  }
  expect(show('open', false)).toEqual(['0', '1'])
  expect(show('resolved', false)).toEqual([])
  expect(show('resolved', true)).toEqual(['0', '1'])
})

/** Two people in a text of some paragraphs, and what they have told of the one thread. */
function room(...paragraphs: string[]) {
  const [told, toldByOther]: [CarriedAnchor[], CarriedAnchor[]] = [[], []]
  const person = new AnchoredPerson(1, (carried) => told.push(...carried))
  const other = new AnchoredPerson(2, (carried) => toldByOther.push(...carried))
  person.doc.on('update', (update) => other.send(update))
  const blocks = paragraphs.map((text, n) =>
    documentSchema.node('paragraph', { id: `p${n}` }, documentSchema.text(text)),
  )
  person.editor.do((state, dispatch) => {
    dispatch?.(state.tr.replaceWith(0, state.doc.content.size, blocks))
    return true
  })
  other.hear(9)
  const words = (whose = person) => {
    const place = placesOf(whose.editor.state).get('1')
    return place ? whose.wordsAt(place) : null
  }
  return { person, other, words, told, toldByOther, at: (wanted: string) => positionOf(person, wanted) }
}

function positionOf(person: AnchoredPerson, wanted: string): number {
  let position = -1
  person.text.descendants((node, at) => {
    const index = node.text?.indexOf(wanted) ?? -1
    if (index >= 0) position = at + index
  })
  return position
}

function hold(person: AnchoredPerson, words: string, ...others: AnchoredPerson[]): void {
  const from = positionOf(person, words)
  const stored = new Map([['1', person.capture({ from, to: from + words.length })]])
  for (const reader of [person, ...others]) reader.readThreads(stored)
}

function type(person: AnchoredPerson, at: number, words: string): void {
  person.editor.do((state, dispatch) => {
    dispatch?.(state.tr.insertText(words, at))
    return true
  })
}

function run(person: AnchoredPerson, at: number, command: Command): void {
  person.editor.do((state, dispatch) => {
    dispatch?.(state.tr.setSelection(TextSelection.create(state.doc, at, at)))
    return true
  })
  person.editor.do(command)
}
