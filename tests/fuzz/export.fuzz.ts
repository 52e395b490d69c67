import { documentJson, type JsonMark, type JsonNode } from '@plenary/shared/document/document-json.ts'
import { ROOT_NAME } from '@plenary/shared/document/schema-version.ts'
import { settledDocument } from '@plenary/shared/document/settle-suggestions.ts'
import { documentMarkdown } from '@plenary/shared/export/document-markdown.ts'
import { standingText } from '@plenary/shared/export/standing-text.ts'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { lettersOfDocument, lettersOfMarkdown } from '../support/read-markdown.ts'
import { type Edit, edit } from './edits.ts'
import { hold, scaled } from './fuzz-run.ts'
import { documents } from './random-documents.ts'
import { countSuggestedNodes, peopleApart, suggesterOf } from './suggesting.ts'

const edits = (most: number): fc.Arbitrary<Edit[]> => {
  const number = fc.nat(2 ** 16)
  const act = fc.record({ what: number, at: number, size: number, canUndo: fc.constant(false) })
  return fc.array(act, { maxLength: most, size: 'max' })
}

test('[SL6] a text is taken out as it stands: as when every suggestion were rejected', () => {
  let suggested = 0
  const property = fc.property(edits(40), edits(30), (first, then) => {
    const { editors, docs } = peopleApart(1)
    const [editor, doc] = [editors[0], docs[0]]
    if (!editor || !doc) throw new Error('nobody')
    for (const act of first) edit(editor, act)
    editor.suggester = suggesterOf(0)
    for (const act of then) edit(editor, act)
    suggested += countSuggestedNodes(editor)
    const standing = standingText(documentJson(doc.getXmlFragment(ROOT_NAME)))
    const rejected = settledDocument(editor.state.doc, 'reject').toJSON()
    expect(lettersOfDocument(standing)).toEqual(lettersOfDocument(rejected))
    expect(JSON.stringify(standing)).not.toContain('Person 0')
    doc.destroy()
  })
  hold(property, scaled(100))
  expect(suggested).toBeGreaterThan(100)
})

/** What CommonMark and its dialects take for more than letters, and what stands beside it. */
const SIGNS = [
  ...'\\`*_{}[]()<>#+-.!|~&=:"\'^$@/',
  ...['**', '__', '```', '~~~', '---', '***', '===', '](', '![', '&amp;', '&#35;', '<b>', '<!--', '-->'],
  ...['1.', '12)', '- ', '    ', '\t', ' ', '\n', '\n\n', 'http://a.example/', 'www.a.example', '[x]: /y'],
  ...['a', 'é', 'words', '人', '\u00a0', '\u2028', '\u0007', '👩‍👧'],
]
const words = fc
  .array(fc.constantFrom(...SIGNS), { minLength: 1, maxLength: 8 })
  .map((signs) => signs.join(''))
const hrefs = fc.constantFrom(
  'https://a.example/',
  'https://a.example/?a=1&copy;=2',
  'mailto:a<b>\\@x.example',
)

function withWords(node: JsonNode, next: () => { text: string; href: string }): JsonNode {
  if (node.text !== undefined) {
    const { text, href } = next()
    const marks = node.marks?.map(
      (mark): JsonMark => (mark.type === 'link' ? { type: 'link', attrs: { href } } : mark),
    )
    return { ...node, text, ...(marks && { marks }) }
  }
  return { ...node, ...(node.content && { content: node.content.map((child) => withWords(child, next)) }) }
}

test('[SL7] in Markdown every letter stays a letter, with what is on it and in its place', () => {
  const parts = fc.array(fc.record({ text: words, href: hrefs }), { minLength: 1, maxLength: 12 })
  hold(
    fc.property(documents, parts, (document, found) => {
      let at = 0
      const next = () => found[at++ % found.length] ?? { text: '', href: '' }
      const text = withWords(standingText(document), next)
      const md = documentMarkdown(text, { isNumbered: false })
      if (JSON.stringify(lettersOfMarkdown(md)) !== JSON.stringify(lettersOfDocument(text)))
        throw new Error(JSON.stringify([md, text.content]).slice(0, 250))
      expect(lettersOfMarkdown(documentMarkdown(text, { isNumbered: false }))).toEqual(
        lettersOfDocument(text),
      )
    }),
    scaled(2_000),
  )
})
