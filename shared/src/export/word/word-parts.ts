import type { JsonNode } from '../../document/document-json.ts'
import { textIn } from '../block-kinds.ts'
import { sectionLevel } from '../outline.ts'
import { bodyOf, pageOf } from '../page.ts'
import { bodyXml } from './blocks.ts'
import { contentsXml } from './contents.ts'
import { coverXml } from './cover.ts'
import { field } from './fields.ts'
import { Links, relationship, relationshipsFile } from './links.ts'
import { ListNumbers } from './list-numbers.ts'
import { notesPart } from './notes.ts'
import type { PageForm } from './page-form.ts'
import { notesIn, placesIn, type Sheet } from './sheet.ts'
import { stylesPart } from './styles.ts'
import type { Tracking } from './tracking.ts'
import type { WordDrawing } from './word-text.ts'
import { xmlFile, xmlPart } from './xml.ts'

/**
 * A text without suggestions (`standingText`) as the parts of a Word file, by their names in it. The same text gives the
 * same parts; nothing in them says who wrote it, when, or with what (docs/decisions/0030).
 */
export function wordParts(document: JsonNode, drawing: WordDrawing): Record<string, string> {
  return partsOf(document, drawing, sheetOf(withoutHints(document), drawing))
}

/** Two texts in one (`trackedText`) as the parts of a Word file, in which what came and went are Word's own changes. */
export function trackedWordParts(
  document: JsonNode,
  drawing: WordDrawing,
  tracking: Tracking,
): Record<string, string> {
  return partsOf(document, drawing, { ...sheetOf(document, drawing), tracking })
}

function partsOf(document: JsonNode, drawing: WordDrawing, sheet: Sheet): Record<string, string> {
  const noteLinks = new Links()
  const body = mainPart(document, drawing, sheet)
  const notes = notesPart({ ...sheet, links: noteLinks, isCopy: true })
  return {
    '[Content_Types].xml': CONTENT_TYPES,
    '_rels/.rels': relationshipsFile([
      relationship('officeDocument', { name: 'document', target: 'word/document.xml' }),
    ]),
    'word/document.xml': body,
    'word/_rels/document.xml.rels': sheet.links.file(PARTS, sheet.page.pictures),
    'word/styles.xml': stylesPart(drawing.form, drawing.language),
    'word/numbering.xml': sheet.lists.part(),
    'word/footnotes.xml': notes,
    'word/_rels/footnotes.xml.rels': noteLinks.file(),
    'word/settings.xml': SETTINGS,
    'word/footer.xml': FOOTER,
  }
}

function mainPart(document: JsonNode, drawing: WordDrawing, sheet: Sheet): string {
  const { level } = sheet
  const contents = drawing.hasContents ? contentsXml(document, { title: drawing.words.contents, level }) : ''
  const front = coverXml(drawing) + contents
  const turn = front ? '<w:p><w:r><w:br w:type="page"/></w:r></w:p>' : ''
  const content = front + turn + bodyXml(bodyOf(document), sheet) + sectionXml(drawing.form)
  return xmlPart('document', `<w:body>${content}</w:body>`)
}

function sheetOf(
  document: JsonNode,
  { isNumbered, organizations, form, pictures = new Map() }: WordDrawing,
): Sheet {
  const blocks = document.content ?? []
  return {
    page: pageOf(document, { isNumbered, organizations, pictures }),
    ...{ form, isNumbered, links: new Links(), lists: new ListNumbers() },
    level: sectionLevel(document),
    places: placesIn(document),
    numbered: new Set(
      blocks.filter(({ type }) => type !== 'heading').flatMap((block) => textIn(block, 'id') ?? []),
    ),
    setNotes: new Set(),
    drawn: { count: 0 },
    bodyNotes: new Set(notesIn(document)),
    isCopy: false,
    tracking: null,
  }
}

/** What a hint refers to is not referred to in a file that has no hints: Word would count otherwise than we do. */
export function withoutHints({ content = [], ...document }: JsonNode): JsonNode {
  return { ...document, content: content.filter(({ type }) => type !== 'guidance') }
}

function sectionXml({ paper, margin }: PageForm): string {
  const sides = `w:top="${Math.round(margin.top)}" w:right="${Math.round(margin.right)}" w:bottom="${Math.round(margin.bottom)}" w:left="${Math.round(margin.left)}"`
  const turn = paper.width > paper.height ? ' w:orient="landscape"' : ''
  return `<w:sectPr><w:footerReference w:type="default" r:id="footer"/><w:pgSz w:w="${paper.width}" w:h="${paper.height}"${turn}/><w:pgMar ${sides} w:header="709" w:footer="709" w:gutter="0"/></w:sectPr>`
}

const PARTS = {
  styles: 'styles.xml',
  numbering: 'numbering.xml',
  footnotes: 'footnotes.xml',
  settings: 'settings.xml',
  footer: 'footer.xml',
}

const WORD_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
const TYPES = Object.entries({ document: 'document.main', ...kindsOf(PARTS) }).map(
  ([name, kind]) => `<Override PartName="/word/${name}.xml" ContentType="${WORD_TYPE}.${kind}+xml"/>`,
)
const CONTENT_TYPES = xmlFile(
  `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Default Extension="jpg" ContentType="image/jpeg"/>${TYPES.join('')}</Types>`,
)

/** Whoever saves the file anew leaves their name out as well, where their Word heeds it. */
const SETTINGS = xmlPart(
  'settings',
  '<w:removePersonalInformation/><w:removeDateAndTime/><w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>',
)

const FOOTER = xmlPart(
  'ftr',
  `<w:p><w:pPr><w:pStyle w:val="Footer"/><w:jc w:val="center"/></w:pPr>${field('PAGE', '<w:r><w:t>1</w:t></w:r>')}</w:p>`,
)

function kindsOf<T extends Record<string, string>>(parts: T): Record<string, string> {
  return Object.fromEntries(Object.keys(parts).map((name) => [name, name]))
}
