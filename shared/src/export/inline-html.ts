import type { JsonNode } from '../document/document-json.ts'
import { FORMATS, type Format } from './block-kinds.ts'
import { htmlText } from './html-text.ts'
import { linkRuns } from './link-runs.ts'

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
export function inlineHtml(content: readonly JsonNode[]): string {
  return linkRuns(content)
    .map((run) => {
      const inner = run.content.map(pieceHtml).join('')
      return run.href === null ? inner : `<a href="${htmlText(run.href)}" rel="${REL}">${inner}</a>`
    })
    .join('')
}

function pieceHtml({ type, text = '', marks = [] }: JsonNode): string {
  if (type === 'hardBreak') return '<br>'
  const own = FORMATS.filter((format) => marks.some((mark) => mark.type === format))
  return own.reduce((inner, format) => inTag(FORMAT_TAGS[format], inner), htmlText(text))
}

function inTag(tag: string, inner: string): string {
  return `<${tag}>${inner}</${tag}>`
}
