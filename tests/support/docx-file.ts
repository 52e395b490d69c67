import { type Zippable, zipSync } from 'fflate'

const OFFICE = 'http://schemas.openxmlformats.org'
const WORD = `${OFFICE}/wordprocessingml/2006/main`
const RELATIONS = `${OFFICE}/officeDocument/2006/relationships`
const WORD_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'

/** Where a link in a part leads. */
export type TestRelation = { id: string; kind: string; target: string; isExternal?: boolean }

type DocxInput = {
  /** What stands in `w:body`. */
  body?: string
  /** Other parts by their names, in place of those that there are too. */
  parts?: Record<string, string | Uint8Array>
  relations?: TestRelation[]
}

/** A part of a Word file: an element of the namespace, with what stands in it. */
export function wordPart(name: string, content: string): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:${name} xmlns:w="${WORD}" xmlns:r="${RELATIONS}" xmlns:m="${OFFICE}/officeDocument/2006/math" xmlns:mc="${OFFICE}/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">${content}</w:${name}>`
}

/** The links of a part. */
export function relationsPart(relations: readonly TestRelation[]): string {
  const all = relations.map(
    ({ id, kind, target, isExternal }) =>
      `<Relationship Id="${id}" Type="${RELATIONS}/${kind}" Target="${target}"${isExternal ? ' TargetMode="External"' : ''}/>`,
  )
  return `<?xml version="1.0"?><Relationships xmlns="${OFFICE}/package/2006/relationships">${all.join('')}</Relationships>`
}

/** A paragraph of a Word file with some runs, or with words; `properties` go into its `w:pPr`. */
export function wordParagraph(content: string, properties = ''): string {
  const runs = content.startsWith('<') ? content : wordRun(content)
  return `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${runs}</w:p>`
}

/** A run of words; `properties` go into its `w:rPr`. */
export function wordRun(words: string, properties = ''): string {
  return `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${words}</w:t></w:r>`
}

/** A Word file, as small as one can be. */
export function docxFile(input: DocxInput = {}): Uint8Array {
  return zipSync(docxParts(input), { level: 6 })
}

/** The same before it is packed, for those who put other things in. */
export function docxParts({
  body = wordParagraph('Some words.'),
  parts = {},
  relations = [],
}: DocxInput): Zippable {
  const all = {
    '[Content_Types].xml': contentTypes(WORD_TYPE),
    '_rels/.rels': relationsPart([{ id: 'rId1', kind: 'officeDocument', target: 'word/document.xml' }]),
    'word/document.xml': wordPart('document', `<w:body>${body}</w:body>`),
    'word/_rels/document.xml.rels': relationsPart(relations),
    ...parts,
  }
  const encoder = new TextEncoder()
  return Object.fromEntries(
    Object.entries(all).map(([name, part]) => [name, typeof part === 'string' ? encoder.encode(part) : part]),
  )
}

/** The types of the parts of a file whose text is of this one. */
export function contentTypes(type: string): string {
  return `<?xml version="1.0"?><Types xmlns="${OFFICE}/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="${type}"/></Types>`
}
