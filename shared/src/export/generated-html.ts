import type { JsonNode } from '../document/document-json.ts'
import { blockAttributes } from './block-attributes.ts'
import { htmlText } from './html-text.ts'
import { inlineHtml } from './inline-html.ts'
import { labelOf, noteNumber, type Page } from './page.ts'

/** A recommendation with its number, which can be pointed at: `#R3`. */
export function recommendationHtml(node: JsonNode, page: Page): string {
  const label = labelOf(node, page)
  const number = `<span class="number">${label}</span>`
  return `<p class="recommendation" id="${label}"${blockAttributes(node)}>${number} ${inlineHtml(node.content ?? [], page)}</p>`
}

/** All recommendations, one under the other, each led back to its place. */
export function recommendationListHtml(page: Page): string {
  if (page.recommendations.length === 0) return ''
  const items = page.recommendations.map((node) => {
    const label = labelOf(node, page)
    const number = `<a class="number" href="#${label}">${label}</a>`
    return `<li${blockAttributes(node)}>${number} ${inlineHtml(node.content ?? [], page)}</li>`
  })
  return `<ul class="recommendations">${items.join('')}</ul>`
}

/** The organisations in whose name the text speaks. */
export function signatoriesHtml({ organizations }: Page): string {
  if (organizations.length === 0) return ''
  return `<ul class="signatories">${organizations.map((name) => `<li dir="auto">${htmlText(name)}</li>`).join('')}</ul>`
}

/** The notes at the end of a text. */
export function notesHtml(page: Page): string {
  if (page.notes.length === 0) return ''
  const items = page.notes.map((note) => {
    const number = noteNumber(note, page)
    return `<li id="note-${number}"${blockAttributes(note)}>${inlineHtml(note.content ?? [], page)}</li>`
  })
  return `<ol class="notes" role="doc-endnotes">${items.join('')}</ol>`
}
