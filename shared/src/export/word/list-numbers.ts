import { around, valued, xmlPart } from './xml.ts'

/** The numberings that every file has. */
export const PARAGRAPHS = 1
export const RECOMMENDATIONS = 2
export const BULLETS = 3
const OWN = 3

const LEVELS = [0, 1, 2, 3, 4, 5, 6, 7, 8]
const SIGNS = ['•', '–', '▪']
const FORMATS: Record<string, string> = {
  '1': 'decimal',
  a: 'lowerLetter',
  A: 'upperLetter',
  i: 'lowerRoman',
  I: 'upperRoman',
}
const STEP = 425

/** The lists of a text: each ordered one counts by itself, from where it begins. */
export class ListNumbers {
  readonly #ordered: { format: string; start: number }[] = []

  /** The numbering of a new ordered list. */
  ordered(type: string | null, start: number): number {
    this.#ordered.push({ format: FORMATS[type ?? '1'] ?? 'decimal', start: Math.max(0, Math.trunc(start)) })
    return OWN + this.#ordered.length
  }

  /** All numberings as a part of the file. */
  part(): string {
    const kinds = [
      kind(PARAGRAPHS, [
        level(0, { format: 'decimal', text: '%1.', left: 0, hanging: -567, style: 'Numbered' }),
      ]),
      kind(RECOMMENDATIONS, [
        level(0, {
          format: 'decimal',
          text: 'R%1',
          left: 709,
          hanging: 709,
          style: 'Recommendation',
          isBold: true,
        }),
      ]),
      kind(BULLETS, LEVELS.map(bullet)),
      ...this.#ordered.map(({ format, start }, at) => kind(OWN + at + 1, LEVELS.map(counted(format, start)))),
    ]
    const uses = [PARAGRAPHS, RECOMMENDATIONS, BULLETS, ...this.#ordered.map((_, at) => OWN + at + 1)]
    return xmlPart('numbering', kinds.join('') + uses.map(use).join(''))
  }
}

type Level = {
  format: string
  text: string
  left: number
  /** Less than nothing for a first line that stands further in than the others. */
  hanging: number
  start?: number
  style?: string
  isBold?: boolean
}

function bullet(at: number): string {
  return level(at, { format: 'bullet', text: SIGNS[at % SIGNS.length] ?? '•', ...stepIn(at) })
}

function counted(format: string, start: number) {
  return (at: number) => level(at, { format, text: `%${at + 1}.`, start, ...stepIn(at) })
}

function stepIn(at: number) {
  return { left: STEP * (at + 1), hanging: STEP }
}

function level(at: number, { format, text, left, hanging, start = 1, style, isBold }: Level): string {
  const first = hanging < 0 ? 'w:firstLine="0"' : `w:hanging="${hanging}"`
  const tab = hanging < 0 ? `<w:tabs><w:tab w:val="num" w:pos="${-hanging}"/></w:tabs>` : ''
  const content = [
    valued('start', start) + valued('numFmt', format) + valued('pStyle', style ?? null),
    `<w:lvlText w:val="${text}"/><w:lvlJc w:val="left"/>`,
    `<w:pPr>${tab}<w:ind w:left="${left}" ${first}/></w:pPr>`,
    around('rPr', isBold ? '<w:b/><w:bCs/>' : ''),
  ]
  return `<w:lvl w:ilvl="${at}">${content.join('')}</w:lvl>`
}

function kind(id: number, levels: readonly string[]): string {
  const type = levels.length === 1 ? 'singleLevel' : 'multilevel'
  return `<w:abstractNum w:abstractNumId="${id}">${valued('multiLevelType', type)}${levels.join('')}</w:abstractNum>`
}

function use(id: number): string {
  return `<w:num w:numId="${id}"><w:abstractNumId w:val="${id}"/></w:num>`
}
