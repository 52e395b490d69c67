import type { JsonNode } from '../../document/document-json.ts'
import { FORMATS, type Format, textIn } from '../block-kinds.ts'
import { htmlText } from '../html-text.ts'
import { linkRuns } from '../link-runs.ts'
import { noteNumber, targetLabel } from '../page.ts'
import { bookmarked, field } from './fields.ts'
import type { Sheet } from './sheet.ts'
import { around, valued } from './xml.ts'

/** What the words of a line have in common. */
export type Line = { lang: string | null; isRtl: boolean; isBold?: boolean }

/** What stands in a paragraph, as runs. */
export function inlineRuns(content: readonly JsonNode[], line: Line, sheet: Sheet): string {
  return linkRuns(content)
    .map(({ href, content: pieces }) => {
      const style = href === null ? null : 'Hyperlink'
      const runs = pieces.map((piece) => pieceRuns(piece, { ...line, style }, sheet)).join('')
      return href === null ? runs : `<w:hyperlink r:id="${sheet.links.nameOf(href)}">${runs}</w:hyperlink>`
    })
    .join('')
}

/** A run of plain words. */
export function wordsRun(words: string, line: Line, style: string | null = null): string {
  return run(textOf(words), properties({ ...line, style, formats: [] }))
}

type StyledLine = Line & { style: string | null }

function pieceRuns(node: JsonNode, line: StyledLine, sheet: Sheet): string {
  if (node.type === 'hardBreak') return '<w:r><w:br/></w:r>'
  if (node.type === 'footnoteReference') return noteSign(node, sheet)
  const own = propertiesOf(node, line)
  if (node.type === 'crossReference') return crossReference(node, own, sheet)
  return run(textOf(node.text ?? ''), own)
}

function propertiesOf({ marks = [] }: JsonNode, line: StyledLine): string {
  const lang = marks.find(({ type }) => type === 'language')?.attrs?.lang
  const formats = FORMATS.filter((format) => marks.some(({ type }) => type === format))
  return properties({ ...line, ...(typeof lang === 'string' && { lang }), formats })
}

const FORMAT_ELEMENTS: Record<Format, string> = {
  bold: '<w:b/><w:bCs/>',
  italic: '<w:i/><w:iCs/>',
  strike: '<w:strike/>',
  underline: '<w:u w:val="single"/>',
}

// The order in which Word expects them.
const ORDER = ['bold', 'italic', 'strike', 'underline'] as const satisfies Format[]

function properties({ lang, isRtl, style, isBold, formats }: StyledLine & { formats: Format[] }): string {
  const set = new Set(isBold ? [...formats, 'bold'] : formats)
  const drawn = ORDER.filter((format) => set.has(format)).map((format) => FORMAT_ELEMENTS[format])
  const language = lang ? `<w:lang w:val="${htmlText(lang)}" w:bidi="${htmlText(lang)}"/>` : ''
  return around('rPr', valued('rStyle', style) + drawn.join('') + (isRtl ? '<w:rtl/>' : '') + language)
}

function run(content: string, ownProperties: string): string {
  return `<w:r>${ownProperties}${content}</w:r>`
}

function textOf(words: string): string {
  return `<w:t xml:space="preserve">${htmlText(words.replace(/[\t\n\r]/g, ' '))}</w:t>`
}

/** Recommendations and paragraphs by their number, which Word keeps right; headings by words that are in the text. */
function crossReference(node: JsonNode, own: string, sheet: Sheet): string {
  const label = targetLabel(node, sheet.page)
  const target = textIn(node, 'target') ?? ''
  const place = sheet.places.get(target)
  if (label === null || !place) return ''
  const words = run(textOf(label), own)
  const isOfNumber = sheet.numbered.has(target)
  if (!isOfNumber) return `<w:hyperlink w:anchor="${place}">${words}</w:hyperlink>`
  return field(`REF ${place} \\r \\h`, words, own)
}

const RAISED = '<w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'

/** A note is set where it is first referred to. One that has gone has no sign. */
function noteSign(node: JsonNode, sheet: Sheet): string {
  const number = noteNumber(node, sheet.page)
  const note = textIn(node, 'note') ?? ''
  if (number === null) return ''
  const sign = run(textOf(String(number)), RAISED)
  if (!sheet.bodyNotes.has(note)) return sign
  if (sheet.isCopy || sheet.setNotes.has(note)) return field(`NOTEREF note_${number} \\f \\h`, sign, RAISED)
  sheet.setNotes.add(note)
  return bookmarked(`note_${number}`, run(`<w:footnoteReference w:id="${number}"/>`, RAISED))
}
