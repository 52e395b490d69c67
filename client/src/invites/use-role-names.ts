import { useLingui } from '@lingui/react/macro'
import type { RoomRole } from '@plenary/shared/permissions.ts'

/** What each role in a room is called, and what it lets somebody do. */
export function useRoleNames(): Record<RoomRole, { name: string; purpose: string }> {
  const { t } = useLingui()
  return {
    coordinator: { name: t`Coordinate`, purpose: t`change everything` },
    editor: { name: t`Edit`, purpose: t`change the text` },
    suggester: { name: t`Suggest`, purpose: t`changes to be accepted` },
    commenter: { name: t`Comment`, purpose: t`on any passage` },
    reader: { name: t`Read`, purpose: t`the text as it stands` },
  }
}
