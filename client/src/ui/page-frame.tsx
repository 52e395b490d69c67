import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { Brand } from './brand.tsx'
import { classNames } from './class-names.ts'
import styles from './page-frame.module.css'
import text from './text.module.css'

interface PageFrameProps {
  /** Links beside the brand; on a phone a row below it. */
  nav?: ReactNode
  /** Controls at the end of the bar: the account menu. */
  end?: ReactNode
  children: ReactNode
}

/** The frame of pages outside a room: a way past the bar, the bar, the content. */
export function PageFrame({ nav, end, children }: PageFrameProps) {
  return (
    <>
      <SkipLink />
      <header className={styles.bar}>
        <div className={styles.start}>
          <Brand />
          {nav && <div className={styles.nav}>{nav}</div>}
        </div>
        {end && <div className={styles.end}>{end}</div>}
      </header>
      <main id="main" tabIndex={-1} className={styles.page}>
        {children}
      </main>
    </>
  )
}

/** The first stop of the keyboard; leads past the bar. */
export function SkipLink({ to = 'main', children }: { to?: string; children?: ReactNode }) {
  return (
    <a className={styles.skip} href={`#${to}`}>
      {children ?? <Trans>Skip to the content</Trans>}
    </a>
  )
}

/** The title of a page: it takes the focus when one arrives, and so is read out. */
export function PageTitle({ children }: { children: ReactNode }) {
  return (
    <h1 tabIndex={-1} className={classNames(text.title)}>
      {children}
    </h1>
  )
}
