import { Plural, Trans } from '@lingui/react/macro'
import type { Row } from '@plenary/shared/comparison/view.ts'
import { classNames } from '../ui/class-names.ts'
import { ComparisonRow } from './comparison-rows.tsx'
import styles from './comparison-sheet.module.css'
import { foldRows, type ShownRow } from './fold-rows.ts'

interface ComparisonSheetProps {
  rows: readonly Row[]
  isFolded: boolean
  layout: 'inline' | 'side-by-side'
  label: string
  /** What stands above the columns. */
  names: { from: string; to: string }
}

/** The text with its changes, in one column or in two. */
export function ComparisonSheet({ rows, isFolded, layout, label, names }: ComparisonSheetProps) {
  const shown: ShownRow[] = isFolded ? foldRows(rows) : rows.map((row) => ({ kind: 'row', row }))
  const isInTwo = layout === 'side-by-side'
  return (
    <article
      id="text"
      tabIndex={-1}
      aria-label={label}
      className={classNames(styles.sheet, isInTwo && styles.two)}
    >
      {isInTwo && (
        <div className={classNames(styles.pair, styles.names)}>
          <p>
            <bdi>{names.from}</bdi>
          </p>
          <p>
            <bdi>{names.to}</bdi>
          </p>
        </div>
      )}
      {shown.map((each) =>
        each.kind === 'skipped' ? (
          <p key={`skipped-${each.key}`} className={styles.skipped}>
            <span>
              <Plural
                value={each.count}
                one="# paragraph without change"
                other="# paragraphs without change"
              />
            </span>
          </p>
        ) : isInTwo ? (
          <div key={each.row.key} className={styles.pair}>
            <div>
              <ComparisonRow row={each.row} column="before" />
            </div>
            <div>
              <ComparisonRow row={each.row} column="after" />
            </div>
          </div>
        ) : (
          <ComparisonRow key={each.row.key} row={each.row} column="both" />
        ),
      )}
      {shown.length === 0 && (
        <p>
          <Trans>Both texts are empty.</Trans>
        </p>
      )}
    </article>
  )
}
