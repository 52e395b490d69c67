import type { ReactNode } from 'react'
import { Brand } from '../ui/brand.tsx'
import { LocaleSwitch } from '../ui/locale-switch.tsx'
import { SkipLink } from '../ui/page-frame.tsx'
import styles from './join-frame.module.css'

interface JoinFrameProps {
  title: string
  /** What one is invited to, on paper. */
  sheet: ReactNode
  /** How one takes part, beside it; below it on a phone. */
  children?: ReactNode
}

/** The frame of the page that a link opens: the invitation on paper, and beside it what to do. */
export function JoinFrame({ title, sheet, children }: JoinFrameProps) {
  return (
    <>
      <SkipLink />
      <header className={styles.head}>
        <Brand />
        <LocaleSwitch />
      </header>
      <main id="main" tabIndex={-1} className={styles.page}>
        <title>{`${title} · Plenary`}</title>
        <div className={styles.sheet}>{sheet}</div>
        {children && <div className={styles.side}>{children}</div>}
      </main>
    </>
  )
}
