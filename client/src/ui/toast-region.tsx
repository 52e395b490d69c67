import { useLingui } from '@lingui/react/macro'
import { Check, X } from 'lucide-react'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { Button } from './button.tsx'
import { IconButton } from './icon-button.tsx'
import { currentToasts, dismissToast, subscribeToToasts, type Toast } from './toast.ts'
import styles from './toast-region.module.css'

const SHOWN_MS = 6_000

/** Where toasts appear: one polite live region for the whole application. */
export function ToastRegion() {
  const toasts = useSyncExternalStore(subscribeToToasts, currentToasts)
  return (
    <div role="status" className={styles.region}>
      {toasts.map((toast) => (
        <ToastCard key={toast.id} toast={toast} />
      ))}
    </div>
  )
}

function ToastCard({ toast }: { toast: Toast }) {
  const { t } = useLingui()
  // Who points at it or is inside it may still want to act: the time stands still.
  const [isHeld, setHeld] = useState(false)
  useEffect(() => {
    if (isHeld) return
    const timer = setTimeout(() => dismissToast(toast.id), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [isHeld, toast.id])
  return (
    <fieldset
      className={styles.toast}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <Check aria-hidden size={16} strokeWidth={2} />
      <span className={styles.words}>{toast.message}</span>
      {toast.action && (
        <Button
          isDense
          variant="bare"
          onClick={() => {
            toast.action?.onAct()
            dismissToast(toast.id)
          }}
        >
          {toast.action.label}
        </Button>
      )}
      <IconButton isDense icon={X} label={t`Close`} onClick={() => dismissToast(toast.id)} />
    </fieldset>
  )
}
