import type { PopoverPanelProps } from './aria/popover-panel.tsx'
import { LateOverlay } from './late-overlay.tsx'

/** A small panel beside its button: takes the focus, gives it back; Esc or a press outside closes it. */
export function Popover(props: PopoverPanelProps) {
  return (
    <LateOverlay isOpen={props.trigger.isOpen} onClose={() => props.trigger.setOpen(false)}>
      {({ PopoverPanel }) => <PopoverPanel {...props} />}
    </LateOverlay>
  )
}
