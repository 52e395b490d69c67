import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { RefusalCode } from './import-refusal.ts'

/** Why a file was not read, and what to do, in one or two sentences. A new code does not compile before it is here. */
export const REFUSAL_WORDS: Record<RefusalCode, MessageDescriptor> = {
  'not-supported': msg`Only .docx and .md files can be imported. Save the document as one of these, then try again.`,
  'too-large': msg`The file is larger than 32 MB. Take out its pictures, which are not imported, then try again.`,
  'not-a-document': msg`This is no Word document, whatever its name says. Open it where it was written, save it as .docx, then try again.`,
  damaged: msg`The file is damaged or incomplete. Open it where it was written, save it anew, then try again.`,
  protected: msg`The file is protected with a password, or in the old .doc format. Save it as .docx without a password, then try again.`,
  'unsafe-names': msg`The file holds parts that try to leave their folder, as no honest document does. It was not opened.`,
  'too-many-parts': msg`The file holds more parts than any document needs. It was not opened.`,
  'unpacks-too-large': msg`Unpacked, the file would be too large to read. It was not opened.`,
  'wrong-sizes': msg`The file is not of the size that it says itself. It is damaged, or made to do harm, and was not read.`,
  'archive-within': msg`There is another archive in the file, which no document needs. It was not opened.`,
  macros: msg`The file holds macros: programs that can do harm. Save it as .docx without macros, then try again.`,
  'remote-template': msg`The file asks for a template from another computer, which is a way to do harm. Nothing was fetched, and the file was not read.`,
  entities: msg`The file declares entities, which no Word document needs and which can do harm. It was not read.`,
  'too-deep': msg`Things are nested in each other too deeply in this file. It was not read.`,
  'too-complex': msg`The file is too complex to be read here. Save it in several parts, then import them one by one.`,
  'too-long': msg`The text is longer than can be put in at once, which is about 60 pages. Save it in several parts, then import them one by one.`,
  'too-slow': msg`Reading the file took longer than five seconds and was ended. Save it in several parts, then import them one by one.`,
  'reader-missing': msg`What reads files could not be fetched. Check the connection, then try again.`,
  'not-text': msg`The file is no text in UTF-8. Save it in that encoding, then try again.`,
  empty: msg`There is no text in this file.`,
}
