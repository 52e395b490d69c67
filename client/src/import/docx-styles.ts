import type { Reading } from './imported-text.ts'
import { childOf, childrenOf, integerOf, isOn, settingOf, type XmlElement } from './xml-tree.ts'

type Style = { name: string; basedOn: string | undefined; pPr?: XmlElement; rPr?: XmlElement }

/** Where a paragraph stands in a list: which numbering, how deep. */
export type ListPlace = { numId: string; level: number }

/** How long a chain of styles that rest on each other is followed; a circle has no end. */
const MAX_CHAIN = 20

/** Names are matched for each paragraph; the rest of a longer one says nothing. */
const MAX_NAME_CHARS = 100

const HEADING = /^heading ([1-9])$/i
const QUOTATION = /^(?:(?:intense |block )?quot(?:e|ation)s?|block text)$/i
const CONTENTS =
  /^(?:toc(?: heading)?|contents(?: heading)?|table of (?:contents|figures|authorities)|index)\b ?\d*$/i
/** The styles that every word processor brings, and that say nothing which a text here does not show anyhow. */
const PLAIN =
  /^(?:normal(?: \(web\))?|standard|default.*|body text.*|text body.*|first line indent|hanging indent|list.*|numbering.*|no spacing|caption|(?:foot|end)note.*|table.*|header.*|footer.*|plain text|subtitle|signature|salutation|closing|date|comment.*|annotation.*|balloon text|revision|horizontal line|preformatted text|frame contents|salutation|heading|internet link|hyperlink|followedhyperlink|strong|emphasis|page number|line number.*)$/i

/** The styles of a document, with what they say of paragraphs and words. */
export class DocxStyles {
  readonly #styles = new Map<string, Style>()
  readonly #unknown = new Set<string>()
  readonly #default: string | undefined
  /** The language of the document where nothing else is said; null when it says none. */
  readonly language: string | null

  constructor(tree: XmlElement | null) {
    for (const style of childrenOf(tree ?? undefined, 'w:style')) {
      const { 'w:styleId': id, 'w:type': type, 'w:default': isDefault } = style.attributes
      if (!id) continue
      this.#styles.set(id, {
        name: (settingOf(style, 'w:name') ?? id).slice(0, MAX_NAME_CHARS),
        basedOn: settingOf(style, 'w:basedOn'),
        ...part(style, 'pPr'),
        ...part(style, 'rPr'),
      })
      if (type === 'paragraph' && (isDefault === '1' || isDefault === 'true')) this.#default ??= id
    }
    const defaults = childOf(childOf(tree ?? undefined, 'w:docDefaults'), 'w:rPrDefault')
    this.language = childOf(childOf(defaults, 'w:rPr'), 'w:lang')?.attributes['w:val'] ?? null
  }

  /** How many styles of paragraphs there are in the text that somebody made, and that are not kept. */
  get unknownCount(): number {
    return this.#unknown.size
  }

  /** The level of a heading, from 1; null for a paragraph. */
  headingLevel(pPr: XmlElement | undefined): number | null {
    const outline = this.#first(pPr, (properties) => integerOf(settingOf(properties, 'w:outlineLvl')))
    if (outline !== null) return outline < 9 ? outline + 1 : null
    for (const { name } of this.#chain(settingOf(pPr, 'w:pStyle'))) {
      if (/^title$/i.test(name)) return 1
      const level = HEADING.exec(name)?.[1]
      if (level) return Number(level)
    }
    return null
  }

  /** Whether a paragraph is a quotation, by its style. */
  isQuotation(pPr: XmlElement | undefined): boolean {
    return this.#chain(settingOf(pPr, 'w:pStyle')).some(({ name }) => QUOTATION.test(name))
  }

  /** Whether a paragraph is a line of a table of contents, which was made from the headings. */
  isContents(pPr: XmlElement | undefined): boolean {
    return CONTENTS.test(this.#chain(settingOf(pPr, 'w:pStyle'))[0]?.name ?? '')
  }

  /** The list that a paragraph stands in, by itself or by its style; null for none. */
  listPlace(pPr: XmlElement | undefined): ListPlace | null {
    const numPr = this.#first(pPr, (properties) => childOf(properties, 'w:numPr') ?? null)
    const numId = settingOf(numPr ?? undefined, 'w:numId')
    if (!numId || numId === '0') return null
    return { numId, level: Math.min(8, Math.max(0, integerOf(settingOf(numPr ?? undefined, 'w:ilvl')) ?? 0)) }
  }

  /** Whether a paragraph runs from right to left. */
  isRightToLeft(pPr: XmlElement | undefined): boolean {
    return this.#first(pPr, (properties) => isOn(properties, 'w:bidi') ?? null) ?? false
  }

  /** What a style of words says of them, the nearest first; the look of links is no formatting. */
  wordProperties(rPr: XmlElement | undefined): XmlElement[] {
    const chain = this.#chain(settingOf(rPr, 'w:rStyle'))
    if (/hyperlink|internet link/i.test(chain[0]?.name ?? '')) return rPr ? [rPr] : []
    return [rPr, ...chain.map((style) => style.rPr)].filter((each) => each !== undefined)
  }

  /** Notes the style of a paragraph that is shown as any other. */
  notePlainStyle(pPr: XmlElement | undefined): void {
    const name = this.#chain(settingOf(pPr, 'w:pStyle'))[0]?.name
    if (name && !PLAIN.test(name)) this.#unknown.add(name)
  }

  #first<T>(pPr: XmlElement | undefined, find: (properties: XmlElement) => T | null): T | null {
    for (const properties of [pPr, ...this.#chain(settingOf(pPr, 'w:pStyle')).map((style) => style.pPr)]) {
      const found = properties && find(properties)
      if (found !== null && found !== undefined) return found
    }
    return null
  }

  #chain(id: string | undefined): Style[] {
    const chain: Style[] = []
    let style = this.#styles.get(id ?? this.#default ?? '')
    while (style && chain.length < MAX_CHAIN) {
      chain.push(style)
      style = style.basedOn === undefined ? undefined : this.#styles.get(style.basedOn)
    }
    return chain
  }
}

function part(style: XmlElement, name: 'pPr' | 'rPr'): { [name: string]: XmlElement } {
  const found = childOf(style, `w:${name}`)
  return found ? { [name]: found } : {}
}

/** The properties of a paragraph, a run or a row in one reading: what they are now, or what they were before a tracked change. */
export function propertiesOf(
  element: XmlElement,
  name: 'pPr' | 'rPr' | 'trPr',
  reading: Reading,
): XmlElement | undefined {
  const now = childOf(element, `w:${name}`)
  const change = reading === 'original' ? childOf(now, `w:${name}Change`) : undefined
  return change ? (childOf(change, `w:${name}`) ?? { ...change, children: [] }) : now
}
