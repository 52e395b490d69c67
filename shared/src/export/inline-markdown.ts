import type { JsonNode } from '../document/document-json.ts'
import { FORMATS, type Format } from './block-kinds.ts'
import { FORMAT_TAGS } from './inline-html.ts'
import { linkRuns } from './link-runs.ts'
import { noteNumber, type Page, targetLabel } from './page.ts'

/** How a line is ended within a paragraph: by a backslash at its end, or by a tag in what must be one line. */
export type LineBreak = '\\\n' | '<br>'

/** What stands in a paragraph, as CommonMark: every letter stays a letter, wherever it comes to stand. */
export function inlineMarkdown(
  content: readonly JsonNode[],
  lineBreak: LineBreak,
  page: Page | null = null,
): string {
  const pieces = content.flatMap((node) => partedFromBlanks(withNumber(node, page)))
  const drawn = linkRuns(pieces).map((run) => {
    const inner = run.content.map((piece) => pieceMarkdown(piece, { pieces, lineBreak })).join('')
    return run.href === null ? inner : `[${inner}](<${escapedAddress(run.href)}>)`
  })
  const lines = drawn.join('').replace(TRAILING_BREAKS, '').split('\n')
  return lines.map((line) => escapedEdges(line.replace(EDGE_BLANKS, ''))).join('\n')
}

/** What a reference stands for is words like any other, but for the sign of a note, which is raised. */
function withNumber(node: JsonNode, page: Page | null): JsonNode {
  if (node.type === 'crossReference')
    return { ...node, type: 'text', text: (page && targetLabel(node, page)) ?? '' }
  if (node.type !== 'footnoteReference') return node
  return { ...node, type: 'noteSign', attrs: { number: page && noteNumber(node, page) } }
}

// A backslash that no line follows would be a letter.
const TRAILING_BREAKS = /(?:\\\n *)+$/
const EDGE_BLANKS = /^ +| +$/g
const BLANKS = /[ \t\n\r\f\v]+/g
const UNSEEN = /\p{Cc}/gu

/** Blanks count as on a page, and stand beside what is bold, not in it: there they would undo it. */
function partedFromBlanks(node: JsonNode): JsonNode[] {
  if (node.text === undefined) return [node]
  const parts = node.text
    .replace(BLANKS, ' ')
    .replace(UNSEEN, '\ufffd')
    .split(/^( )|( )$/)
  return parts.flatMap((text) => {
    if (!text) return []
    return [{ ...node, text, ...(text === ' ' && { marks: linksIn(node) }) }]
  })
}

function linksIn({ marks = [] }: JsonNode) {
  return marks.filter(({ type }) => type === 'link')
}

type Line = { pieces: readonly JsonNode[]; lineBreak: LineBreak }

function pieceMarkdown(piece: JsonNode, { pieces, lineBreak }: Line): string {
  if (piece.type === 'hardBreak') return lineBreak
  if (piece.type === 'noteSign') return piece.attrs?.number ? `<sup>${piece.attrs.number}</sup>` : ''
  const formats = formatsOf(piece)
  const at = pieces.indexOf(piece)
  const isAlone = [pieces[at - 1], pieces[at + 1]].every((other) => !other || formatsOf(other).length === 0)
  const words = escapedWords(piece.text ?? '')
  if (isAlone && BETWEEN_LETTERS.test(words) && formats.every((format) => format in SIGNS)) {
    return formats.reduce((inner, format) => `${SIGNS[format]}${inner}${SIGNS[format]}`, words)
  }
  return formats.reduce((inner, format) => `<${FORMAT_TAGS[format]}>${inner}</${FORMAT_TAGS[format]}>`, words)
}

/** Where signs would be read otherwise, beside others or beside signs of the text, a tag says what is meant. */
const SIGNS: Partial<Record<Format, string>> = { bold: '**', italic: '*' }
const BETWEEN_LETTERS = /^[\p{L}\p{N}](?:.*[\p{L}\p{N}])?$/su

function formatsOf({ marks = [] }: JsonNode): Format[] {
  return FORMATS.filter((format) => marks.some(({ type }) => type === format))
}

/** Whatever CommonMark, or a dialect of it, would read as more than itself. */
function escapedWords(words: string): string {
  return words.replace(/[\\`*_[\]<>&~|#]|!$/g, '\\$&')
}

/**
 * What would begin a list, underline a heading or part the text, were it the first of its line; and blanks that are
 * kept, which some readers would take away there.
 */
function escapedEdges(line: string): string {
  return line
    .replace(/^[-+=]/, '\\$&')
    .replace(/^(\d+)([.)])/, '$1\\$2')
    .replace(/^\s+|\s+$/g, (blanks) => [...blanks].map((blank) => `&#${blank.codePointAt(0)};`).join(''))
}

function escapedAddress(href: string): string {
  return href.replace(/[\\<>&]/g, '\\$&').replace(/\s/g, encodeURIComponent)
}
