import { useLingui } from '@lingui/react/macro'
import type { CountedPart } from '@plenary/shared/mechanisms.ts'

/** What may count towards a limit, in words, and whether it does. */
export function useCountWords(): {
  names: Record<CountedPart, string>
  answer: (counts: boolean | null) => string
} {
  const { t } = useLingui()
  const names = {
    notes: t`Do notes count?`,
    annexes: t`Do annexes count?`,
    coverPage: t`Does the cover page count?`,
    headings: t`Do headings count?`,
  }
  const answer = (counts: boolean | null) => {
    if (counts === null) return t`the source does not say`
    return counts ? t`yes` : t`no`
  }
  return { names, answer }
}
