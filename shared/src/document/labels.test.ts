import { expect, test } from 'vitest'
import { block, doc, heading, paragraph, withAttrs } from '../comparison/test-text.ts'
import type { JsonNode } from './document-json.ts'
import { labelledBlocks, labelsOf } from './labels.ts'

const sign = (note: string): JsonNode => ({ type: 'footnoteReference', attrs: { note } })
const note = (name: string) => withAttrs(block('footnote', `f${name}`, 'Words'), { note: name })
const labels = (isNumbered: boolean, ...blocks: JsonNode[]) =>
  labelsOf(labelledBlocks(doc(...blocks)), { isNumbered })

test('[NU1] paragraphs are numbered through the whole text where the room numbers them, recommendations always', () => {
  const text = [
    heading('h', 'B. Housing', 2),
    paragraph('a', 'One'),
    block('blockquote', 'q', paragraph('inside', 'Not numbered')),
    block('recommendation', 'r', 'Do this.'),
    heading('i', 'Winter', 3),
    paragraph('b', 'Two'),
    block('recommendation', 's', 'Do that.'),
  ]
  expect([...labels(true, ...text).blocks]).toEqual([
    ['h', 'B'],
    ['a', '1'],
    ['r', 'R1'],
    ['i', 'Winter'],
    ['b', '2'],
    ['s', 'R2'],
  ])
  expect(labels(false, ...text).blocks.get('a')).toBeUndefined()
})

test('[NU1] [FN2] notes are numbered as they are first referred to, whatever stands around a sign', () => {
  const table = block(
    'table',
    't',
    block('tableRow', 'w', block('tableCell', 'c', paragraph('p', sign('two')))),
  )
  const text = [paragraph('a', sign('one')), table, paragraph('b', sign('one'), sign('three'))]
  const { notes } = labels(true, ...text, note('three'), note('two'), note('one'))
  expect([...notes]).toEqual([
    ['one', 1],
    ['two', 2],
    ['three', 3],
  ])
})

test('[FN2] a note that nothing refers to, and a sign whose note has gone, have no number and take none away', () => {
  const { notes } = labels(true, paragraph('a', sign('gone'), sign('here')), note('lost'), note('here'))
  expect([...notes]).toEqual([['here', 1]])
})

test('[FN2] a note to which only a hint refers is left out with the hint', () => {
  const { notes } = labels(
    true,
    block('guidance', 'g', sign('hint')),
    paragraph('a', sign('here')),
    note('hint'),
    note('here'),
  )
  expect([...notes]).toEqual([['here', 1]])
})
