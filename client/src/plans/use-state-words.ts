import { useLingui } from '@lingui/react/macro'
import type { SectionState } from '@plenary/shared/plans.ts'

/** The state of a section, as it stands within a line. */
export function useStateWords(): Record<SectionState, string> {
  const { t } = useLingui()
  return { open: t`open`, review: t`in review`, frozen: t`frozen`, agreed: t`agreed` }
}
