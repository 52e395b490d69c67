import { expect, test } from 'vitest'
import { callChanges } from './call-changes.ts'
import type { JsonNode } from './document-json.ts'

const words = (text: string): JsonNode[] => [{ type: 'text', text }]
const call = (id: string, text: string): JsonNode[] => [
  { type: 'heading', attrs: { id, level: 2 }, content: words(`Call ${id}`) },
  { type: 'paragraph', attrs: { id: `${id}-1` }, content: words(text) },
]
const blueprint = (...calls: JsonNode[][]): JsonNode => ({ type: 'doc', content: calls.flat() })

test('[RV5] each call is kept, changed by so many words, new or dropped', () => {
  const before = blueprint(call('a', 'As it was.'), call('b', 'Fund it.'), call('c', 'Gone.'))
  const after = blueprint(call('d', 'New.'), call('a', 'As it was.'), call('b', 'Fund it for three years.'))
  expect(callChanges(before, after)).toEqual([
    { id: 'd', title: 'Call d', state: 'new' },
    { id: 'a', title: 'Call a', state: 'kept' },
    { id: 'b', title: 'Call b', state: 'changed', words: 3 },
    { id: 'c', title: 'Call c', state: 'dropped' },
  ])
})

test('[RV5] [SU7] what is only suggested is a change, and counts as no words yet', () => {
  const [before, after] = [
    blueprint(call('a', 'Same'), call('b', '.')),
    blueprint(call('a', 'Same'), call('b', '.')),
  ]
  const marks = [{ type: 'insertion--AbCdEf12', attrs: { id: 's-1' } }]
  after.content?.[1]?.content?.push({ type: 'text', text: ' and more', marks })
  expect(callChanges(before, after)[0]).toEqual({ id: 'a', title: 'Call a', state: 'changed', words: 0 })
})

test('[RV5] a change of form alone is a change too', () => {
  const before = blueprint(call('a', 'Same.'), call('b', '.'))
  const after = blueprint(call('a', 'Same.'), call('b', '.'))
  const [paragraph] = (after.content ?? []).filter(({ type }) => type === 'paragraph')
  if (paragraph?.content?.[0]) paragraph.content[0].marks = [{ type: 'bold' }]
  expect(callChanges(before, after)[0]).toEqual({ id: 'a', title: 'Call a', state: 'changed', words: 0 })
})
