import { htmlText } from '../html-text.ts'

/** How the sign of a note looks. */
export const RAISED = '<w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'

/** A run of what is made already. */
export function run(content: string, ownProperties: string): string {
  return `<w:r>${ownProperties}${content}</w:r>`
}

/** Words within a run. */
export function textOf(words: string): string {
  return `<w:t xml:space="preserve">${htmlText(words.replace(/[\t\n\r]/g, ' '))}</w:t>`
}
