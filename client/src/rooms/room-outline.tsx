import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { RoomId } from '@plenary/shared/ids.ts'
import type { ReactNode } from 'react'
import { type OutlineStore, useWords } from '../editor/outline-store.ts'
import { classNames } from '../ui/class-names.ts'
import text from '../ui/text.module.css'
import { RecommendationsLink } from './recommendations-link.tsx'
import styles from './room-outline.module.css'

type RoomOutlineProps = { roomId: RoomId; store: OutlineStore; children: ReactNode }

/** The column of the outline, on screens with place for it. */
export function RoomOutline({ roomId, store, children }: RoomOutlineProps) {
  const { t } = useLingui()
  return (
    <nav aria-label={t`Outline`} className={styles.outline} data-region="outline">
      <div className={styles.head}>
        <h2 className={classNames(text.head)}>
          <Trans>Outline</Trans>
        </h2>
        <WordCount store={store} />
      </div>
      {children}
      <RecommendationsLink roomId={roomId} />
    </nav>
  )
}

function WordCount({ store }: { store: OutlineStore }) {
  const words = useWords(store)
  if (words === null) return null
  return (
    <span className={classNames(text.tiny, text.quiet, text.numbers)}>
      <Plural value={words} one="# word" other="# words" />
    </span>
  )
}
