import { useLingui } from '@lingui/react/macro'
import type { CellState } from './cell-of.ts'

/** What each state is called. */
export function useStateNames(): Record<CellState, string> {
  const { t } = useLingui()
  return {
    endorsed: t`Signed`,
    reserved: t`Signed with a reservation`,
    partly: t`Signed in part`,
    excepting: t`Signed in part`,
    declined: t({ message: 'Declined', context: 'an organisation, to sign' }),
    withdrawn: t`Signature taken back`,
    earlier: t`Signed an earlier version`,
    pending: t`Pending`,
    'no-answer': t`No answer`,
    'not-asked': t`Not asked`,
  }
}
