import { Trans, useLingui } from '@lingui/react/macro'
import type { Notice } from '@plenary/shared/notices.ts'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Button } from '../ui/button.tsx'
import { classNames } from '../ui/class-names.ts'
import { Dialog } from '../ui/dialog.tsx'
import { Popover } from '../ui/popover.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import text from '../ui/text.module.css'
import { useMedia } from '../ui/use-media.ts'
import type { OverlayTrigger } from '../ui/use-overlay-trigger.ts'
import styles from './inbox-panel.module.css'
import { NoticeList } from './notice-list.tsx'
import { useInbox, useReadAll } from './use-inbox.ts'

interface InboxPanelProps {
  trigger: OverlayTrigger
  unread: number
}

/** What the bell opens: beside it where there is room, a sheet from below on a phone. */
export function InboxPanel({ trigger, unread }: InboxPanelProps) {
  const { t } = useLingui()
  const isPhone = useMedia('(max-width: 767px)')
  const close = () => trigger.setOpen(false)
  if (isPhone) {
    return (
      <Dialog title={t`Notifications`} isOpen={trigger.isOpen} onOpenChange={trigger.setOpen}>
        <div className={styles.sheet}>
          <Inbox unread={unread} onLeave={close} />
        </div>
      </Dialog>
    )
  }
  return (
    <Popover isWide trigger={trigger} label={t`Notifications`}>
      <div className={styles.panel}>
        <Inbox unread={unread} onLeave={close}>
          <h2 className={text.head}>
            <Trans>Notifications</Trans>
          </h2>
        </Inbox>
      </div>
    </Popover>
  )
}

interface InboxProps {
  unread: number
  onLeave: () => void
  children?: ReactNode
}

function Inbox({ unread, onLeave, children }: InboxProps) {
  const { t } = useLingui()
  const inbox = useInbox()
  const readAll = useReadAll()
  const notices = inbox.data?.pages.flatMap(({ items }) => items)
  const newest: Notice | undefined = notices?.[0]
  return (
    <>
      <div className={styles.head}>
        {children}
        {newest && unread > 0 && (
          <Button
            isDense
            variant="bare"
            isWorking={readAll.isPending}
            workingLabel={t`Marking`}
            onClick={() => readAll.mutate(newest.id)}
          >
            <Trans>Mark all as read</Trans>
          </Button>
        )}
      </div>
      {readAll.error && <ProblemNote error={readAll.error} />}
      <NoticeList inbox={inbox} notices={notices} onLeave={onLeave} />
      <footer className={styles.foot}>
        <Link to="/account" hash="notifications" onClick={onLeave} className={classNames(text.small)}>
          <Trans>Choose what comes by mail</Trans>
        </Link>
      </footer>
    </>
  )
}
