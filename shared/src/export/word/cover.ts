import { plainParagraph } from './paragraphs.ts'
import type { WordDrawing } from './word-text.ts'

/** What stands before the text: of whom, what it is called, to whom it goes, and who submits it. */
export function coverXml({ title, cover, words }: WordDrawing): string {
  if (!cover) return ''
  const { coalition, occasion, organizations } = cover
  return [
    plainParagraph(coalition, { style: 'Subtitle' }),
    plainParagraph(title, { style: 'Title' }),
    occasion ? plainParagraph(occasion, { style: 'Subtitle' }) : '',
    organizations.length > 0 ? plainParagraph(words.submittedBy, { style: 'CoverLabel' }) : '',
    ...organizations.map((name) => plainParagraph(name, { style: 'Signatory' })),
  ].join('')
}
