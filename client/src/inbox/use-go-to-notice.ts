import { useLingui } from '@lingui/react/macro'
import type { Me } from '@plenary/shared/accounts.ts'
import type { Notice } from '@plenary/shared/notices.ts'
import { useNavigate } from '@tanstack/react-router'
import type { MouseEvent } from 'react'
import { useActFor } from '../accounts/use-acting.ts'
import { useMe } from '../accounts/use-me.ts'
import { showToast } from '../ui/toast.ts'
import { useMarkNotice, useReadThread } from './use-inbox.ts'

/** Where a notice leads: to the document, and in it to the thread, to what is to be signed, or to who has signed. */
export function addressOf({ kind, room, threadId }: Notice): string {
  switch (kind) {
    case 'sign-off':
    case 'sign-off-reminder':
    case 'text-moved':
      return `/r/${room.id}/sign`
    case 'sign-off-decision':
      return `/r/${room.id}/sign-off`
    case 'mass-deletion':
      return `/r/${room.id}/versions`
    default:
      return `/r/${room.id}${threadId ? `?thread=${threadId}` : ''}`
  }
}

/**
 * Goes to what a notice is about, which is read by that. What is for another of one's mandates in the same coalition
 * can only be seen under that one: it is then spoken for from there on, and said so.
 */
export function useGoToNotice(onLeave: () => void) {
  const { t } = useLingui()
  const me = useMe()
  const navigate = useNavigate()
  const actFor = useActFor()
  const readThread = useReadThread()
  const markNotice = useMarkNotice()
  return async (event: MouseEvent, notice: Notice) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return
    event.preventDefault()
    if (notice.threadId) readThread.mutate(notice.threadId)
    else markNotice.mutate({ id: notice.id, isRead: true })
    onLeave()
    if (needsOtherMandate(me, notice)) {
      await actFor.mutateAsync(notice.to.memberId)
      const { shortName } = notice.to.organization
      showToast(t`You now speak for ${shortName}`)
    }
    await navigate({ href: addressOf(notice) })
  }
}

function needsOtherMandate({ acting, mandates }: Me, { to, coalition }: Notice): boolean {
  const here = mandates.filter((mandate) => mandate.coalition.slug === coalition.slug)
  return here.length > 1 && acting?.memberId !== to.memberId
}
