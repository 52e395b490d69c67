import type { JsonNode } from '@plenary/shared/document/document-json.ts'
import { documentSchema } from '@plenary/shared/document/schema.ts'
import { expect, test } from 'vitest'
import { ImportRefusal } from './import-refusal.ts'
import { plainWords } from './inline-text.ts'
import { readMarkdown } from './read-markdown.ts'

function read(source: string) {
  const imported = readMarkdown(new TextEncoder().encode(source))
  documentSchema.nodeFromJSON(imported.document).check()
  return imported
}

function blocksOf(source: string): JsonNode[] {
  return read(source).document.content ?? []
}

test('[IM7] headings, lists with their numbers, tables, quotations and lines across stay', () => {
  const source =
    '# One\n\n#### Deep\n\n3. a\n   - b\n4. c\n\n> said\n\n---\n\n| H | I |\n|---|---|\n| 1 |  |\n'
  const { document, found } = read(source)
  const [one, deep, list, quotation, , table] = document.content ?? []
  expect([one?.attrs, deep?.attrs, list?.attrs]).toEqual([{ level: 1 }, { level: 3 }, { start: 3 }])
  expect(list?.content?.[0]?.content?.map(({ type }) => type)).toEqual(['paragraph', 'bulletList'])
  expect(quotation?.content?.map(plainWords)).toEqual(['said'])
  expect(table?.content?.map((row) => row.content?.map(({ type }) => type))).toEqual([
    ['tableHeader', 'tableHeader'],
    ['tableCell', 'tableCell'],
  ])
  expect(found).toMatchObject({ headings: 2, lists: 1, tables: 1, quotations: 1 })
})

test('[IM7] words keep bold, italic, struck out and safe links', () => {
  const { document, found, dropped } = read(
    '**b** *i* ~~s~~ [l](https://a.example) [r](other.md) https://b.example',
  )
  const marks = document.content?.[0]?.content?.map(({ marks: own = [] }) =>
    own.map(({ type }) => type).join(),
  )
  expect(marks).toEqual(['bold', '', 'italic', '', 'strike', '', 'link', '', 'link'])
  expect(found.links).toBe(2)
  expect(dropped).toEqual({ unsafeLinks: 1 })
})

test('[IM7] notes stand at the end, and each reference names its own', () => {
  const blocks = blocksOf('One[^a] two^[in *line*] one again[^a]\n\n[^a]: First.\n\n    Second.\n')
  const [words, first, second] = blocks
  const references = words?.content?.flatMap(({ type, attrs }) =>
    type === 'footnoteReference' ? [attrs?.note] : [],
  )
  expect(references).toEqual([first?.attrs?.note, second?.attrs?.note, first?.attrs?.note])
  expect([first, second].map((note) => note && plainWords(note))).toEqual(['First. Second.', 'in line'])
})

test('[IM7] HTML is words, and runs nothing', () => {
  const [first, second] = blocksOf('<script>alert(1)</script>\n\nSay <b onclick="x()">this</b>')
  expect([first, second].map((block) => block && plainWords(block))).toEqual([
    '<script>alert(1)</script>',
    'Say <b onclick="x()">this</b>',
  ])
})

test('[IM2] what Markdown has and a text here has not is counted', () => {
  const { dropped } = read(
    '---\ntitle: x\n---\n\n![alt](a.png) `code`\n\n```\na\nb\n```\n\n[^lost]: Never named\n',
  )
  expect(dropped).toEqual({ frontMatter: 1, images: 1, code: 2, unusedNotes: 1 })
})

test('[IM5] a file without words is refused', () => {
  expect(() => read(' \n\n')).toThrow(ImportRefusal)
})
