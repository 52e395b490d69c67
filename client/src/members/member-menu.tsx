import { useLingui } from '@lingui/react/macro'
import {
  CirclePause,
  DoorOpen,
  Ellipsis,
  LogOut,
  type LucideIcon,
  PencilLine,
  ShieldCheck,
  ShieldMinus,
  UserMinus,
} from 'lucide-react'
import { isolate } from '../formats.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { Menu, MenuItem } from '../ui/menu.tsx'
import { useOverlayTrigger } from '../ui/use-overlay-trigger.ts'
import type { MemberAct } from './member-acts.ts'

const ICONS: Record<MemberAct, LucideIcon> = {
  rename: PencilLine,
  'make-coordinator': ShieldCheck,
  'make-member': ShieldMinus,
  suspend: CirclePause,
  'let-back': DoorOpen,
  remove: UserMinus,
  leave: LogOut,
}

interface MemberMenuProps {
  /** The member's name. */
  name: string
  /** At least one. */
  acts: readonly MemberAct[]
  onChoose: (act: MemberAct) => void
}

/** What can be done with one member. */
export function MemberMenu({ name, acts, onChoose }: MemberMenuProps) {
  const { t } = useLingui()
  const trigger = useOverlayTrigger('menu')
  const words = useActWords()
  const person = isolate(name)
  return (
    <>
      <IconButton icon={Ellipsis} label={t`Actions for ${person}`} isDense {...trigger.props} />
      <Menu trigger={trigger} label={t`Actions for ${person}`}>
        {acts.map((act) => (
          <MenuItem
            key={act}
            icon={ICONS[act]}
            isDanger={act === 'remove' || act === 'leave'}
            onAction={() => onChoose(act)}
          >
            {words[act]}
          </MenuItem>
        ))}
      </Menu>
    </>
  )
}

function useActWords(): Record<MemberAct, string> {
  const { t } = useLingui()
  return {
    rename: t`Rename`,
    'make-coordinator': t`Make coordinator`,
    'make-member': t`Make member`,
    suspend: t`Suspend`,
    'let-back': t`Let back in`,
    remove: t`Remove`,
    leave: t`Leave`,
  }
}
