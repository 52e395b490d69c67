import { MAX_IMPORT_FILE_BYTES } from '@plenary/shared/limits.ts'
import { ImportRefusal } from './import-refusal.ts'
import type { ImportedText, Reading } from './imported-text.ts'
import { readDocx } from './read-docx.ts'
import { readMarkdown } from './read-markdown.ts'

/** A file, and how its tracked changes are to be read. */
export type ReadRequest = { name: string; bytes: Uint8Array; reading: Reading }

/** Reads a file by the end of its name. @throws {ImportRefusal} when it is not let in. */
export function readFile({ name, bytes, reading }: ReadRequest): ImportedText {
  if (bytes.length > MAX_IMPORT_FILE_BYTES) throw new ImportRefusal('too-large')
  if (/\.docx$/i.test(name)) return readDocx(bytes, reading)
  if (/\.(?:md|markdown)$/i.test(name)) return readMarkdown(bytes)
  throw new ImportRefusal(/\.(?:docm|dotm)$/i.test(name) ? 'macros' : 'not-supported')
}
