import type { JsonMark, JsonNode } from '@plenary/shared/document/document-json.ts'
import { isSafeHref } from '@plenary/shared/document/link.ts'
import { MAX_ATTRIBUTE_CHARS } from '@plenary/shared/limits.ts'
import type { Token } from 'markdown-it'
import type { Dropped } from './dropped.ts'
import { InlineText } from './inline-text.ts'

const MARKS: Readonly<Record<string, string>> = { strong: 'bold', em: 'italic', s: 'strike' }

/** The words of a block of Markdown, with their marks. */
export function readMarkdownWords(tokens: readonly Token[], dropped: Dropped): JsonNode[] {
  const text = new InlineText()
  const marks: (JsonMark | null)[] = []
  for (const token of tokens) {
    const mark = MARKS[token.type.replace(/_(?:open|close)$/, '')]
    if (token.nesting === 1) marks.push(mark ? { type: mark } : linkMark(token, dropped))
    else if (token.nesting === -1) marks.pop()
    else readPiece(token, { text, marks: distinct(marks), dropped })
  }
  return text.nodes
}

/** The name of the note that a reference, or the note itself, is of. */
export function noteName(token: Token): string {
  return `note-${token.meta?.id}`
}

type PiecePlace = { text: InlineText; marks: JsonMark[]; dropped: Dropped }

function readPiece(token: Token, { text, marks, dropped }: PiecePlace): void {
  switch (token.type) {
    case 'softbreak':
      return text.words(' ', marks)
    case 'hardbreak':
      return text.lineBreak()
    case 'footnote_ref':
      return text.noteReference(noteName(token))
    case 'image':
      dropped.add('images')
      return text.words(token.content, marks)
    case 'code_inline':
      dropped.add('code')
      return text.words(token.content, marks)
    case 'text':
      return text.words(token.content, marks)
  }
}

function linkMark(token: Token, dropped: Dropped): JsonMark | null {
  if (token.type !== 'link_open') return null
  const href = String(token.attrGet('href') ?? '')
  if (href.length <= MAX_ATTRIBUTE_CHARS && isSafeHref(href)) return { type: 'link', attrs: { href } }
  dropped.add('unsafeLinks')
  return null
}

/** Bold in bold is bold. */
function distinct(marks: readonly (JsonMark | null)[]): JsonMark[] {
  const byType = new Map(marks.flatMap((mark) => (mark ? [[mark.type, mark] as const] : [])))
  return [...byType.values()]
}
