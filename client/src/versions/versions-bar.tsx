import { Trans, useLingui } from '@lingui/react/macro'
import type { Room } from '@plenary/shared/rooms.ts'
import { Link } from '@tanstack/react-router'
import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { BrandSign } from '../ui/brand.tsx'
import { buttonClass } from '../ui/button.tsx'
import { SkipLink } from '../ui/page-frame.tsx'
import { useLocale } from '../ui/use-locale.ts'
import styles from './versions-bar.module.css'

interface VersionsBarProps {
  room: Room
  /** What is done with the document here. */
  what: ReactNode
  /** Goes from change to change. */
  stepper?: ReactNode
  /** How the text is shown. */
  look?: ReactNode
}

/** The bar of the versions of a document. */
export function VersionsBar({ room, what, stepper, look }: VersionsBarProps) {
  const { t } = useLingui()
  const locale = useLocale()
  return (
    <>
      <SkipLink to="text">
        <Trans>Skip to the text</Trans>
      </SkipLink>
      <header className={styles.bar}>
        <div className={styles.start}>
          <Link
            to="/c/$coalition"
            params={{ coalition: room.coalition.slug }}
            className={styles.home}
            aria-label={t`Back to ${room.coalition.name[locale]}`}
          >
            <BrandSign />
          </Link>
          <div className={styles.name}>
            <h1 className={styles.title} tabIndex={-1} title={room.title}>
              <bdi>{room.title}</bdi>
            </h1>
            <p className={styles.what}>{what}</p>
          </div>
        </div>
        <div className={styles.middle}>{stepper}</div>
        <div className={styles.look}>{look}</div>
        <div className={styles.end}>
          <Link
            to="/r/$room"
            params={{ room: room.id }}
            className={buttonClass({ variant: 'bare', isDense: true })}
          >
            <X aria-hidden size={16} strokeWidth={2} />
            <Trans>Close</Trans>
          </Link>
        </div>
      </header>
    </>
  )
}
