import type { JsonNode } from '@plenary/shared/document/document-json.ts'
import { markOfKey } from '@plenary/shared/document/stored-mark.ts'
import type { JSONContent } from '@tiptap/core'

/** A canonical document as the editor reads it: Yjs tells marks of one type apart by their keys, an editor does not. */
export function editorJson({ content, marks, ...node }: JsonNode): JSONContent {
  return {
    ...node,
    ...(marks && { marks: marks.map(({ type, attrs = {} }) => ({ type: markOfKey(type).name, attrs })) }),
    ...(content && { content: content.map(editorJson) }),
  }
}
