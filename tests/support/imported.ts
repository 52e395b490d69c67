import type { ImportedText } from '@plenary/client/import/imported-text.ts'
import { readDocx } from '@plenary/client/import/read-docx.ts'
import type { JsonNode } from '@plenary/shared/document/document-json.ts'
import { docxFile } from './docx-file.ts'

/** What is read of a Word file with some content. */
export function readBody(
  body: string,
  rest: Omit<Parameters<typeof docxFile>[0] & object, 'body'> = {},
): ImportedText {
  return readDocx(docxFile({ body, ...rest }), 'accepted')
}

/** A text as an outline, one block in a line: its kind and attributes, and words with their marks in brackets. */
export function outlineOf(node: JsonNode, depth = -1): string[] {
  const attrs = Object.entries(node.attrs ?? {}).map(([name, value]) => ` ${name}=${value}`)
  const inline = node.content?.filter(isInline) ?? []
  const words = inline.length > 0 ? `: ${inline.map(wordsOf).join('')}` : ''
  const own = depth < 0 ? [] : [`${'  '.repeat(depth)}${node.type}${attrs.join('')}${words}`]
  const blocks = node.content?.filter((child) => !isInline(child)) ?? []
  return [...own, ...blocks.flatMap((child) => outlineOf(child, depth + 1))]
}

function isInline({ type }: JsonNode): boolean {
  return ['text', 'hardBreak', 'footnoteReference'].includes(type)
}

function wordsOf({ type, text, marks = [], attrs }: JsonNode): string {
  if (type === 'hardBreak') return '⏎'
  if (text === undefined) return `^${attrs?.note}`
  if (marks.length === 0) return text
  return `[${text}](${marks.map((mark) => Object.values(mark.attrs ?? {})[0] ?? mark.type).join(' ')})`
}
