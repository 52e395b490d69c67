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
  /** The name under which the list of contents leads to it. */
  anchor?: string
}

/** A block of words as a paragraph. */
export function paragraph(node: JsonNode, look: Look, sheet: Sheet): string {
  const isRtl = isRightToLeft(node)
  const line = { lang: textIn(node, 'lang'), isRtl, isBold: look.isBold ?? false }
  const words = inlineRuns(node.content ?? [], line, sheet)
  const place = sheet.isCopy ? undefined : sheet.places.get(textIn(node, 'id') ?? '')
  const names = [place, look.anchor].filter((name) => name !== undefined)
  const named = names.reduce((inner, name) => bookmarked(name, inner), words)
  return `<w:p>${lookOf(look, isRtl)}${look.lead ?? ''}${named}</w:p>`
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

function lookOf({ style, number, indent, side }: Look, isRtl: boolean): string {
  const count = number ? `${valued('ilvl', number.level)}${valued('numId', number.id)}` : ''
  const sides = isRtl ? MIRRORED : SIDES
  return around(
    'pPr',
    valued('pStyle', style ?? null) +
      around('numPr', count) +
      (isRtl ? '<w:bidi/>' : '') +
      (indent ? `<w:ind w:left="${indent}"/>` : '') +
      valued('jc', (side && sides[side]) || null),
  )
}
