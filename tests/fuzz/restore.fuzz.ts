import { restore } from '@plenary/client/versions/restore.ts'
import { documentJson } from '@plenary/shared/document/document-json.ts'
import { ROOT_NAME } from '@plenary/shared/document/schema-version.ts'
import type { Node } from '@tiptap/pm/model'
import canonicalize from 'canonicalize'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type * as Y from 'yjs'
import { blockIds } from './block-ids.ts'
import { edit } from './edits.ts'
import { hold, scaled } from './fuzz-run.ts'
import type { HeadlessEditor } from './headless-editor.ts'
import { peopleApart } from './suggesting.ts'

const number = fc.nat(2 ** 16)
const anEdit = fc.record({ what: number, at: number, size: number, canUndo: fc.boolean() })
const edits = fc.array(fc.record({ who: fc.nat(1), act: anEdit }), { maxLength: 40, size: 'max' })
const fewEdits = fc.array(fc.record({ who: fc.nat(1), act: anEdit }), { maxLength: 12, size: 'max' })

/** Each person's page gives ids to blocks, always the same, so that a seed plays alike. */
function withIds(who: number) {
  let made = 0
  const newId = () => {
    made += 1
    return `block-${who}-${made}`
  }
  return [blockIds(newId)]
}

function canonical(doc: Y.Doc): string {
  return canonicalize(documentJson(doc.getXmlFragment(ROOT_NAME))) ?? ''
}

test('[VE10] going back gives exactly the version, and can be undone; nobody else’s text is another', () => {
  let restored = 0
  const property = fc.property(edits, edits, (first, then) => {
    const { editors, docs, meet } = peopleApart(2, withIds)
    const [one] = editors
    const [doc] = docs
    if (!one || !doc) throw new Error('nobody')
    write(one, 0, 'Begun.')
    meet()
    for (const { who, act } of first) {
      edit(editors[who] ?? one, act)
      meet()
    }
    const version = canonical(doc)
    for (const { who, act } of then) {
      edit(editors[who] ?? one, act)
      meet()
    }
    const before = canonical(doc)
    if (!restore(one.view, JSON.parse(version))) {
      expect(before).toBe(version)
      return
    }
    restored += 1
    meet()
    expect(canonical(doc)).toBe(version)
    for (const other of docs) expect(canonical(other)).toBe(version)
    one.undo.undo()
    meet()
    for (const other of docs) expect(canonical(other)).toBe(before)
  })
  hold(property, scaled(100))
  expect(restored).toBeGreaterThan(scaled(100) * 0.7)
}, 600_000)

test('[VE10] what two people write elsewhere meanwhile is there afterwards', () => {
  let tried = 0
  const property = fc.property(edits, fewEdits, number, number, (first, then, here, there) => {
    const { editors, docs, meet } = peopleApart(3, withIds)
    const [one, two, three] = editors
    const [doc] = docs
    if (!one || !two || !three || !doc) throw new Error('not three')
    for (const { act } of first) edit(one, act)
    write(one, here, HERE)
    write(one, there, THERE)
    const version = canonical(doc)
    const kept = { here: paragraphOf(one, HERE), there: paragraphOf(one, THERE) }
    for (const { act } of then) edit(one, act)
    meet()
    // All at once: nobody has heard of the others yet.
    restore(one.view, JSON.parse(version))
    const written = [add(two, kept.here, ' And two.'), add(three, kept.there, ' And three.')]
    meet()
    const [text = ''] = docs.map(canonical)
    for (const other of docs) expect(canonical(other)).toBe(text)
    if (!written.every(Boolean)) return
    tried += 1
    expect(text.replace(' And two.', '').replace(' And three.', '')).toBe(version)
    expect(text).toContain(`${HERE} And two.`)
    expect(text).toContain(`${THERE} And three.`)
  })
  hold(property, scaled(100))
  expect(tried).toBeGreaterThan(scaled(100) * 0.15)
}, 600_000)

const HERE = 'Here stays the first paragraph.'
const THERE = 'There stays the second one.'

/** A paragraph of one's own at some place of the text. */
function write(editor: HeadlessEditor, at: number, words: string): void {
  editor.do((state, dispatch) => {
    const { paragraph } = state.schema.nodes
    const block = at % (state.doc.childCount + 1)
    const place = state.doc.children.slice(0, block).reduce((sum, { nodeSize }) => sum + nodeSize, 0)
    const node = paragraph?.create(null, state.schema.text(words))
    if (node) dispatch?.(state.tr.insert(place, node))
    return true
  })
}

/** The paragraph with some words, and where it ends. */
function paragraphOf({ state }: HeadlessEditor, words: string): { node: Node; end: number } | null {
  const found: { node: Node; end: number }[] = []
  state.doc.forEach((node, offset) => {
    if (node.textContent === words) found.push({ node, end: offset + node.nodeSize - 1 })
  })
  return found[0] ?? null
}

/** Adds words to a paragraph; false where it is not there any more as it was. */
function add(editor: HeadlessEditor, was: { node: Node } | null, words: string): boolean {
  const now = was && paragraphOf(editor, was.node.textContent)
  if (!was || !now?.node.eq(was.node)) return false
  editor.do((state, dispatch) => {
    dispatch?.(state.tr.insertText(words, now.end))
    return true
  })
  return true
}
