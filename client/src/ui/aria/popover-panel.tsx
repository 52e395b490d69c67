import type { ReactNode } from 'react'
import { Dialog } from 'react-aria-components'
import { classNames } from '../class-names.ts'
import type { OverlayTrigger } from '../use-overlay-trigger.ts'
import { OverlayPanel, type Placement } from './overlay-panel.tsx'
import styles from './popover-panel.module.css'

export interface PopoverPanelProps {
  /** From `useOverlayTrigger('dialog')`; its `props` are on the button. */
  trigger: OverlayTrigger
  /** Its name: what one finds in it. */
  label: string
  placement?: Placement
  /** For lists, which bring their own edges. */
  isWide?: boolean
  children: ReactNode
}

/** A small panel beside its button: takes the focus, gives it back; Esc or a press outside closes it. */
export function PopoverPanel({
  trigger,
  label,
  placement = 'bottom end',
  isWide = false,
  children,
}: PopoverPanelProps) {
  return (
    <OverlayPanel
      trigger={trigger}
      label={label}
      placement={placement}
      className={classNames(styles.popover, isWide && styles.wide)}
    >
      <Dialog aria-label={label} className={classNames(isWide ? styles.bare : styles.body)}>
        {children}
      </Dialog>
    </OverlayPanel>
  )
}
