import type { Node } from '@tiptap/pm/model'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import type { Aid } from '../aids/aid-slots.ts'

/** What stands below the heading of a section: words, and the hue of the organisation that leads it. */
export type SectionLine = { words: string; hue: number | null }

/** Draws lines below headings, by their ids. They are no text: nobody selects, copies or counts them. */
export function sectionLines(lines: ReadonlyMap<string, SectionLine>): Aid {
  let drawn: { doc: Node; decorations: DecorationSet } | null = null
  return {
    decorations: ({ doc }) => {
      if (drawn?.doc !== doc) drawn = { doc, decorations: decorationsOf(doc, lines) }
      return drawn.decorations
    },
  }
}

function decorationsOf(doc: Node, lines: ReadonlyMap<string, SectionLine>): DecorationSet {
  const decorations: Decoration[] = []
  doc.forEach((block, offset) => {
    const line = block.type.name === 'heading' ? lines.get(block.attrs.id) : undefined
    if (!line) return
    const hue = line.hue === null ? null : { 'data-org': String(line.hue) }
    decorations.push(
      Decoration.node(offset, offset + block.nodeSize, { 'data-section-line': line.words, ...hue }),
    )
  })
  return DecorationSet.create(doc, decorations)
}
