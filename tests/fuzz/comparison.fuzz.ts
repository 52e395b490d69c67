import { applyComparison } from '@plenary/shared/comparison/apply.ts'
import { compareDocuments } from '@plenary/shared/comparison/compare.ts'
import { revertComparison } from '@plenary/shared/comparison/invert.ts'
import { documentJson, type JsonNode } from '@plenary/shared/document/document-json.ts'
import { ROOT_NAME } from '@plenary/shared/document/schema-version.ts'
import canonicalize from 'canonicalize'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Edit, edit } from './edits.ts'
import { hold, scaled } from './fuzz-run.ts'
import { changedBy, changes, documents } from './random-documents.ts'
import { peopleApart, suggesterOf } from './suggesting.ts'

/** Whatever the texts are, the one becomes the other and back, to the byte. */
function expectExact(before: JsonNode, after: JsonNode): void {
  // As it comes out of a worker or a file.
  const comparison = JSON.parse(JSON.stringify(compareDocuments(before, after)))
  expect(structuredClone(comparison)).toEqual(comparison)
  const [made, back] = [applyComparison(before, comparison), revertComparison(after, comparison)]
  expect(made).toEqual(after)
  expect(back).toEqual(before)
  expect(canonicalize(made)).toBe(canonicalize(after))
  expect(canonicalize(back)).toBe(canonicalize(before))
  expect(comparison.change === null).toBe(canonicalize(before) === canonicalize(after))
}

test('[VC1] [VC2] any two texts: the comparison makes the later of the earlier and the earlier of the later', () => {
  hold(fc.property(documents, documents, expectExact), scaled(100))
})

test('[VC1] [VC2] a text and what has been made of it, with ids doubled, swapped and lost: the same', () => {
  hold(
    fc.property(documents, changes, (before, list) => expectExact(before, changedBy(before, list))),
    scaled(500),
  )
})

const number = fc.nat(2 ** 16)
const anEdit: fc.Arbitrary<Edit> = fc.record({
  what: number,
  at: number,
  size: number,
  canUndo: fc.boolean(),
})
const edits = (most: number) => fc.array(anEdit, { maxLength: most, size: 'max' })

test('[VC1] [VC2] texts as an editor leaves them, suggestions and all: the same', () => {
  const property = fc.property(edits(60), edits(30), fc.boolean(), (first, then, isSuggesting) => {
    const { editors, docs } = peopleApart(1)
    const [editor, doc] = [editors[0], docs[0]]
    if (!editor || !doc) throw new Error('nobody')
    const text = doc.getXmlFragment(ROOT_NAME)
    for (const act of first) edit(editor, act)
    const before = documentJson(text)
    editor.suggester = isSuggesting ? suggesterOf(0) : null
    for (const act of then) edit(editor, act)
    expectExact(before, documentJson(text))
    doc.destroy()
  })
  hold(property, scaled(80))
})
