import type { JsonNode } from '../../document/document-json.ts'
import { headingLine } from '../../document/places.ts'
import { numberIn } from '../block-kinds.ts'
import { htmlText } from '../html-text.ts'
import { fieldSigns } from './fields.ts'
import { madeParagraph, plainParagraph } from './paragraphs.ts'

/** The name of a place in a file, for its nth heading. */
export function headingAnchor(at: number): string {
  return `heading_${at + 1}`
}

type Around = { title: string; level: number }

/**
 * The list of contents, with its entries in it, each led to its heading. It has no page numbers: these would be wrong
 * until somebody has Word reckon them, and texts of this kind are cited by their paragraphs.
 */
export function contentsXml(document: JsonNode, { title, level }: Around): string {
  const headings = (document.content ?? []).filter(({ type }) => type === 'heading')
  const entries = headings.flatMap((heading, at) => {
    const words = headingLine(heading)
    const depth = Math.min(1 + numberIn(heading, 'level', 1) - level, 3)
    return words ? [{ words, style: `TOC${depth}`, anchor: headingAnchor(at) }] : []
  })
  if (entries.length === 0) return ''
  const links = entries.map(({ words, anchor }) => linkTo(anchor, words))
  const { begin, end } = fieldSigns('TOC \\o "1-3" \\n \\h \\z')
  const paragraphs = entries.map(({ style }, at) => {
    const isLast = at === entries.length - 1
    return madeParagraph(`${at === 0 ? begin : ''}${links[at]}${isLast ? end : ''}`, { style })
  })
  return plainParagraph(title, { style: 'TOCHeading' }) + paragraphs.join('')
}

function linkTo(anchor: string, words: string): string {
  const run = `<w:r><w:t xml:space="preserve">${htmlText(words)}</w:t></w:r>`
  return `<w:hyperlink w:anchor="${anchor}" w:history="1">${run}</w:hyperlink>`
}
