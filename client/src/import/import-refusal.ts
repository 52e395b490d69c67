/** Why a file is not read. Each has its sentence for people in refusal-words.ts. */
export const REFUSAL_CODES = [
  'not-supported',
  'too-large',
  'not-a-document',
  'damaged',
  'protected',
  'unsafe-names',
  'too-many-parts',
  'unpacks-too-large',
  'wrong-sizes',
  'archive-within',
  'macros',
  'remote-template',
  'entities',
  'too-deep',
  'too-complex',
  'too-long',
  'too-slow',
  'reader-missing',
  'not-text',
  'empty',
] as const
export type RefusalCode = (typeof REFUSAL_CODES)[number]

/** A file that is not read, and why. Nothing of it has been kept. */
export class ImportRefusal extends Error {
  readonly code: RefusalCode
  constructor(code: RefusalCode, options?: ErrorOptions) {
    super(`the file is refused: ${code}`, options)
    this.name = 'ImportRefusal'
    this.code = code
  }
}
