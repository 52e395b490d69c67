import { useLingui } from '@lingui/react/macro'
import { BookOpen, MessageSquarePlus, Pencil } from 'lucide-react'
import { useId } from 'react'
import styles from './mode-switch.module.css'
import type { Mode } from './use-mode.ts'

interface ModeSwitchProps {
  mode: Mode
  onModeChange: (mode: Mode) => void
}

/** How one is in the room: a radio group of the browser's own, dressed as a switch. */
export function ModeSwitch({ mode, onModeChange }: ModeSwitchProps) {
  const { t } = useLingui()
  const name = useId()
  const modes = [
    { id: 'edit', label: t`Edit`, icon: Pencil },
    { id: 'suggest', label: t`Suggest`, icon: MessageSquarePlus },
    { id: 'read', label: t`Read`, icon: BookOpen },
  ] as const
  return (
    <fieldset className={styles.switch} aria-label={t`How your typing is treated`}>
      {modes.map(({ id, label, icon: Icon }) => (
        <label key={id} className={styles.mode}>
          <input type="radio" name={name} checked={mode === id} onChange={() => onModeChange(id)} />
          <Icon aria-hidden size={16} strokeWidth={2} />
          {label}
        </label>
      ))}
    </fieldset>
  )
}
