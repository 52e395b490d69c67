import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { Bell } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { withMessages } from '../i18n.ts'
import { useUnread } from '../inbox/use-unread.ts'
import type { RoomProvider } from '../sync/room-provider.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { LatePart } from '../ui/late-part.tsx'
import { useOverlayTrigger } from '../ui/use-overlay-trigger.ts'
import { VisuallyHidden } from '../ui/visually-hidden.tsx'
import styles from './inbox-bell.module.css'

const loadPanel = () =>
  withMessages('inbox', import('../inbox/inbox-panel.tsx')).then(({ InboxPanel }) => InboxPanel)

/** The server counts no further. */
const MANY = 99

/**
 * Opens what one hears of, and says how much of it is unread: a number to the eye that neither blinks nor moves, words
 * to the ear when there is more. In a room its line tells at once.
 */
export function InboxBell({ provider }: { provider?: RoomProvider }) {
  const { t } = useLingui()
  const trigger = useOverlayTrigger('dialog')
  const unread = useUnread(provider)
  const count = unread ?? 0
  const words = plural(count, { one: '# unread notification', other: '# unread notifications' })
  return (
    <div className={styles.bell}>
      <IconButton
        {...trigger.props}
        icon={Bell}
        label={count > 0 ? t`Notifications, ${words}` : t`Notifications`}
      />
      {count > 0 && (
        <span aria-hidden className={styles.badge}>
          {count > MANY ? `${MANY}+` : count}
        </span>
      )}
      <VisuallyHidden>
        <span role="status">{useHasRisen(unread) && words}</span>
      </VisuallyHidden>
      <div className={styles.late}>
        <LatePart load={loadPanel} isWanted={trigger.isOpen}>
          {(Panel) => <Panel trigger={trigger} unread={count} />}
        </LatePart>
      </div>
    </div>
  )
}

/** Whether the number went up since the page was opened: what was there before is no news. */
function useHasRisen(unread: number | undefined): boolean {
  const former = useRef<number | undefined>(undefined)
  const [hasRisen, setRisen] = useState(false)
  useEffect(() => {
    if (unread === undefined) return
    setRisen(former.current !== undefined && unread > former.current)
    former.current = unread
  }, [unread])
  return hasRisen
}
