import type { JsonNode } from '../document/document-json.ts'
import { documentHtml } from './document-html.ts'
import { htmlText } from './html-text.ts'
import { sectionsOf } from './outline.ts'
import type { Drawing } from './page.ts'

/** How a text is drawn to be printed: `contents` stands over the list of its sections. */
export type PrintDrawing = Drawing & { contents: string }

/** A text without suggestions (`standingText`) as HTML, its contents before it where it has sections to choose from. */
export function printHtml(document: JsonNode, drawing: PrintDrawing): string {
  return `${contentsHtml(document, drawing.contents)}<div class="text">\n${documentHtml(document, drawing)}\n</div>`
}

function contentsHtml(document: JsonNode, title: string): string {
  const sections = sectionsOf(document).filter((section) => section.title !== '' || section.letter !== null)
  if (sections.length < 2) return ''
  const items = sections.map(({ anchor, letter, title }) => {
    const lead = `<span class="letter">${htmlText(letter ?? '')}</span>`
    return `<li><a href="#${anchor}">${lead}<span dir="auto">${htmlText(title)}</span></a></li>`
  })
  return `<nav class="contents" aria-labelledby="contents"><h2 id="contents">${htmlText(title)}</h2><ol>${items.join('')}</ol></nav>\n`
}
