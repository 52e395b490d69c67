import { applyComparison } from '@plenary/shared/comparison/apply.ts'
import { changesOf } from '@plenary/shared/comparison/changes.ts'
import { compareDocuments } from '@plenary/shared/comparison/compare.ts'
import type { Comparison } from '@plenary/shared/comparison/comparison.ts'
import { everyRow } from '@plenary/shared/comparison/every-row.ts'
import { revertComparison } from '@plenary/shared/comparison/invert.ts'
import { matchBlocks } from '@plenary/shared/comparison/match-blocks.ts'
import { readPairs } from '@plenary/shared/comparison/read-pairs.ts'
import { summaryOf } from '@plenary/shared/comparison/summary.ts'
import { piecesOn, type Row, type RowKind } from '@plenary/shared/comparison/view.ts'
import { newWork } from '@plenary/shared/comparison/work.ts'
import { TEXT_BLOCK_TYPES } from '@plenary/shared/document/blocks.ts'
import { documentJson, type JsonNode } from '@plenary/shared/document/document-json.ts'
import { ROOT_NAME } from '@plenary/shared/document/schema-version.ts'
import { markOfKey } from '@plenary/shared/document/stored-mark.ts'
import { countWords, HIDES } from '@plenary/shared/document/word-stretch.ts'
import canonicalize from 'canonicalize'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Edit, edit } from './edits.ts'
import { hold, scaled } from './fuzz-run.ts'
import { changedBy, changes, documents } from './random-documents.ts'
import { peopleApart, suggesterOf } from './suggesting.ts'

function linesOf(document: JsonNode): JsonNode[] {
  const isLine = TEXT_BLOCK_TYPES.some((type) => type === document.type)
  return isLine ? [document] : (document.content ?? []).flatMap(linesOf)
}

function textOf({ content = [] }: JsonNode): string {
  return content.map(({ type, text }) => text ?? (type === 'hardBreak' ? '\n' : '')).join('')
}

/** What the rows of a view say stood on one side, and of all that moved, what is said where it is. */
function textsOn(side: 'before' | 'after', rows: readonly Row[]): string[] {
  const others: RowKind[] = side === 'before' ? ['inserted', 'split-off'] : ['deleted', 'joined']
  return everyRow(rows).flatMap((row) => {
    if (row.shape !== 'words' || others.includes(row.kind) || row.kind === 'moved-from') return []
    return [
      piecesOn(side, row.pieces)
        .map(({ text }) => text)
        .join(''),
    ]
  })
}

function wordsIn(node: JsonNode, { mark, attribute }: { mark: string; attribute: string }): number {
  if (node.attrs?.[attribute]) return 0
  if (!TEXT_BLOCK_TYPES.some((type) => type === node.type))
    return (node.content ?? []).reduce((sum, child) => sum + wordsIn(child, { mark, attribute }), 0)
  const pieces = (node.content ?? []).filter(
    ({ attrs, marks = [] }) =>
      !attrs?.[attribute] && !marks.some(({ type }) => markOfKey(type).name === mark),
  )
  return countWords(pieces.map(({ text }) => text ?? ' ').join(''))
}

/** Which block became which is read out of a comparison as it was written in. */
function expectSamePairs(before: JsonNode, after: JsonNode, comparison: Comparison): void {
  const { pairs: found } = matchBlocks(before, after, newWork())
  const { pairs: read } = readPairs(found.before, found.after, comparison)
  expect(found.after.map((_, at) => read.toBefore(at))).toEqual(
    found.after.map((_, at) => found.toBefore(at)),
  )
}

/** What is shown of a comparison is all of both texts, and hides no change. */
function expectWholeView(before: JsonNode, after: JsonNode, comparison: Comparison): void {
  const view = changesOf(before, after, comparison)
  const summary = summaryOf(comparison, view)
  const rows = everyRow(view.rows)
  expectSamePairs(before, after, comparison)
  expect(textsOn('before', view.rows).sort()).toEqual(linesOf(before).map(textOf).sort())
  expect(textsOn('after', view.rows)).toEqual(linesOf(after).map(textOf))
  expect(rows.map(({ key }) => key)).toEqual(rows.map((_, at) => at))
  expect(rows.every(({ kind }) => kind === 'unchanged')).toBe(comparison.change === null)
  const isOnlyIds = rows.every(({ kind }) => kind === 'unchanged' || kind === 'relabelled')
  expect(view.steps.length === 0).toBe(isOnlyIds)
  expect(view.steps.map((step) => step.number)).toEqual(view.steps.map((_, at) => at + 1))
  expect(view.steps.filter((step) => step.rows.length === 0)).toEqual([])
  for (const [reading, words] of [
    ['now', summary.words],
    ['accepted', summary.wordsWithSuggestions],
  ] as const) {
    const difference = wordsIn(after, HIDES[reading]) - wordsIn(before, HIDES[reading])
    expect(words.added - words.removed).toBe(difference)
    expect(Math.min(words.added, words.removed)).toBeGreaterThanOrEqual(0)
  }
  expect(summary.isSame).toBe(comparison.change === null)
}

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
  expectWholeView(before, after, comparison)
}

test('[VC1] [VC2] [VC3] any two texts: the comparison makes the later of the earlier and the earlier of the later', () => {
  hold(fc.property(documents, documents, expectExact), scaled(100))
})

test('[VC1] [VC2] [VC8] a text and what has been made of it, with ids doubled, swapped and lost: the same', () => {
  hold(
    fc.property(documents, changes, (before, list) => expectExact(before, changedBy(before, list))),
    scaled(350),
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

test('[VC1] [VC2] [VC8] texts as an editor leaves them, suggestions and all: the same', () => {
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
  hold(property, scaled(60))
})
