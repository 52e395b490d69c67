import type { JsonNode } from '@plenary/shared/document/document-json.ts'
import { sectionsOf } from '@plenary/shared/document/sections.ts'
import { expect, test } from 'vitest'
import { withSection } from './with-section.ts'

const words = (text: string): JsonNode[] => [{ type: 'text', text }]
const heading = (id: string, level = 2): JsonNode => ({
  type: 'heading',
  attrs: { id, level },
  content: words(id),
})
const paragraph = (text: string): JsonNode => ({ type: 'paragraph', content: words(text) })
const doc = (...content: JsonNode[]): JsonNode => ({ type: 'doc', content })
const read = (text: JsonNode | null) => text?.content?.map(({ content }) => content?.[0]?.text)

const OLD = doc(
  paragraph('0'),
  heading('A'),
  paragraph('a'),
  heading('A1', 3),
  paragraph('a1'),
  heading('B'),
  paragraph('b'),
)

test('[VE12] a section reaches to the next heading of its level or above', () => {
  expect(sectionsOf(OLD).map(({ id, blocks }) => [id, blocks.length])).toEqual([
    ['A', 4],
    ['A1', 2],
    ['B', 2],
  ])
})

test('[VE12] one section is as it was; what stands around it stays as it is', () => {
  const now = doc(
    paragraph('new'),
    heading('A'),
    paragraph('x'),
    heading('B'),
    paragraph('y'),
    paragraph('z'),
  )
  expect(read(withSection(now, OLD, 'A'))).toEqual(['new', 'A', 'a', 'A1', 'a1', 'B', 'y', 'z'])
  expect(read(withSection(now, OLD, 'B'))).toEqual(['new', 'A', 'x', 'B', 'b'])
})

test('[VE12] one that has gone comes back after the one that stood before it, or at the beginning', () => {
  expect(read(withSection(doc(heading('A'), paragraph('x'), heading('C')), OLD, 'B'))).toEqual([
    'A',
    'x',
    'B',
    'b',
    'C',
  ])
  expect(read(withSection(doc(paragraph('x')), OLD, 'B'))).toEqual(['B', 'b', 'x'])
  expect(withSection(doc(), OLD, 'Z')).toBe(null)
})
