import { formerMarksOf } from '../../comparison/tracked.ts'
import type { JsonMark, JsonNode } from '../../document/document-json.ts'
import { FORMATS, type Format, textIn } from '../block-kinds.ts'
import { htmlText } from '../html-text.ts'
import { linkRuns } from '../link-runs.ts'
import { noteNumber, type Page, targetLabel } from '../page.ts'
import { bookmarked, field } from './fields.ts'
import { RAISED, run, textOf } from './run.ts'
import type { Sheet } from './sheet.ts'
import { signGaps } from './sign-gaps.ts'
import { trackedNoteSign } from './tracked-notes.ts'
import { shownState, sidesOf, stateOn, type Tracking } from './tracking.ts'
import { around, valued } from './xml.ts'

/** What the words of a line have in common. */
export type Line = { lang: string | null; isRtl: boolean; isBold?: boolean }

/** What stands in a paragraph, as runs. */
export function inlineRuns(content: readonly JsonNode[], line: Line, sheet: Sheet): string {
  const gapBefore = signGaps(content, sheet)
  return linkRuns(content)
    .map(({ href, content: pieces }) => {
      const style = href === null ? null : 'Hyperlink'
      const runs = pieces
        .map((piece) => gapBefore(piece) + pieceRuns(piece, { ...line, style }, sheet))
        .join('')
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
  const { tracking } = sheet
  if (node.type === 'footnoteReference')
    return tracking ? trackedNoteSign(node, sheet, tracking) : noteSign(node, sheet)
  const own = propertiesOf(node, line, tracking)
  if (node.type === 'crossReference') return crossReferences(node, own, sheet)
  const made = node.type === 'hardBreak' ? '<w:r><w:br/></w:r>' : run(textOf(node.text ?? ''), own)
  return tracking ? tracking.runs(made, shownState(node, sheet)) : made
}

function propertiesOf(node: JsonNode, line: StyledLine, tracking: Tracking | null): string {
  const formerMarks = tracking && formerMarksOf(node)
  const former = formerMarks
    ? tracking.former('rPr', propertyList({ ...line, ...formatsOf(formerMarks, line) }))
    : ''
  return around('rPr', propertyList({ ...line, ...formatsOf(node.marks ?? [], line) }) + former)
}

function formatsOf(marks: readonly JsonMark[], { lang }: StyledLine) {
  const own = marks.find(({ type }) => type === 'language')?.attrs?.lang
  const formats = FORMATS.filter((format) => marks.some(({ type }) => type === format))
  return { lang: typeof own === 'string' ? own : lang, formats }
}

const FORMAT_ELEMENTS: Record<Format, string> = {
  bold: '<w:b/><w:bCs/>',
  italic: '<w:i/><w:iCs/>',
  strike: '<w:strike/>',
  underline: '<w:u w:val="single"/>',
}

// The order in which Word expects them.
const ORDER = ['bold', 'italic', 'strike', 'underline'] as const satisfies Format[]

type Properties = StyledLine & { formats: Format[] }

function properties(own: Properties): string {
  return around('rPr', propertyList(own))
}

function propertyList({ lang, isRtl, style, isBold, formats }: Properties): string {
  const set = new Set(isBold ? [...formats, 'bold'] : formats)
  const drawn = ORDER.filter((format) => set.has(format)).map((format) => FORMAT_ELEMENTS[format])
  const language = lang ? `<w:lang w:val="${htmlText(lang)}" w:bidi="${htmlText(lang)}"/>` : ''
  return valued('rStyle', style) + drawn.join('') + (isRtl ? '<w:rtl/>' : '') + language
}

/** A reference, and where two texts are in one and its number is another now, as it was and as it is. */
function crossReferences(node: JsonNode, own: string, sheet: Sheet): string {
  const { tracking } = sheet
  if (!tracking) return crossReference(node, { own, page: sheet.page, tracked: (runs) => runs }, sheet)
  const state = shownState(node, sheet)
  const sides = sidesOf(state)
  const labels = new Set(sides.map((side) => targetLabel(node, tracking.pages[side])))
  const parts = labels.size === 1 ? [sides] : sides.map((side) => [side])
  const drawn = parts.map((part) => {
    const page = tracking.pages[part[0] ?? 'after']
    const tracked = (runs: string) => tracking.runs(runs, stateOn(part, state))
    return crossReference(node, { own, page, tracked }, sheet)
  })
  return drawn.join('')
}

type Reference = { own: string; page: Page; tracked: (runs: string) => string }

/** Recommendations and paragraphs by their number, which Word keeps right; headings by words that are in the text. */
function crossReference(node: JsonNode, { own, page, tracked }: Reference, sheet: Sheet): string {
  const label = targetLabel(node, page)
  const target = textIn(node, 'target') ?? ''
  const place = sheet.places.get(target)
  if (label === null || !place) return ''
  const words = run(textOf(label), own)
  const isOfNumber = sheet.numbered.has(target)
  if (!isOfNumber) return `<w:hyperlink w:anchor="${place}">${tracked(words)}</w:hyperlink>`
  return tracked(field(`REF ${place} \\r \\h`, words, own))
}

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
