import type { JsonNode } from '../document/document-json.ts'
import { inlineMarkdown } from './inline-markdown.ts'
import type { Page } from './page.ts'
import { addressOf, altOf, pictureOf } from './pictures.ts'

/** A picture by its name, which is defined at the end, so that the text can be read; where it is not there, what it says. */
export function pictureMarkdown(node: JsonNode, page: Page): string {
  const picture = pictureOf(node, page.pictures)
  const alt = altOf(node)
  if (picture)
    return `![${plainMarkdown(alt, page)}][${nameOf([...page.pictures.values()].indexOf(picture))}]`
  return (
    alt.trim() && inlineMarkdown([{ type: 'text', text: alt, marks: [{ type: 'italic' }] }], '<br>', page)
  )
}

/** Where the pictures of a text are read. */
export function pictureDefinitions({ pictures }: Page): string {
  return [...pictures.values()].map((picture, at) => `[${nameOf(at)}]: ${addressOf(picture)}`).join('\n')
}

function plainMarkdown(words: string, page: Page): string {
  return inlineMarkdown([{ type: 'text', text: words }], '<br>', page).replaceAll('\n', ' ')
}

function nameOf(at: number): string {
  return `picture-${at + 1}`
}
