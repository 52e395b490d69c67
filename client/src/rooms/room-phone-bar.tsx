import { Trans, useLingui } from '@lingui/react/macro'
import { BookOpen, ListTree, MessageSquare, MessageSquarePlus, Pencil, Share2, Users } from 'lucide-react'
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
        <span>
          <Trans>
            Comments <Count of={comments.count} />
          </Trans>
        </span>
      </button>
      {onModeChange && <EditButton mode={mode} onModeChange={onModeChange} />}
      {onModeChange && <SuggestButton mode={mode} onModeChange={onModeChange} />}
      <button type="button" onClick={() => setOpen('people')}>
        <Users aria-hidden size={20} strokeWidth={1.75} />
        <span>
          <Trans>
            Here <Count of={count} />
          </Trans>
        </span>
      </button>
      <button type="button" aria-haspopup="dialog" onClick={share.onShare}>
        <Share2 aria-hidden size={20} strokeWidth={1.75} />
        <Trans>Share</Trans>
        <span className={styles.count}>
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

/** At the corner of the sign, where it needs no room beside the words. */
function Count({ of }: { of: number }) {
  return (
    <span className={styles.count} hidden={of === 0}>
      {of}
    </span>
  )
}

interface ModeButtonProps {
  mode: Mode
  onModeChange: (mode: Mode) => void
}

/** Begins to edit, and stops again. */
function EditButton({ mode, onModeChange }: ModeButtonProps) {
  const { t } = useLingui()
  const isOn = mode === 'edit'
  const Icon = isOn ? BookOpen : Pencil
  return (
    <button
      type="button"
      className={classNames(isOn && styles.main)}
      onClick={() => onModeChange(isOn ? 'read' : 'edit')}
    >
      <Icon aria-hidden size={20} strokeWidth={1.75} />
      {isOn ? t`Stop editing` : t`Edit`}
    </button>
  )
}

/** Stays down while one suggests. */
function SuggestButton({ mode, onModeChange }: ModeButtonProps) {
  const isOn = mode === 'suggest'
  return (
    <button
      type="button"
      aria-pressed={isOn}
      className={classNames(isOn && styles.main)}
      onClick={() => onModeChange(isOn ? 'read' : 'suggest')}
    >
      <MessageSquarePlus aria-hidden size={20} strokeWidth={1.75} />
      <Trans>Suggest</Trans>
    </button>
  )
}
