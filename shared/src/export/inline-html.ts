import type { JsonNode } from '../document/document-json.ts'
import { FORMATS, type Format } from './block-kinds.ts'
import { htmlText } from './html-text.ts'
import { linkRuns } from './link-runs.ts'
import { BETWEEN_SIGNS, noteNumber, type Page, targetLabel, touchingSigns } from './page.ts'

/** Nothing of who reads goes along to where a link leads, and nobody is made known by it. */
const REL = 'noopener noreferrer nofollow'

/** The tag of each mark; links hold what has other marks, and are drawn around them. */
export const FORMAT_TAGS: Record<Format, string> = {
  bold: 'strong',
  italic: 'em',
  underline: 'u',
  strike: 's',
}

/** What stands in a paragraph, as HTML. */
export function inlineHtml(content: readonly JsonNode[], page: Page): string {
  const touching = touchingSigns(content, page)
  return linkRuns(content)
    .map((run) => {
      const inner = run.content.map((piece) => gapHtml(touching.has(piece)) + pieceHtml(piece, page)).join('')
      return run.href === null ? inner : `<a href="${htmlText(run.href)}" rel="${REL}">${inner}</a>`
    })
    .join('')
}

function pieceHtml(node: JsonNode, page: Page): string {
  const { type, text = '', marks = [] } = node
  if (type === 'hardBreak') return '<br>'
  if (type === 'footnoteReference') return noteSign(node, page)
  const words = type === 'crossReference' ? (targetLabel(node, page) ?? '') : text
  const own = FORMATS.filter((format) => marks.some((mark) => mark.type === format))
  const formatted = own.reduce((inner, format) => inTag(FORMAT_TAGS[format], inner), htmlText(words))
  const lang = marks.find((mark) => mark.type === 'language')?.attrs?.lang
  return typeof lang === 'string' ? `<span lang="${htmlText(lang)}">${formatted}</span>` : formatted
}

/** One that refers to a note that has gone leads nowhere, and says nothing. */
function noteSign(node: JsonNode, page: Page): string {
  const number = noteNumber(node, page)
  return number === null ? '' : `<sup class="note-sign"><a href="#note-${number}">${number}</a></sup>`
}

function gapHtml(isBetweenSigns: boolean): string {
  return isBetweenSigns ? `<sup>${BETWEEN_SIGNS}</sup>` : ''
}

function inTag(tag: string, inner: string): string {
  return `<${tag}>${inner}</${tag}>`
}
