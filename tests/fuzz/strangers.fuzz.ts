import { documentOf, readPart, strangeChildren, WORDLESS } from '@plenary/client/editor/reading-nodes.ts'
import { documentSchema } from '@plenary/shared/document/schema.ts'
import { ROOT_NAME } from '@plenary/shared/document/schema-version.ts'
import { findStrangers } from '@plenary/shared/document/strangers.ts'
import { yXmlFragmentToProseMirrorRootNode } from '@tiptap/y-tiptap'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'

// The check is held against the thing itself: y-tiptap is let loose on random trees. And whatever the tree, the
// reading view has its words.

type Tree = {
  name: string
  attributes: Record<string, unknown>
  children: readonly Tree[]
  words: readonly Words[]
}
type Words = { insert: string; marks: Record<string, unknown> }

const NAMES = Object.keys(documentSchema.nodes).filter((name) => name !== 'text')

const words: fc.Arbitrary<Words> = fc.record({
  insert: fc.constantFrom('', 'word', 'two words'),
  marks: fc.oneof(
    { arbitrary: fc.constant({}), weight: 20 },
    fc.constantFrom(
      { bold: {} },
      { link: { href: 'https://example.org' } },
      { comment: { id: '1' } },
      { link: { no: 1 } },
    ),
  ),
})

const attributes = fc.oneof(
  { arbitrary: fc.constant({}), weight: 40 },
  fc.constantFrom(
    { id: 'a' },
    { level: 2 },
    { level: 9 },
    { align: 'center' },
    { start: 4 },
    { colour: 'red' },
  ),
)

/** Children are often the ones that the schema wants, so that whole texts come up as well as broken ones. */
function tree(name: string, depth: number): fc.Arbitrary<Tree> {
  const type = documentSchema.nodes[name]
  const wanted = NAMES.filter((child) => {
    const childType = documentSchema.nodes[child]
    return childType && type?.contentMatch.matchType(childType)
  })
  const anyName = fc.oneof(
    { arbitrary: fc.constantFrom(...(wanted.length > 0 ? wanted : ['hardBreak'])), weight: 40 },
    fc.constantFrom(...NAMES, 'callout', 'sidenote', 'text'),
  )
  const children =
    depth === 0
      ? fc.constant([])
      : fc.array(
          anyName.chain((child) => tree(child, depth - 1)),
          { maxLength: 3 },
        )
  const holdsText = type?.inlineContent ?? true
  const weight = holdsText ? 12 : 0
  return fc.record({
    name: fc.constant(name),
    attributes,
    children,
    words: fc.oneof(
      { arbitrary: fc.array(words, { maxLength: 2 }), weight },
      { arbitrary: fc.constant([]), weight: 13 - weight },
    ),
  })
}

function plant({ name, attributes: values, children, words: runs }: Tree): Y.XmlElement {
  const element = new Y.XmlElement(name)
  for (const [key, value] of Object.entries(values)) element.setAttribute(key, value as string)
  const text = new Y.XmlText()
  let at = 0
  for (const { insert, marks } of runs) {
    text.insert(at, insert, marks)
    at += insert.length
  }
  element.insert(0, [...(runs.length > 0 ? [text] : []), ...children.map(plant)])
  return element
}

const texts = fc.array(
  fc.constantFrom(...NAMES, 'callout').chain((name) => tree(name, 3)),
  { maxLength: 3 },
)

function rootOf(trees: readonly Tree[]): Y.XmlFragment {
  const root = new Y.Doc().getXmlFragment(ROOT_NAME)
  root.insert(0, trees.map(plant))
  return root
}

test('[SG1] a text without strangers loses nothing to y-tiptap: not a letter, not a node with one, not a mark', () => {
  let wholeTexts = 0
  fc.assert(
    fc.property(texts, (trees) => {
      const root = rootOf(trees)
      const strangers = findStrangers(root)
      if (strangers.some(({ why }) => why !== 'bare')) return
      if (trees.length > 0) wholeTexts += 1
      const before = root.toString()
      const node = yXmlFragmentToProseMirrorRootNode(root, documentSchema)
      if (strangers.length === 0) {
        expect(root.toString()).toBe(before)
        if (node.childCount > 0) node.check()
      }
      expect(wordsOf(root.toString())).toBe(wordsOf(before))
      expect(node.textContent).toBe(wordsOf(before))
    }),
    { numRuns: 3_000 },
  )
  expect(wholeTexts).toBeGreaterThan(200)
})

test('[SG2] the reading view has every word of any text, in its order', () => {
  fc.assert(
    fc.property(texts, (trees) => {
      const root = rootOf(trees)
      const before = root.toString()
      const strange = strangeChildren(root)
      const blocks = root.toArray().map((part) => readPart(part, strange.has(part)))
      const readable = documentOf(blocks).textContent.replaceAll(WORDLESS, '')
      expect(squeezed(readable)).toBe(squeezed(wordsOf(before)))
      expect(root.toString()).toBe(before)
    }),
    { numRuns: 2_000 },
  )
})

function squeezed(words: string): string {
  return words.replace(/\s/g, '')
}

function wordsOf(markup: string): string {
  return markup.replace(/<[^>]*>/g, '')
}
