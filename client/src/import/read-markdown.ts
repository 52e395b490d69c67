/// <reference path="./markdown-footnote.d.ts" />
import type { JsonNode } from '@plenary/shared/document/document-json.ts'
import MarkdownIt, { type Token } from 'markdown-it'
import footnotes from 'markdown-it-footnote'
import { textBlocksIn } from './docx-notes.ts'
import { Dropped } from './dropped.ts'
import { finishText } from './finish-text.ts'
import { ImportRefusal } from './import-refusal.ts'
import { type ImportedText, NO_WARNINGS } from './imported-text.ts'
import { InlineText } from './inline-text.ts'
import { noteName, readMarkdownWords } from './markdown-words.ts'

/** How many letters are read at all; a text that may come in is a fraction of it, with its signs. */
const MAX_MARKDOWN_CHARS = 2_000_000
const FRONT_MATTER = /^---\r?\n(?:.*\r?\n)*?(?:---|\.\.\.)\r?\n/
const MAX_HEADING_LEVEL = 3

/** The blocks that hold others, by the name that the parser has for where they begin. */
const HOLDERS: Readonly<Record<string, string>> = {
  bullet_list_open: 'bulletList',
  ordered_list_open: 'orderedList',
  list_item_open: 'listItem',
  blockquote_open: 'blockquote',
  table_open: 'table',
  tr_open: 'tableRow',
  th_open: 'tableHeader',
  td_open: 'tableCell',
  footnote_open: 'footnote',
  paragraph_open: 'paragraph',
  heading_open: 'heading',
}
/** Those in which paragraphs stand, of which there must be one. */
const CELLS = new Set(['tableHeader', 'tableCell', 'listItem'])

/**
 * Reads Markdown as it is written on the well-known sites: with tables, notes and words struck out. HTML in it is words.
 * @throws {ImportRefusal} when it is no text, empty, or more than can be put in.
 */
export function readMarkdown(bytes: Uint8Array): ImportedText {
  const source = lettersOf(bytes)
  const dropped = new Dropped()
  const text = source.replace(FRONT_MATTER, () => {
    dropped.add('frontMatter')
    return ''
  })
  const markdown = new MarkdownIt('default', { html: false, linkify: true }).use(footnotes)
  // Only what is written as an address is one.
  markdown.linkify.set({ fuzzyLink: false, fuzzyEmail: false })
  const env: { footnotes?: { refs?: Record<string, number> } } = {}
  const blocks = readBlocks(markdown.parse(text, env), dropped)
  dropped.add('unusedNotes', Object.values(env.footnotes?.refs ?? {}).filter((count) => count < 0).length)
  return finishText(blocks, dropped, NO_WARNINGS)
}

function lettersOf(bytes: Uint8Array): string {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    if (text.includes('\0')) throw new ImportRefusal('not-text')
    if (text.length > MAX_MARKDOWN_CHARS) throw new ImportRefusal('too-long')
    return text
  } catch (cause) {
    throw cause instanceof ImportRefusal ? cause : new ImportRefusal('not-text', { cause })
  }
}

function readBlocks(tokens: readonly Token[], dropped: Dropped): JsonNode[] {
  const root: JsonNode = { type: 'doc', content: [] }
  const open = [root]
  const put = (node: JsonNode) => open.at(-1)?.content?.push(node)
  for (const token of tokens) {
    const type = HOLDERS[token.type]
    if (type) {
      const holder = holderOf(type, token)
      put(holder)
      open.push(holder)
    } else if (HOLDERS[token.type.replace(/_close$/, '_open')]) {
      const closed = open.pop()
      if (closed) settle(closed)
    } else if (token.type === 'inline') putWords(token, open.at(-1), dropped)
    else if (token.type === 'hr') put({ type: 'horizontalRule' })
    else if (token.type === 'fence' || token.type === 'code_block') {
      dropped.add('code')
      put(linesOf(token.content))
    }
  }
  return inOrder(root.content ?? [])
}

function holderOf(type: string, token: Token): JsonNode {
  const content: JsonNode[] = []
  const start = Number(token.attrGet('start') ?? 1)
  if (type === 'footnote') return { type, attrs: { note: noteName(token) }, content }
  if (type === 'orderedList' && start !== 1) return { type, attrs: { start }, content }
  if (type !== 'heading') return { type, content }
  return { type, attrs: { level: Math.min(MAX_HEADING_LEVEL, Number(token.tag.slice(1))) }, content }
}

/** Words of a cell stand in no paragraph to the parser; to the editor they do. */
function putWords(token: Token, holder: JsonNode | undefined, dropped: Dropped): void {
  const words = readMarkdownWords(token.children ?? [], dropped)
  const isCell = holder?.type === 'tableHeader' || holder?.type === 'tableCell'
  holder?.content?.push(...(isCell ? [{ type: 'paragraph', content: words }] : words))
}

function settle(node: JsonNode): void {
  if (CELLS.has(node.type) && node.content?.[0]?.type !== 'paragraph')
    node.content?.unshift({ type: 'paragraph' })
  if (node.type === 'footnote') node.content = inOneBlock(node.content ?? [])
  if (node.content?.length === 0) delete node.content
}

/** A note is one block; what were its paragraphs are lines. */
function inOneBlock(blocks: readonly JsonNode[]): JsonNode[] {
  const text = new InlineText()
  textBlocksIn(blocks).forEach((block, at) => {
    if (at > 0) text.lineBreak()
    text.append(block.content ?? [])
  })
  return text.nodes
}

function linesOf(code: string): JsonNode {
  const text = new InlineText()
  code.split('\n').forEach((line, at) => {
    if (at > 0) text.lineBreak()
    text.words(line, [])
  })
  return { type: 'paragraph', content: text.nodes }
}

/** Empty paragraphs hold a place in a list or a cell, and nothing in the text. */
function inOrder(blocks: readonly JsonNode[]): JsonNode[] {
  return blocks.filter(({ type, content }) => type !== 'paragraph' || content !== undefined)
}
