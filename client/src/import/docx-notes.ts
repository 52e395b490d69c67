import type { JsonNode } from '@plenary/shared/document/document-json.ts'
import { readBlocks } from './docx-blocks.ts'
import type { DocxStory } from './docx-story.ts'
import { InlineText } from './inline-text.ts'
import type { XmlElement } from './xml-tree.ts'

/** The words of a note; what were paragraphs are lines, since a note is one block here. */
export function textOfNote(note: XmlElement, story: DocxStory): JsonNode[] {
  const text = new InlineText()
  let isFirst = true
  for (const block of textBlocksIn(readBlocks(note, story))) {
    if (!isFirst) text.lineBreak()
    isFirst = false
    text.append(block.content ?? [])
  }
  return text.nodes
}

/** The blocks that hold words, out of lists and tables. */
export function textBlocksIn(nodes: readonly JsonNode[]): JsonNode[] {
  return nodes.flatMap((node) =>
    node.type === 'paragraph' || node.type === 'heading' ? [node] : textBlocksIn(node.content ?? []),
  )
}
