import { Trans, useLingui } from '@lingui/react/macro'
import type { Room } from '@plenary/shared/rooms.ts'
import { Link } from '@tanstack/react-router'
import { ArrowLeft, ListTree } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { SaveStatus } from '../editor/save-status.tsx'
import { AccountMenu } from '../frame/account-menu.tsx'
import { InboxBell } from '../frame/inbox-bell.tsx'
import type { PeopleListProps } from '../presence/people-list.tsx'
import { PresenceBar } from '../presence/presence-bar.tsx'
import type { RoomProvider } from '../sync/room-provider.ts'
import { BrandSign } from '../ui/brand.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { SkipLink } from '../ui/page-frame.tsx'
import { useLocale } from '../ui/use-locale.ts'
import { AttributionChip } from './attribution-chip.tsx'
import { CommentsButton, type CommentsProps } from './comments-button.tsx'
import { ModeSwitch } from './mode-switch.tsx'
import styles from './room-bar.module.css'
import { RoomPages } from './room-pages.tsx'
import { ShareButton, type ShareProps } from './share-button.tsx'
import type { Mode } from './use-mode.ts'

interface RoomBarProps {
  room: Room
  provider: RoomProvider
  /** Whether the text can only be read, because of what this page does not know. */
  isHeld: boolean
  /** How long the text is. */
  words: ReactNode
  mode: Mode
  /** Null for those who cannot change the text: there is nothing to switch. */
  onModeChange: ((mode: Mode) => void) | null
  people: PeopleListProps
  outline: ReactNode
  share: ShareProps
  /** Null for those who cannot freeze it. */
  onFreeze: (() => void) | null
  comments: CommentsProps
}

/** The bar of a room: its title and what is saved, how one is in it, who is here, how long it is. */
export function RoomBar({
  room,
  provider,
  isHeld,
  words,
  mode,
  onModeChange,
  people,
  outline,
  share,
  onFreeze,
  comments,
}: RoomBarProps) {
  const { t } = useLingui()
  const locale = useLocale()
  return (
    <>
      <SkipLink to="text">
        <Trans>Skip to the text</Trans>
      </SkipLink>
      <header className={styles.bar}>
        <div className={styles.start}>
          <Link
            to="/c/$coalition"
            params={{ coalition: room.coalition.slug }}
            className={styles.home}
            aria-label={t`Back to ${room.coalition.name[locale]}`}
          >
            <BrandSign />
            <ArrowLeft aria-hidden size={20} strokeWidth={1.75} className={styles.back} />
          </Link>
          <OutlineButton>{outline}</OutlineButton>
          <div className={styles.name}>
            <h1 className={styles.title} tabIndex={-1} title={room.title}>
              <bdi>{room.title}</bdi>
            </h1>
            <p className={styles.facts}>
              <span className={styles.coalition}>
                <bdi>{room.coalition.name[locale]}</bdi>
                <span aria-hidden> · </span>
              </span>
              <SaveStatus provider={provider} isHeld={isHeld} />
              <AttributionChip attribution={room.attribution} />
              <RoomPages room={room} onFreeze={onFreeze} />
            </p>
          </div>
        </div>
        {onModeChange ? <ModeSwitch mode={mode} onModeChange={onModeChange} /> : <span />}
        <div className={styles.end}>
          <PresenceBar {...people} />
          {words}
          <CommentsButton {...comments} />
          <ShareButton {...share} />
          <InboxBell provider={provider} />
          <div className={styles.account}>
            <AccountMenu mandate={room.mandate} isTight />
          </div>
        </div>
      </header>
    </>
  )
}

/** Where the outline has no column of its own, a button opens it. */
function OutlineButton({ children }: { children: ReactNode }) {
  const { t } = useLingui()
  const [isOpen, setOpen] = useState(false)
  return (
    <span className={styles.outlineButton}>
      <IconButton icon={ListTree} label={t`Outline`} onClick={() => setOpen(true)} />
      <Dialog title={t`Outline`} isOpen={isOpen} onOpenChange={setOpen}>
        {/* Any heading chosen inside leads away from the dialog. */}
        {/* biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/noStaticElementInteractions: the links inside take the keys. */}
        <div onClick={() => setOpen(false)}>{children}</div>
      </Dialog>
    </span>
  )
}
