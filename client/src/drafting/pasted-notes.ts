import { newBlockId } from '@plenary/shared/document/block-id.ts'
import { Fragment, type Node, Slice } from '@tiptap/pm/model'
import { notesIn } from './note-places.ts'

/**
 * What is pasted, with each sign and its note belonging together: copies of notes that are in the text already get names
 * of their own, and a sign whose note is neither in the text nor pasted with it is left out, since it would lead nowhere.
 */
export function withoutStrayNotes(slice: Slice, doc: Node): Slice {
  const here = notesIn(doc)
  const names = new Map<string, string>()
  slice.content.descendants(({ type, attrs }) => {
    if (type.name === 'footnote') names.set(attrs.note, here.has(attrs.note) ? newBlockId() : attrs.note)
  })
  const nameOf = (note: string) => names.get(note) ?? (here.has(note) ? note : null)
  return new Slice(renamed(slice.content, nameOf), slice.openStart, slice.openEnd)
}

function renamed(content: Fragment, nameOf: (note: string) => string | null): Fragment {
  const nodes: Node[] = []
  content.forEach((node) => {
    const own = OF_NOTES.has(node.type.name) ? nameOf(node.attrs.note) : node.attrs.note
    if (node.type.name === 'footnoteReference' && own === null) return
    const inner = renamed(node.content, nameOf)
    const isOfNote = OF_NOTES.has(node.type.name)
    if (node.isText) nodes.push(node)
    else if (isOfNote) nodes.push(node.type.create({ ...node.attrs, note: own }, inner, node.marks))
    else nodes.push(node.copy(inner))
  })
  return Fragment.fromArray(nodes)
}

const OF_NOTES = new Set(['footnote', 'footnoteReference'])
