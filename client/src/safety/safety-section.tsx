import type { ReactNode } from 'react'
import text from '../ui/text.module.css'
import styles from './stay-safe-page.module.css'

interface SafetySectionProps {
  /** To which links on the page lead. */
  id: string
  title: ReactNode
  children: ReactNode
}

/** A part of the page under a heading of its own. */
export function SafetySection({ id, title, children }: SafetySectionProps) {
  return (
    <section aria-labelledby={id} className={styles.section}>
      <h2 id={id} tabIndex={-1} className={text.panel}>
        {title}
      </h2>
      {children}
    </section>
  )
}
