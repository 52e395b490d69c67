import type { JsonNode } from '../document/document-json.ts'
import { headingLine } from '../document/places.ts'
import { SECTION_LETTER } from '../document/section-letter.ts'
import { numberIn } from './block-kinds.ts'

/** A section of a text: where its heading is, with what letter it begins, and what it is called. */
export type Section = { anchor: string; letter: string | null; title: string }

/** Those headings are its sections that no other heading stands above. */
export function sectionLevel(document: JsonNode): number {
  const levels = headingsOf(document).map((heading) => numberIn(heading, 'level', 1))
  return Math.min(...levels, 3)
}

/** The sections of a text, to be gone to from a list of contents. */
export function sectionsOf(document: JsonNode): Section[] {
  const level = sectionLevel(document)
  return headingsOf(document)
    .filter((heading) => numberIn(heading, 'level', 1) === level)
    .map((heading, at) => {
      const line = headingLine(heading)
      const [begin = '', letter = null] = SECTION_LETTER.exec(line) ?? []
      return { anchor: sectionAnchor(at), letter, title: line.slice(begin.length) }
    })
}

/** The name of a place in a page, for its nth section. */
export function sectionAnchor(at: number): string {
  return `section-${at + 1}`
}

function headingsOf({ content = [] }: JsonNode): JsonNode[] {
  return content.filter(({ type }) => type === 'heading')
}
