import { Trans, useLingui } from '@lingui/react/macro'
import { BookOpen, ListTree, MessageSquarePlus, Pencil, Share2, Users } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { PeopleList, type PeopleListProps } from '../presence/people-list.tsx'
import { classNames } from '../ui/class-names.ts'
import { Dialog } from '../ui/dialog.tsx'
import styles from './room-phone-bar.module.css'
import { type ShareProps, WaitingBadge } from './share-button.tsx'
import type { Mode } from './use-mode.ts'

interface RoomPhoneBarProps {
  mode: Mode
  onModeChange: ((mode: Mode) => void) | null
  people: PeopleListProps
  outline: ReactNode
  share: ShareProps
}

/** At the foot of a phone: outline, editing or reading, who is here, who may come in. The others make way for the keyboard. */
export function RoomPhoneBar({ mode, onModeChange, people, outline, share }: RoomPhoneBarProps) {
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
      {onModeChange && <ModeButton of="edit" mode={mode} onModeChange={onModeChange} />}
      {onModeChange && <ModeButton of="suggest" mode={mode} onModeChange={onModeChange} />}
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

interface ModeButtonProps {
  of: 'edit' | 'suggest'
  mode: Mode
  onModeChange: (mode: Mode) => void
}

/** Begins to edit or to suggest, and stops again. */
function ModeButton({ of, mode, onModeChange }: ModeButtonProps) {
  const { t } = useLingui()
  const isOn = mode === of
  const start =
    of === 'edit' ? { icon: Pencil, label: t`Edit` } : { icon: MessageSquarePlus, label: t`Suggest` }
  const Icon = isOn ? BookOpen : start.icon
  const stop = of === 'edit' ? t`Stop editing` : t`Stop suggesting`
  return (
    <button
      type="button"
      className={classNames(isOn && styles.main)}
      onClick={() => onModeChange(isOn ? 'read' : of)}
    >
      <Icon aria-hidden size={20} strokeWidth={1.75} />
      {isOn ? stop : start.label}
    </button>
  )
}
