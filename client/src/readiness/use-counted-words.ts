import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import type { CountedId } from './check.ts'

/** What of a row is in order, in words. */
export function useOrderWords(): Record<CountedId, string> {
  const { t } = useLingui()
  return {
    budgets: t`Every section is within its budget.`,
    headings: t`Every heading has words.`,
    empty: t`Something stands under every heading.`,
    references: t`Every reference finds its place.`,
    notes: t`Every note is referred to.`,
    pictures: t`Every picture says what it shows to those who do not see it.`,
    guidance: t`No hint is left in the text.`,
    leads: t`Every section has a lead.`,
    states: t`No section is still being written.`,
    due: t`No section is past its day.`,
    threads: t`No comment that you can see is open.`,
    suggestions: t`No suggestion waits for an answer.`,
    smart: t`Every recommendation has the five signs.`,
    addressees: t`Every recommendation says who is to act.`,
  }
}

/** What of a row is not, in words. */
export function useFaultWords(): (id: CountedId, count: number, of: number) => string {
  const { t } = useLingui()
  return (id, count, of) => {
    switch (id) {
      case 'budgets':
        return t`${plural(count, { one: '# section is over its budget.', other: '# sections are over their budgets.' })}`
      case 'headings':
        return t`${plural(count, { one: '# heading has no words.', other: '# headings have no words.' })}`
      case 'empty':
        return t`${plural(count, { one: 'Nothing stands under # heading.', other: 'Nothing stands under # headings.' })}`
      case 'references':
        return t`${plural(count, {
          one: '# paragraph refers to something that has been taken out of the text.',
          other: '# paragraphs refer to something that has been taken out of the text.',
        })}`
      case 'notes':
        return t`${plural(count, {
          one: 'Nothing refers to # note: it is left out of what leaves the room.',
          other: 'Nothing refers to # notes: they are left out of what leaves the room.',
        })}`
      case 'pictures':
        return t`${plural(count, {
          one: '# picture says nothing to those who do not see it.',
          other: '# pictures say nothing to those who do not see them.',
        })}`
      case 'guidance':
        return t`${plural(count, {
          one: '# hint is in the text. It is in nothing that leaves the room.',
          other: '# hints are in the text. They are in nothing that leaves the room.',
        })}`
      case 'leads':
        return t`${plural(count, { one: '# section has no lead.', other: '# sections have no lead.' })}`
      case 'states':
        return t`${count} of ${plural(of, { one: '# section is still being written.', other: '# sections are still being written.' })}`
      case 'due':
        return t`${plural(count, {
          one: '# section is past its day and not settled.',
          other: '# sections are past their days and not settled.',
        })}`
      case 'threads':
        return t`${plural(count, { one: '# comment that you can see is open.', other: '# comments that you can see are open.' })}`
      case 'suggestions':
        return t`${plural(count, { one: '# suggestion waits for an answer.', other: '# suggestions wait for an answer.' })}`
      case 'smart':
        return t`${count} of ${plural(of, { one: '# recommendation lacks one of the five signs or more.', other: '# recommendations lack one of the five signs or more.' })}`
      case 'addressees':
        return t`${plural(count, {
          one: '# recommendation does not say who is to act.',
          other: '# recommendations do not say who is to act.',
        })}`
    }
  }
}
