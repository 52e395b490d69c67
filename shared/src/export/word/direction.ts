import type { JsonNode } from '../../document/document-json.ts'
import { textIn } from '../block-kinds.ts'

const RTL_LETTER =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u
const FIRST_LETTER = /\p{L}/u

/** Whether a block runs from right to left: as it says, or else as its first letter does. */
export function isRightToLeft(block: JsonNode): boolean {
  const said = textIn(block, 'dir')
  return said === 'rtl' || (said !== 'ltr' && runsToTheLeft(wordsOf(block)))
}

/** Whether words run from right to left, as their first letter does. */
export function runsToTheLeft(words: string): boolean {
  return RTL_LETTER.test(FIRST_LETTER.exec(words)?.[0] ?? '')
}

function wordsOf({ text, content = [] }: JsonNode): string {
  return text ?? content.map(wordsOf).join('')
}
