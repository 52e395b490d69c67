import type { JsonNode } from '../../document/document-json.ts'
import { textIn } from '../block-kinds.ts'
import { noteNumber } from '../page.ts'
import { paragraph } from './paragraphs.ts'
import { wordsRun } from './runs.ts'
import type { Sheet } from './sheet.ts'
import { noteOf } from './tracked-notes.ts'
import { xmlPart } from './xml.ts'

const SIGN = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'
const LINE =
  '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>' +
  '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'

/**
 * The notes of a text as a part of the file. One that only another note refers to stands behind the last of those that
 * the text refers to, since Word knows no notes of notes.
 */
export function notesPart(sheet: Sheet): string {
  const [own, ofNotes] = partedBy(sheet.page.notes, (note) => sheet.bodyNotes.has(textIn(note, 'note') ?? ''))
  const set = sheet.tracking
    ? trackedNotes(sheet)
    : own.map((note) => ({ id: noteNumber(note, sheet.page), note }))
  const notes = set.map(({ id, note }, at) => {
    const isLast = at === set.length - 1
    const lead = `${SIGN}${wordsRun(' ', { lang: null, isRtl: false })}`
    const behind = isLast
      ? ofNotes.map((other) => noteXml(other, numberRun(other, sheet), sheet)).join('')
      : ''
    return `<w:footnote w:id="${id}">${noteXml(note, lead, sheet)}${behind}</w:footnote>`
  })
  return xmlPart('footnotes', LINE + notes.join(''))
}

function trackedNotes(sheet: Sheet): { id: number; note: JsonNode }[] {
  const set = sheet.tracking?.notes ?? []
  return set.map((each) => ({ id: each.id, note: noteOf(each, sheet) ?? { type: 'footnote' } }))
}

function noteXml(note: JsonNode, lead: string, sheet: Sheet): string {
  return paragraph(note, { style: 'FootnoteText', lead }, sheet)
}

function numberRun(note: JsonNode, { page }: Sheet): string {
  const line = { lang: null, isRtl: false }
  return wordsRun(String(noteNumber(note, page)), line, 'FootnoteReference') + wordsRun(' ', line)
}

function partedBy<T>(items: readonly T[], isFirst: (item: T) => boolean): [T[], T[]] {
  return [items.filter(isFirst), items.filter((item) => !isFirst(item))]
}
