import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { RoomId } from '@plenary/shared/ids.ts'
import type { ReactNode } from 'react'
import { type OutlineStore, useOutline } from '../editor/outline-store.ts'
import { countedWords, useOfLimit } from '../plans/figures.ts'
import { usePlanOfRoom } from '../plans/plan-context.ts'
import { classNames } from '../ui/class-names.ts'
import text from '../ui/text.module.css'
import { ReadinessLink, RecommendationsLink } from './recommendations-link.tsx'
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
      <ReadinessLink roomId={roomId} />
    </nav>
  )
}

/** How many words are left, where there is a limit in words; how many there are elsewhere. */
function WordCount({ store }: { store: OutlineStore }) {
  const outline = useOutline(store)
  const { plan } = usePlanOfRoom()
  if (!outline) return null
  const words = countedWords(outline.words, plan)
  const use = plan?.limit?.unit === 'words' ? useOfLimit(outline.words, plan) : null
  return (
    <span className={classNames(text.tiny, text.quiet, text.numbers)}>
      {!use && <Plural value={words} one="# word" other="# words" />}
      {use && use.over === 0 && <Plural value={use.left} one="# word left" other="# words left" />}
      {use && use.over > 0 && <Plural value={use.over} one="# word over" other="# words over" />}
    </span>
  )
}
