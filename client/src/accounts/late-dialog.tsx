import type { ReactNode } from 'react'
import { LatePart } from '../ui/late-part.tsx'

const loadDialog = () => import('../ui/dialog.tsx').then(({ Dialog }) => Dialog)

interface LateDialogProps {
  title: string
  isOpen: boolean
  onClose: () => void
  /** Drawn afresh each time it opens: what was typed into a dialog about keys does not stay in it. */
  children: ReactNode
}

/** A dialog whose code comes after the page. */
export function LateDialog({ title, isOpen, onClose, children }: LateDialogProps) {
  return (
    <LatePart load={loadDialog} isWanted={isOpen}>
      {(Dialog) => (
        <Dialog title={title} isOpen={isOpen} onOpenChange={onClose}>
          {children}
        </Dialog>
      )}
    </LatePart>
  )
}
