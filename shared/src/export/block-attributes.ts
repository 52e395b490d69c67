import type { JsonNode } from '../document/document-json.ts'
import { textIn } from './block-kinds.ts'
import { htmlText } from './html-text.ts'

/** Each block says its language where it is not that of the text, and runs as is set or as its own first letters do. */
export function blockAttributes(node: JsonNode): string {
  const lang = textIn(node, 'lang')
  const dir = textIn(node, 'dir')
  return `${lang ? ` lang="${htmlText(lang)}"` : ''} dir="${dir === 'rtl' || dir === 'ltr' ? dir : 'auto'}"`
}
