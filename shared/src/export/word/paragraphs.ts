import { formerOf, plainState, stateOf } from '../../comparison/tracked.ts'
import type { JsonNode } from '../../document/document-json.ts'
import { textIn } from '../block-kinds.ts'
import { isRightToLeft, runsToTheLeft } from './direction.ts'
import { bookmarked } from './fields.ts'
import { inlineRuns, wordsRun } from './runs.ts'
import type { Sheet } from './sheet.ts'
import { around, valued } from './xml.ts'

/** How a paragraph looks, and which numbering it takes its number from. */
export type Look = {
  style?: string
  number?: { id: number; level: number }
  /** How far in it begins, in twentieths of a point, where neither style nor number say so. */
  indent?: number
  side?: string | null
  isBold?: boolean
  /** Stands before its words. */
  lead?: string
  /** How it looked before it became another kind of block. */
  former?: Look
  /** The name under which the list of contents leads to it. */
  anchor?: string
}

/** A block of words as a paragraph. */
export function paragraph(node: JsonNode, look: Look, sheet: Sheet): string {
  const isRtl = isRightToLeft(node)
  const line = { lang: textIn(node, 'lang'), isRtl, isBold: look.isBold ?? false }
  const words = inlineRuns(node.content ?? [], line, sheet)
  const isNamed = !sheet.isCopy && (sheet.tracking?.isNamed(node) ?? true)
  const place = isNamed ? sheet.places.get(textIn(node, 'id') ?? '') : undefined
  const names = [place, look.anchor].filter((name) => name !== undefined)
  const named = names.reduce((inner, name) => bookmarked(name, inner), words)
  const drawn = `<w:p>${trackedLook(node, look, sheet)}${look.lead ?? ''}${named}</w:p>`
  return sheet.tracking && !sheet.isCopy ? sheet.tracking.move(node, drawn) : drawn
}

/** How a paragraph looks, what has become of its end, and how it looked before. */
function trackedLook(node: JsonNode, look: Look, { tracking, isCopy }: Sheet): string {
  const isRtl = isRightToLeft(node)
  if (!tracking) return lookOf(look, isRtl)
  const state = stateOf(node)
  const end = around('rPr', tracking.mark(isCopy ? plainState(state) : state))
  const former = formerOf(node)
  const wasRtl = former !== null && isRightToLeft({ ...former, content: node.content ?? [] })
  const change = former ? tracking.former('pPr', looksOf(look.former ?? look, wasRtl)) : ''
  return around('pPr', looksOf(look, isRtl) + end + change)
}

/** A paragraph of plain words that are not of the text. */
export function plainParagraph(words: string, look: Look): string {
  const isRtl = runsToTheLeft(words)
  return `<w:p>${lookOf(look, isRtl)}${wordsRun(words, { lang: null, isRtl })}</w:p>`
}

/** A paragraph of runs that are made already. */
export function madeParagraph(runs: string, look: Look): string {
  return `<w:p>${lookOf(look, false)}${runs}</w:p>`
}

/** In a paragraph that runs from right to left, Word means by left and right its beginning and its end. */
const SIDES: Record<string, string> = { left: 'left', right: 'right', center: 'center', justify: 'both' }
const MIRRORED: Record<string, string> = { ...SIDES, left: 'right', right: 'left' }

function lookOf(look: Look, isRtl: boolean): string {
  return around('pPr', looksOf(look, isRtl))
}

function looksOf({ style, number, indent, side }: Look, isRtl: boolean): string {
  const count = number ? `${valued('ilvl', number.level)}${valued('numId', number.id)}` : ''
  const sides = isRtl ? MIRRORED : SIDES
  return (
    valued('pStyle', style ?? null) +
    around('numPr', count) +
    (isRtl ? '<w:bidi/>' : '') +
    (indent ? `<w:ind w:left="${indent}"/>` : '') +
    valued('jc', (side && sides[side]) || null)
  )
}
