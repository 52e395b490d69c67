import type { ReactNode } from 'react'
import { Dialog } from 'react-aria-components'
import { OverlayPanel, type Placement } from './overlay-panel.tsx'
import styles from './popover.module.css'
import type { OverlayTrigger } from './use-overlay-trigger.ts'

interface PopoverProps {
  /** From `useOverlayTrigger('dialog')`; its `props` are on the button. */
  trigger: OverlayTrigger
  /** Its name: what one finds in it. */
  label: string
  placement?: Placement
  children: ReactNode
}

/** A small panel beside its button: takes the focus, gives it back; Esc or a press outside closes it. */
export function Popover({ trigger, label, placement = 'bottom end', children }: PopoverProps) {
  return (
    <OverlayPanel trigger={trigger} label={label} placement={placement} className={styles.popover}>
      <Dialog aria-label={label} className={styles.body ?? ''}>
        {children}
      </Dialog>
    </OverlayPanel>
  )
}
