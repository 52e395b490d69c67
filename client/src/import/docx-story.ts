import type { DocxNumbering } from './docx-numbering.ts'
import type { Relation } from './docx-package.ts'
import type { DocxStyles } from './docx-styles.ts'
import type { Dropped } from './dropped.ts'
import type { Reading } from './imported-text.ts'

/** The two kinds of notes; here they become one. */
export type NoteKind = 'footnote' | 'endnote'

/** The notes to which a text refers, in the order in which it does. */
export type NoteReferences = Map<string, { kind: NoteKind; id: string }>

/** A field that is open while its words are read: where it links to, once it has said so. */
export type OpenField = { instruction: string; isResult: boolean; href: string | null }

/** What one part of a document is read with: its text, or its notes. */
export type DocxStory = {
  readonly styles: DocxStyles
  readonly numbering: DocxNumbering
  readonly relations: ReadonlyMap<string, Relation>
  readonly reading: Reading
  readonly dropped: Dropped
  /** Null in notes, in which there are no notes. */
  readonly references: NoteReferences | null
  /** The fields that are open, the innermost last; they may go over several paragraphs. */
  readonly fields: OpenField[]
}
