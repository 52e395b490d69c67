import type { ReactNode } from 'react'
import type { DialogPanelProps } from './aria/dialog-panel.tsx'
import styles from './dialog.module.css'
import { LateOverlay } from './late-overlay.tsx'

/**
 * A dialog over the page; a sheet from below on a phone. The focus stays inside and returns; Esc closes. A
 * press outside does not, so that a slip of the hand never throws away what was typed.
 */
export function Dialog(props: DialogPanelProps) {
  return (
    <LateOverlay isOpen={props.isOpen} onClose={() => props.onOpenChange(false)}>
      {({ DialogPanel }) => <DialogPanel {...props} />}
    </LateOverlay>
  )
}

/** The acts at the end of a dialog, the one that goes on first. */
export function DialogActions({ children }: { children: ReactNode }) {
  return <div className={styles.actions}>{children}</div>
}
