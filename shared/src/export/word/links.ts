import { htmlText } from '../html-text.ts'
import type { Pictures } from '../pictures.ts'
import { pictureName, pictureTarget } from './picture-names.ts'
import { xmlFile } from './xml.ts'

const RELATIONSHIPS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** What a part of a Word file leads to outside of itself: addresses, each once, and other parts by their names. */
export class Links {
  readonly #targets = new Map<string, string>()

  /** The name under which the part speaks of an address. */
  nameOf(href: string): string {
    const known = this.#targets.get(href)
    if (known) return known
    const name = `link${this.#targets.size + 1}`
    this.#targets.set(href, name)
    return name
  }

  /** The part's own list of what it leads to; `parts` are others of the file, by kind. */
  file(parts: Record<string, string> = {}, pictures: Pictures = new Map()): string {
    const inside = Object.entries(parts).map(([kind, target]) => relationship(kind, { name: kind, target }))
    const outside = [...this.#targets].map(([href, name]) =>
      relationship('hyperlink', { name, target: addressOf(href), isOutside: true }),
    )
    const drawn = [...pictures.values()].map((picture, at) =>
      relationship('image', { name: pictureName(at), target: pictureTarget(picture, at) }),
    )
    return relationshipsFile([...inside, ...drawn, ...outside])
  }
}

/** A list of relationships as a file. */
export function relationshipsFile(relationships: readonly string[]): string {
  const content = relationships.join('')
  return xmlFile(
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${content}</Relationships>`,
  )
}

type Target = { name: string; target: string; isOutside?: boolean }

/** One relationship: of what kind, under which name, to where. */
export function relationship(kind: string, { name, target, isOutside = false }: Target): string {
  const mode = isOutside ? ' TargetMode="External"' : ''
  return `<Relationship Id="${name}" Type="${RELATIONSHIPS}/${kind}" Target="${htmlText(target)}"${mode}/>`
}

/** Word calls a file broken in which an address holds what no address may. */
function addressOf(href: string): string {
  return href.toWellFormed().replace(/[^\x21-\x7e]|["<>\\^`{|}]/gu, encodeURIComponent)
}
