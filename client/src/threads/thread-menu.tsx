import { useLingui } from '@lingui/react/macro'
import type { Comment, Thread } from '@plenary/shared/threads.ts'
import {
  Bell,
  BellOff,
  CalendarClock,
  Check,
  CircleSlash,
  Ellipsis,
  Link2,
  Pencil,
  Split,
  Trash2,
} from 'lucide-react'
import { useState } from 'react'
import { IconButton } from '../ui/icon-button.tsx'
import { Menu, MenuItem, MenuLine } from '../ui/menu.tsx'
import { showToast } from '../ui/toast.ts'
import { useOverlayTrigger } from '../ui/use-overlay-trigger.ts'
import { AssignDialog } from './assign-dialog.tsx'
import { SettleDialog } from './settle-dialog.tsx'
import { useThreadRoom } from './thread-room.ts'
import { useAct } from './use-act.tsx'

type Asked = 'accepted' | 'partly' | 'declined' | 'assign' | null

interface ThreadMenuProps {
  thread: Thread
  /** One's own comment with which it begins: what one may do with that stands in the same menu. */
  own?: { comment: Comment; onEdit: () => void } | undefined
}

/** Everything that can be done with a thread, by who may. */
export function ThreadMenu({ thread, own }: ThreadMenuProps) {
  const { t } = useLingui()
  const { acts, roomId } = useThreadRoom()
  const trigger = useOverlayTrigger('menu')
  const { run, problem } = useAct()
  const [asked, setAsked] = useState<Asked>(null)
  const may = (action: Thread['abilities'][number]) => thread.abilities.includes(action)
  const isOpenProposal = thread.proposal !== null && thread.settlement === null
  const close = () => setAsked(null)
  async function copyLink() {
    await navigator.clipboard.writeText(threadAddress(roomId, thread.id))
    showToast(t`The link is copied. It opens for who may see the comment.`)
  }
  return (
    <>
      {problem}
      <IconButton {...trigger.props} icon={Ellipsis} label={t`What to do with it`} isDense />
      <Menu trigger={trigger} label={t`What to do with it`}>
        {may('settle') && (
          <>
            {!isOpenProposal && (
              <>
                <MenuItem icon={Check} onAction={() => setAsked('accepted')}>{t`Accepted…`}</MenuItem>
                <MenuItem icon={Split} onAction={() => setAsked('partly')}>{t`Accepted in part…`}</MenuItem>
              </>
            )}
            <MenuItem icon={CircleSlash} onAction={() => setAsked('declined')}>{t`Declined…`}</MenuItem>
            <MenuLine />
          </>
        )}
        {may('assign') && (
          <MenuItem icon={CalendarClock} onAction={() => setAsked('assign')}>{t`Give to somebody…`}</MenuItem>
        )}
        <MenuItem icon={Link2} onAction={() => run(copyLink)}>{t`Copy the link`}</MenuItem>
        {own && (
          <>
            <MenuItem icon={Pencil} onAction={own.onEdit}>{t`Change what I said`}</MenuItem>
            <MenuItem
              icon={Trash2}
              isDanger
              onAction={() => run(() => acts.remove(thread.id, own.comment.id))}
            >
              {t`Delete it for everybody`}
            </MenuItem>
          </>
        )}
        <MenuItem
          icon={thread.isMuted ? Bell : BellOff}
          onAction={() => run(() => acts.mute(thread.id, !thread.isMuted))}
        >
          {thread.isMuted ? t`Hear of it again` : t`Hear no more of it`}
        </MenuItem>
      </Menu>
      {asked === 'assign' && <AssignDialog thread={thread} onClose={close} />}
      {asked !== null && asked !== 'assign' && (
        <SettleDialog thread={thread} disposition={asked} onClose={close} />
      )}
    </>
  )
}

/** Where a thread is, for those who may see it. */
function threadAddress(roomId: string, threadId: string): string {
  const url = new URL(`/r/${roomId}`, window.location.origin)
  url.searchParams.set('thread', threadId)
  return url.href
}
