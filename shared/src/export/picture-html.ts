import type { JsonNode } from '../document/document-json.ts'
import { blockAttributes } from './block-attributes.ts'
import { htmlText } from './html-text.ts'
import type { Page } from './page.ts'
import { addressOf, altOf, pictureOf } from './pictures.ts'

/** A picture; where it is not there, what it says. */
export function pictureHtml(node: JsonNode, { pictures }: Page): string {
  const picture = pictureOf(node, pictures)
  const alt = altOf(node)
  if (!picture) return alt && `<p class="picture"${blockAttributes(node)}><em>${htmlText(alt)}</em></p>`
  const { width, height } = picture
  const sides = `width="${width}" height="${height}"`
  return `<figure class="picture"${blockAttributes(node)}><img src="${htmlText(addressOf(picture))}" alt="${htmlText(alt)}" ${sides}></figure>`
}
