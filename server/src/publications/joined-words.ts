import type { JsonNode } from '@plenary/shared/document/document-json.ts'
import type { Locale } from '@plenary/shared/localized.ts'
import { isJoinedBy } from '@plenary/shared/recommendations/joining.ts'
import { signableRecommendations } from '@plenary/shared/recommendations/signable.ts'
import type { SealedSignatory } from '@plenary/shared/seals.ts'
import { PAGE_WORDS } from './page-words.ts'

/** A sealed text, and who is named beside it. */
export type JoinedText = { document: JsonNode; signatories: readonly SealedSignatory[] }

/**
 * By how many of those who are named each recommendation is joined, in words; nothing where all of them join all. Who is
 * not named is in no number: one that is less would say what they did.
 */
export function joinedWords({ document, signatories }: JoinedText, locale: Locale): (id: string) => string {
  const joined = new Map(
    signableRecommendations(document).map((one) => [
      one.id,
      signatories.filter((signatory) => isJoinedBy(signatory, one)).length,
    ]),
  )
  const isWhole = [...joined.values()].every((count) => count === signatories.length)
  return (id) => (isWhole ? '' : PAGE_WORDS[locale].joined(joined.get(id) ?? 0, signatories.length))
}
