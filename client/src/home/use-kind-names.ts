import { useLingui } from '@lingui/react/macro'
import type { RoomKind } from '@plenary/shared/rooms.ts'

/** What each kind of document is called, and what it is for. */
export function useKindNames(): Record<RoomKind, { name: string; purpose: string }> {
  const { t } = useLingui()
  return {
    submission: {
      name: t`Submission`,
      purpose: t`For a review body, with its deadline: the UPR, a treaty body, a special procedure.`,
    },
    blueprint: {
      name: t`Blueprint`,
      purpose: t`What the coalition asks for together, read again year by year.`,
    },
    plain: { name: t`Other text`, purpose: t`A letter, a statement, minutes.` },
  }
}
