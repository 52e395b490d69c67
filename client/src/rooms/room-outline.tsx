import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { classNames } from '../ui/class-names.ts'
import text from '../ui/text.module.css'
import styles from './room-outline.module.css'

/** The column of the outline, on screens with place for it. */
export function RoomOutline({ words, children }: { words: number | null; children: ReactNode }) {
  const { t } = useLingui()
  return (
    <nav aria-label={t`Outline`} className={styles.outline} data-region="outline">
      <div className={styles.head}>
        <h2 className={classNames(text.head)}>
          <Trans>Outline</Trans>
        </h2>
        {words !== null && (
          <span className={classNames(text.tiny, text.quiet, text.numbers)}>
            {plural(words, { one: '# word', other: '# words' })}
          </span>
        )}
      </div>
      {words !== null && children}
    </nav>
  )
}
