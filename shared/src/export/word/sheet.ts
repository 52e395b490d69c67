import type { JsonNode } from '../../document/document-json.ts'
import { textIn } from '../block-kinds.ts'
import type { Page } from '../page.ts'
import type { Links } from './links.ts'
import type { ListNumbers } from './list-numbers.ts'
import type { PageForm } from './page-form.ts'
import type { Tracking } from './tracking.ts'

/** What is known of the whole while a part of a Word file is written. */
export type Sheet = {
  page: Page
  form: PageForm
  isNumbered: boolean
  /** Where the headings of the text begin. */
  level: number
  links: Links
  lists: ListNumbers
  /** The names of places that something refers to, by block id. */
  places: ReadonlyMap<string, string>
  /** The blocks that have a number which Word counts. */
  numbered: ReadonlySet<string>
  /** The notes that have been set already: Word numbers a note where it is set, and refers to it elsewhere. */
  setNotes: Set<string>
  /** The notes that references of the text itself lead to: Word has no notes in notes. */
  bodyNotes: ReadonlySet<string>
  /** Drawings so far: each has a number of its own in a file. */
  drawn: { count: number }
  /** What stands elsewhere already is not set, nor referred to, a second time. */
  isCopy: boolean
  /** Of a text that has two in it (`trackedText`); null of one as it is. */
  tracking: Tracking | null
}

/** Where in lists and quotations a block. */
export type Depth = { lists: number; isQuoted: boolean }

export const AT_THE_TOP: Depth = { lists: 0, isQuoted: false }

/** The names of the places that cross-references lead to, by block id. */
export function placesIn(document: JsonNode): Map<string, string> {
  const targets = new Set(targetsIn(document))
  return new Map([...targets].map((target, at) => [target, `place_${at + 1}`]))
}

function targetsIn(node: JsonNode): string[] {
  if (node.type === 'crossReference') return [textIn(node, 'target') ?? ''].filter(Boolean)
  return (node.content ?? []).flatMap(targetsIn)
}

/** The notes that are referred to anywhere but in notes. */
export function notesIn(node: JsonNode): string[] {
  if (node.type === 'footnote') return []
  if (node.type === 'footnoteReference') return [textIn(node, 'note') ?? '']
  return (node.content ?? []).flatMap(notesIn)
}
