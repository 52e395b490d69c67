import type { Pictures } from '../pictures.ts'
import type { PageForm } from './page-form.ts'

/** The words that a Word file adds to a text, in the language of the file. */
export type WordWords = { contents: string; submittedBy: string }

/** What stands before the text. Names that are withheld are counted in a line of their own, which the caller writes. */
export type Cover = {
  coalition: string
  /** The mechanism and the session, where they are known. */
  occasion: string | null
  organizations: readonly string[]
}

/** How a text becomes a Word file. */
export type WordDrawing = {
  title: string
  language: string
  isNumbered: boolean
  organizations: readonly string[]
  /** Of one that is not there stands what it says. */
  pictures?: Pictures
  form: PageForm
  words: WordWords
  /** Null for the text alone. */
  cover: Cover | null
  hasContents: boolean
}
