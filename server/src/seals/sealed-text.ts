import type { Pictures } from '@plenary/shared/export/pictures.ts'
import type { Locale, Localized } from '@plenary/shared/localized.ts'
import type { Mechanism } from '@plenary/shared/mechanisms.ts'
import type { SealedSignatory } from '@plenary/shared/seals.ts'

/** What is sealed, with all that is said of it: what the pack, the receipt and the public page are made of. */
export type SealedText = {
  coalition: Localized
  title: string
  /** Of the text, and of the words around it in its files. */
  language: Locale
  version: { number: number; label: string | null }
  hash: string
  words: number
  sealedAt: Date
  signatories: readonly SealedSignatory[]
  /** How many organisations stand behind it and are not named. */
  withheld: number
  isNumbered: boolean
  /** What the document follows, whose form its file has; null for nothing. */
  mechanism: Mechanism | null
  /** Those that the document names. */
  pictures: Pictures
  /** Canonical JSON, of which `hash` is. */
  document: string
}
