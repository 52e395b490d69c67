import type { ListPlace } from './docx-styles.ts'
import { childrenOf, integerOf, settingOf, type XmlElement } from './xml-tree.ts'

/** One item of a list: how deep, numbered or not, and which number it bears. */
export type ListItem = { level: number; isOrdered: boolean; number: number }

type Level = { format: string; start: number }
type Numbering = { counters: string; levels: Map<number, Level>; starts: Map<number, number> }

/** Counts the items of a document as a word processor does, so that a list that goes on after a heading goes on. */
export class DocxNumbering {
  readonly #numberings = new Map<string, Numbering>()
  readonly #counts = new Map<string, number[]>()

  constructor(tree: XmlElement | null) {
    const abstracts = new Map(
      childrenOf(tree ?? undefined, 'w:abstractNum').map((each) => [
        each.attributes['w:abstractNumId'] ?? '',
        levelsOf(each),
      ]),
    )
    for (const num of childrenOf(tree ?? undefined, 'w:num')) {
      const id = num.attributes['w:numId'] ?? ''
      const abstract = settingOf(num, 'w:abstractNumId') ?? ''
      const starts = overriddenStarts(num)
      const levels = new Map([...(abstracts.get(abstract) ?? []), ...levelsWithin(num)])
      // What begins anew counts for itself.
      this.#numberings.set(id, { counters: starts.size > 0 ? `own ${id}` : abstract, levels, starts })
    }
  }

  /** The next item at some place; null where a place has no numbers and no bullets. */
  next({ numId, level }: ListPlace): ListItem | null {
    const numbering = this.#numberings.get(numId)
    const { format, start } = numbering?.levels.get(level) ?? { format: 'bullet', start: 1 }
    if (!numbering || format === 'none') return null
    const counts = this.#counts.get(numbering.counters) ?? []
    const former = counts[level]
    const number = former === undefined ? (numbering.starts.get(level) ?? start) : former + 1
    this.#counts.set(numbering.counters, [...counts.slice(0, level), number])
    return { level, isOrdered: format !== 'bullet', number }
  }
}

function levelsOf(abstract: XmlElement): Map<number, Level> {
  return new Map(childrenOf(abstract, 'w:lvl').map(levelOf))
}

function levelsWithin(num: XmlElement): [number, Level][] {
  return childrenOf(num, 'w:lvlOverride').flatMap((override) => childrenOf(override, 'w:lvl').map(levelOf))
}

function levelOf(level: XmlElement): [number, Level] {
  return [
    integerOf(level.attributes['w:ilvl']) ?? 0,
    { format: settingOf(level, 'w:numFmt') ?? 'decimal', start: integerOf(settingOf(level, 'w:start')) ?? 1 },
  ]
}

function overriddenStarts(num: XmlElement): Map<number, number> {
  return new Map(
    childrenOf(num, 'w:lvlOverride').flatMap((override): [number, number][] => {
      const start = integerOf(settingOf(override, 'w:startOverride'))
      return start === null ? [] : [[integerOf(override.attributes['w:ilvl']) ?? 0, start]]
    }),
  )
}
