import { createSuggester, type Suggester } from '@plenary/client/suggestions/suggester.ts'
import { INLINE_TYPES } from '@plenary/shared/document/blocks.ts'
import { settledDocument } from '@plenary/shared/document/settle-suggestions.ts'
import { SUGGESTION_ATTRIBUTES, SUGGESTION_MARKS } from '@plenary/shared/document/suggestion.ts'
import { Node } from '@tiptap/pm/model'
import type { Plugin } from '@tiptap/pm/state'
import * as Y from 'yjs'
import { HeadlessEditor } from './headless-editor.ts'

/** Somebody who suggests, by number: always with the same ids, so that a seed plays alike. */
export function suggesterOf(who: number): Suggester {
  let made = 0
  const id = (kind: number, n: number) =>
    `${kind.toString(16).padStart(8, '0')}-0000-4000-8000-${n.toString(16).padStart(12, '0')}`
  const source = {
    author: `Person ${who}`,
    authorId: id(1, who),
    organizationId: id(2, who),
    organization: `Organisation ${who}`,
    letters: `O${who}`,
    hue: ([1, 2, 3, 4, 5, 6, 7, 8] as const)[who % 8] ?? 1,
  }
  return createSuggester(source, new Set(), () => id(100 + who, ++made))
}

/** People with a text each, who hear of each other when they meet; their pages may have plugins beside the usual. */
export function peopleApart(count: number, pluginsOf: (who: number) => readonly Plugin[] = () => []) {
  const docs = Array.from({ length: count }, (_, at) => {
    const doc = new Y.Doc()
    doc.clientID = at + 1
    return doc
  })
  const editors = docs.map((doc, who) => new HeadlessEditor(doc, pluginsOf(who)))
  const meet = () => {
    for (const from of docs)
      for (const to of docs)
        if (from !== to) Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)), 'line')
  }
  return { editors, docs, meet }
}

/** A text without its suggestions, or with all of them, as JSON without ids of blocks: copies get their own. */
export function readingOf(doc: Node, verdict: 'accept' | 'reject'): string {
  return JSON.stringify(settledDocument(asStored(doc), verdict).toJSON(), (key, value) =>
    key === 'id' ? null : value,
  )
}

/** How many nodes of an editor's text say that something is suggested of them. */
export function countSuggestedNodes({ state }: HeadlessEditor): number {
  let count = 0
  state.doc.descendants((node) => {
    const isSuggested =
      SUGGESTION_ATTRIBUTES.some((name) => node.attrs[name]) ||
      SUGGESTION_MARKS.some((name) => node.isText && node.marks.some(({ type }) => type.name === name))
    if (isSuggested) count += 1
  })
  return count
}

/** Yjs keeps the marks of words, and none of what stands between them. */
function asStored(doc: Node): Node {
  const json = JSON.stringify(doc.toJSON(), (_key, value) =>
    INLINE_TYPES.some((type) => type === value?.type) ? { ...value, marks: undefined } : value,
  )
  return Node.fromJSON(doc.type.schema, JSON.parse(json))
}
