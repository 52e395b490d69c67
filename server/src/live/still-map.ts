import { ROOT_NAME } from '@plenary/shared/document/schema-version.ts'
import type * as Y from 'yjs'
import { XmlElement } from 'yjs'
import type { StructId } from './update-reader.ts'

/**
 * Which blocks of a text stand still, by the sections whose headings were named. The line of blocks is cut into zones,
 * free and still in turns: 0 is what stands before the first still section, 1 that section, 2 what follows, and so on.
 * What was deleted behind the last block of section 1 is at 1.5: nothing comes there but notes, which stand behind all.
 */
export type StillMap = {
  /** The blocks that take no change: those of the sections, and the notes that these refer to first. */
  blocks: StructId[]
  /** In which zone each stretch of the line stands, what was deleted of it included. */
  line: [client: number, clock: number, length: number, zone: number][]
  /** Of each still section the block that it begins with. */
  firsts: StructId[]
  /** The zone after all. */
  end: number
}

/** Whether a zone is of a section that stands still. */
export function isStillZone(zone: number): boolean {
  return Math.floor(zone) % 2 === 1
}

/** Finds them in a document. A heading that is not in it stands still nowhere. */
export function stillMap(doc: Y.Doc, headings: readonly string[]): StillMap {
  const walk = new Walk(new Set(headings))
  for (let item = doc.getXmlFragment(ROOT_NAME)._start; item; item = item.right) walk.take(item)
  return walk.end()
}

class Walk {
  readonly #headings: ReadonlySet<string>
  readonly #map: Omit<StillMap, 'end'> = { blocks: [], line: [], firsts: [] }
  /** The notes referred to so far, and those of them to which a still section did so first. */
  readonly #referred = new Set<string>()
  readonly #stillNotes = new Set<string>()
  #zone = 0
  /** How long the line was behind the last block. */
  #lastBlock = 0
  /** Of the still section that one is in. */
  #level = 0

  constructor(headings: ReadonlySet<string>) {
    this.#headings = headings
  }

  take(item: Y.Item): void {
    const block = blockOf(item)
    if (block) this.#enter(block, item.id)
    const { client, clock } = item.id
    this.#map.line.push([client, clock, item.length, this.#zone])
    if (!block) return
    this.#note(block, { client, clock })
    this.#lastBlock = this.#map.line.length
  }

  end(): StillMap {
    if (isStillZone(this.#zone)) this.#leave()
    return { ...this.#map, end: this.#zone }
  }

  /** A heading may end a section and begin another; notes are of no section, wherever they stand. */
  #enter(block: Y.XmlElement, id: StructId): void {
    const isIn = isStillZone(this.#zone)
    const isNote = block.nodeName === 'footnote'
    const level = block.nodeName === 'heading' ? levelOf(block) : Number.POSITIVE_INFINITY
    if (isIn && (isNote || level <= this.#level)) this.#leave()
    if (isStillZone(this.#zone) || !Number.isFinite(level)) return
    if (!this.#headings.has(String(attributeOf(block, 'id')))) return
    this.#zone += 1
    this.#level = level
    this.#map.firsts.push({ client: id.client, clock: id.clock })
  }

  #leave(): void {
    for (const stretch of this.#map.line.slice(this.#lastBlock)) stretch[3] += 0.5
    this.#zone += 1
  }

  #note(block: Y.XmlElement, id: StructId): void {
    // They stand behind all that refers to them.
    if (block.nodeName === 'footnote') {
      if (this.#stillNotes.has(String(attributeOf(block, 'note')))) this.#map.blocks.push(id)
      return
    }
    const isStill = isStillZone(this.#zone)
    if (isStill) this.#map.blocks.push(id)
    for (const name of referencesIn(block)) {
      if (isStill && !this.#referred.has(name)) this.#stillNotes.add(name)
      this.#referred.add(name)
    }
  }
}

function blockOf(item: Y.Item): Y.XmlElement | null {
  if (item.deleted) return null
  const [block] = item.content.getContent()
  return block instanceof XmlElement ? block : null
}

function referencesIn(element: Y.XmlElement): string[] {
  return element.toArray().flatMap((child) => {
    if (!(child instanceof XmlElement)) return []
    if (child.nodeName !== 'footnoteReference') return referencesIn(child)
    return [String(attributeOf(child, 'note'))]
  })
}

function levelOf(heading: Y.XmlElement): number {
  const level = attributeOf(heading, 'level')
  return typeof level === 'number' ? level : 1
}

/** Yjs types attributes as strings; levels are none. */
function attributeOf(element: Y.XmlElement, name: string): unknown {
  return element.getAttribute(name)
}
