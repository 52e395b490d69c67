import { useEffect, useState } from 'react'
import styles from './loading-lines.module.css'
import text from './text.module.css'
import { VisuallyHidden } from './visually-hidden.tsx'

const SLOW_AFTER_MS = 4_000

interface LoadingLinesProps {
  /** What is being opened: "Opening the list of documents". */
  label: string
  /** What is slow and what to expect, said after four seconds. */
  slowLabel: string
}

/** Grey lines for a first visit. Nothing moves; after four seconds it says what is slow. */
export function LoadingLines({ label, slowLabel }: LoadingLinesProps) {
  const [isSlow, setSlow] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), SLOW_AFTER_MS)
    return () => clearTimeout(timer)
  }, [])
  return (
    <div className={styles.loading}>
      <div aria-hidden className={styles.lines}>
        <i />
        <i />
        <i />
        <i />
      </div>
      <p role="status" className={text.help}>
        {isSlow ? slowLabel : <VisuallyHidden>{label}</VisuallyHidden>}
      </p>
    </div>
  )
}
