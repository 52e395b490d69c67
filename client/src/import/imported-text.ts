import type { JsonNode } from '@plenary/shared/document/document-json.ts'

/** What can be found in a file and is taken. */
export const FOUND_KINDS = [
  'words',
  'headings',
  'paragraphs',
  'lists',
  'tables',
  'quotations',
  'notes',
  'links',
] as const
export type FoundKind = (typeof FOUND_KINDS)[number]

/** What can be in a file and has no place in a text here. Of some the words are kept: `dropped-words.ts` says so. */
export const DROPPED_KINDS = [
  'images',
  'textBoxes',
  'equations',
  'embeddedObjects',
  'contents',
  'fields',
  'hiddenWords',
  'symbols',
  'headingNumbers',
  'raised',
  'highlights',
  'unknownStyles',
  'unsafeLinks',
  'innerLinks',
  'code',
  'frontMatter',
  'unusedNotes',
] as const
export type DroppedKind = (typeof DROPPED_KINDS)[number]

/** What somebody should know before they put the text in. */
export type ImportWarnings = {
  /** Tracked changes in the file. */
  insertions: number
  deletions: number
  /** Changes of formatting that were tracked. */
  formatChanges: number
  comments: number
  /** Headers and footers that have words in them. */
  marginTexts: number
}

/** With tracked changes as accepted, or the text as it was before them. */
export type Reading = 'accepted' | 'original'

/** What was read of a file. The notes of `document` stand at its end. */
export type ImportedText = {
  document: JsonNode
  found: Record<FoundKind, number>
  dropped: Partial<Record<DroppedKind, number>>
  warnings: ImportWarnings
}

/** Warnings of a file in which there is nothing to warn of. */
export const NO_WARNINGS: ImportWarnings = {
  insertions: 0,
  deletions: 0,
  formatChanges: 0,
  comments: 0,
  marginTexts: 0,
}
