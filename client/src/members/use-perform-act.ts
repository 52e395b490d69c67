import type { OrganizationId } from '@plenary/shared/ids.ts'
import type { MemberChange } from '@plenary/shared/members.ts'
import { useNavigate } from '@tanstack/react-router'
import type { AskedAct, MemberAct } from './member-acts.ts'
import { useChangeMember, useLeaveCoalition, useRemoveMember } from './use-members.ts'

const CHANGES: Partial<Record<MemberAct, MemberChange>> = {
  'make-coordinator': { role: 'coordinator' },
  'make-member': { role: 'member' },
  suspend: { isSuspended: true },
  'let-back': { isSuspended: false },
}

/**
 * Does what was asked. Resolves when the page shows it; after leaving one is at the first page, which knows where
 * to go next.
 */
export function usePerformAct(slug: string, { act, member: { id } }: AskedAct) {
  const navigate = useNavigate()
  const change = useChangeMember(slug)
  const removal = useRemoveMember(slug)
  const { leave, isPending: isLeaving, forget } = useLeaveCoalition(slug)
  async function perform(handOverTo: OrganizationId | null): Promise<void> {
    const changed = CHANGES[act]
    if (changed) return change.mutateAsync({ id, change: changed })
    if (act !== 'leave') return removal.mutateAsync({ id, removal: { handOverTo } })
    await leave({ id, removal: { handOverTo } })
    await navigate({ to: '/' })
    forget()
  }
  return { perform, isWorking: change.isPending || removal.isPending || isLeaving }
}
