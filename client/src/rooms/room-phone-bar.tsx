import { Trans, useLingui } from '@lingui/react/macro'
import { BookOpen, ListTree, MessageSquare, Pencil, Share2, Users } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { PeopleList, type PeopleListProps } from '../presence/people-list.tsx'
import { classNames } from '../ui/class-names.ts'
import { Dialog } from '../ui/dialog.tsx'
import type { CommentsProps } from './comments-button.tsx'
import styles from './room-phone-bar.module.css'
import { type ShareProps, WaitingBadge } from './share-button.tsx'
import type { Mode } from './use-mode.ts'

interface RoomPhoneBarProps {
  mode: Mode
  onModeChange: ((mode: Mode) => void) | null
  people: PeopleListProps
  outline: ReactNode
  share: ShareProps
  comments: CommentsProps
}

/** At the foot of a phone: outline, editing or reading, who is here, who may come in. The others make way for the keyboard. */
export function RoomPhoneBar({ mode, onModeChange, people, outline, share, comments }: RoomPhoneBarProps) {
  const { t } = useLingui()
  const [open, setOpen] = useState<'outline' | 'people' | null>(null)
  const close = () => setOpen(null)
  const count = people.parties.reduce((sum, party) => sum + party.people.length, 0)
  return (
    <nav aria-label={t`Room`} className={styles.bar}>
      <button type="button" onClick={() => setOpen('outline')}>
        <ListTree aria-hidden size={20} strokeWidth={1.75} />
        <Trans>Outline</Trans>
      </button>
      <button type="button" aria-haspopup="dialog" onClick={comments.onOpen}>
        <MessageSquare aria-hidden size={20} strokeWidth={1.75} />
        <Trans>Comments {comments.count}</Trans>
      </button>
      {onModeChange && (
        <button
          type="button"
          className={classNames(mode === 'edit' && styles.main)}
          onClick={() => onModeChange(mode === 'edit' ? 'read' : 'edit')}
        >
          {mode === 'edit' ? (
            <BookOpen aria-hidden size={20} strokeWidth={1.75} />
          ) : (
            <Pencil aria-hidden size={20} strokeWidth={1.75} />
          )}
          {mode === 'edit' ? t`Stop editing` : t`Edit`}
        </button>
      )}
      <button type="button" onClick={() => setOpen('people')}>
        <Users aria-hidden size={20} strokeWidth={1.75} />
        <Trans>Here {count}</Trans>
      </button>
      <button type="button" aria-haspopup="dialog" onClick={share.onShare}>
        <Share2 aria-hidden size={20} strokeWidth={1.75} />
        <span className={styles.words}>
          <Trans>Share</Trans>
          <WaitingBadge count={share.waiting} />
        </span>
      </button>
      <Dialog title={t`Outline`} isOpen={open === 'outline'} onOpenChange={close}>
        {/* biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/noStaticElementInteractions: the links inside take the keys. */}
        <div onClick={close}>{outline}</div>
      </Dialog>
      <Dialog title={t`Here now`} isOpen={open === 'people'} onOpenChange={close}>
        <PeopleList
          {...people}
          onGoTo={(sectionId) => {
            close()
            people.onGoTo(sectionId)
          }}
        />
      </Dialog>
    </nav>
  )
}
