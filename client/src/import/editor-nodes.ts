import { newBlockId } from '@plenary/shared/document/block-id.ts'
import type { JsonNode } from '@plenary/shared/document/document-json.ts'
import type { Node, Schema } from '@tiptap/pm/model'
import { plainWords } from './inline-text.ts'

/** What is to be put in: the blocks of the text, and the notes that go to its end. */
export type EditorNodes = { body: Node[]; notes: Node[] }

/**
 * What was read, as the editor has it. Its notes get names that no other note has, whatever text they come into. A block
 * that the editor would not take becomes paragraphs of its words.
 */
export function editorNodes(schema: Schema, document: JsonNode): EditorNodes {
  const names = new Map<string, string>()
  const nodes = (document.content ?? []).flatMap((node) => validNodes(schema, renamed(node, names)))
  const isNote = ({ type }: Node) => type.name === 'footnote'
  return { body: nodes.filter((node) => !isNote(node)), notes: nodes.filter(isNote) }
}

function renamed(node: JsonNode, names: Map<string, string>): JsonNode {
  const { attrs, content } = node
  const note = attrs?.note
  if (typeof note === 'string' && !names.has(note)) names.set(note, newBlockId())
  return {
    ...node,
    ...(typeof note === 'string' && { attrs: { ...attrs, note: names.get(note) ?? note } }),
    ...(content && { content: content.map((child) => renamed(child, names)) }),
  }
}

function validNodes(schema: Schema, json: JsonNode): Node[] {
  try {
    const node = schema.nodeFromJSON(json)
    node.check()
    return [node]
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return wordsOf(json).map((words) => schema.node('paragraph', null, schema.text(words)))
  }
}

/** The words of the innermost blocks, one after the other. */
function wordsOf(node: JsonNode): string[] {
  const children = node.content ?? []
  const isInnermost = children.every(({ text, content }) => text !== undefined || content === undefined)
  if (!isInnermost) return children.flatMap(wordsOf)
  const words = plainWords(node).trim()
  return words === '' ? [] : [words]
}
