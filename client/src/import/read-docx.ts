import type { JsonNode } from '@plenary/shared/document/document-json.ts'
import { readBlocks } from './docx-blocks.ts'
import { scanChanges } from './docx-changes.ts'
import { textOfNote } from './docx-notes.ts'
import { DocxNumbering } from './docx-numbering.ts'
import { DocxPackage } from './docx-package.ts'
import type { DocxStory, NoteKind, NoteReferences } from './docx-story.ts'
import { DocxStyles } from './docx-styles.ts'
import { refuseRemoteTemplate } from './docx-template.ts'
import { Dropped } from './dropped.ts'
import { finishText } from './finish-text.ts'
import { ImportRefusal } from './import-refusal.ts'
import type { ImportedText, Reading } from './imported-text.ts'
import { childOf, childrenOf, type XmlElement } from './xml-tree.ts'

/** How an old Word file begins, and any that is protected with a password. */
const COMPOUND_FILE = [0xd0, 0xcf, 0x11, 0xe0]

/**
 * Reads a DOCX file, as if its tracked changes were accepted or as it was before them. Nothing in it is run, fetched or
 * kept but the text.
 * @throws {ImportRefusal} when it is no such file, broken, too large, or made to do harm.
 */
export function readDocx(bytes: Uint8Array, reading: Reading): ImportedText {
  if (COMPOUND_FILE.every((byte, at) => bytes[at] === byte)) throw new ImportRefusal('protected')
  const file = new DocxPackage(bytes)
  const parts = openParts(file)
  const story = storyOf(file, parts, reading)
  const body = readBlocks(parts.body, story)
  const notes = readNotes(file, parts, story)
  story.dropped.add('unknownStyles', story.styles.unknownCount)
  return finishText([...body, ...notes], story.dropped, {
    ...scanChanges([parts.body, parts.footnotes, parts.endnotes]),
    comments: childrenOf(parts.comments ?? undefined, 'w:comment').length,
    marginTexts: marginTexts(file, parts.main),
  })
}

type Parts = {
  main: string
  body: XmlElement
  styles: XmlElement | null
  numbering: XmlElement | null
  footnotes: XmlElement | null
  endnotes: XmlElement | null
  comments: XmlElement | null
}

function openParts(file: DocxPackage): Parts {
  const main = file.mainPart()
  const relations = [...file.relations(main).values()]
  const target = (kind: string) =>
    relations.find((relation) => relation.kind === kind && !relation.isExternal)?.target ?? ''
  refuseRemoteTemplate([...relations, ...file.relations(target('settings')).values()])
  const body = childOf(file.part(main) ?? undefined, 'w:body')
  if (!body) throw new ImportRefusal('not-a-document')
  return {
    main,
    body,
    styles: file.part(target('styles')),
    numbering: file.part(target('numbering')),
    footnotes: file.part(target('footnotes')),
    endnotes: file.part(target('endnotes')),
    comments: file.part(target('comments')),
  }
}

function storyOf(file: DocxPackage, parts: Parts, reading: Reading) {
  return {
    styles: new DocxStyles(parts.styles),
    numbering: new DocxNumbering(parts.numbering),
    relations: file.relations(parts.main),
    reading,
    dropped: new Dropped(),
    references: new Map() as NoteReferences,
    fields: [],
  } satisfies DocxStory
}

/** The notes that the text refers to, in that order: footnotes and endnotes are one here. */
function readNotes(file: DocxPackage, parts: Parts, story: DocxStory): JsonNode[] {
  const relations = [...file.relations(parts.main).values()]
  const storyFor = (kind: 'footnotes' | 'endnotes'): DocxStory => ({
    ...story,
    relations: file.relations(relations.find((relation) => relation.kind === kind)?.target ?? ''),
    references: null,
    fields: [],
  })
  const sources = {
    footnote: { story: storyFor('footnotes'), notes: notesById(parts.footnotes, 'footnote') },
    endnote: { story: storyFor('endnotes'), notes: notesById(parts.endnotes, 'endnote') },
  }
  return [...(story.references ?? [])].map(([note, { kind, id }]): JsonNode => {
    const element = sources[kind].notes.get(id)
    const content = element ? textOfNote(element, sources[kind].story) : []
    return { type: 'footnote', attrs: { note }, ...(content.length > 0 && { content }) }
  })
}

function notesById(tree: XmlElement | null, kind: NoteKind): Map<string, XmlElement> {
  const notes = childrenOf(tree ?? undefined, `w:${kind}`)
  return new Map(notes.map((note) => [note.attributes['w:id'] ?? '', note]))
}

/** Headers and footers with words in them, each counted once. */
function marginTexts(file: DocxPackage, main: string): number {
  const margins = [...file.relations(main).values()].filter(
    ({ kind, isExternal }) => !isExternal && (kind === 'header' || kind === 'footer'),
  )
  const texts = margins.map(({ target }) => file.part(target))
  return texts.filter((tree) => tree && hasWords(tree)).length
}

function hasWords(element: XmlElement): boolean {
  return (element.name === 'w:t' && /\S/.test(element.text)) || element.children.some(hasWords)
}
