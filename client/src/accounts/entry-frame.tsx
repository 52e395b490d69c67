import { Trans } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Brand } from '../ui/brand.tsx'
import { LocaleSwitch } from '../ui/locale-switch.tsx'
import { PageTitle } from '../ui/page-frame.tsx'
import text from '../ui/text.module.css'
import styles from './entry-frame.module.css'
import { SeatsPicture } from './seats-picture.tsx'

interface EntryFrameProps {
  title: string
  children: ReactNode
}

/** The frame of the pages where one comes in: the form on paper, the picture beside it on wide screens. */
export function EntryFrame({ title, children }: EntryFrameProps) {
  return (
    <div className={styles.entry}>
      <div className={styles.side}>
        <header className={styles.head}>
          <Brand />
          <LocaleSwitch />
        </header>
        <main id="main" tabIndex={-1} className={styles.body}>
          <title>{`${title} · Plenary`}</title>
          <PageTitle>{title}</PageTitle>
          {children}
        </main>
        <footer className={text.help}>
          <Trans>
            Unless you have just asked for it, Plenary never sends a link that asks for your password.{' '}
            <Link to="/about-this-server">What this server can and cannot read</Link>
          </Trans>
        </footer>
      </div>
      <aside className={styles.art}>
        <SeatsPicture />
        <p className={styles.line}>
          <Trans>
            One text.
            <br />
            Many organisations.
          </Trans>
        </p>
      </aside>
    </div>
  )
}
