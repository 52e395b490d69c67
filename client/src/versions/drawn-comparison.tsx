import { Trans, useLingui } from '@lingui/react/macro'
import { comparisonWords } from '@plenary/shared/comparison/html-words.ts'
import type { Room } from '@plenary/shared/rooms.ts'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { coalitionQuery } from '../coalitions/use-coalition.ts'
import { useLocale } from '../ui/use-locale.ts'
import { ComparisonSheet } from './comparison-sheet.tsx'
import { DrawingContext } from './drawing.ts'
import { numberRows } from './fold-rows.ts'
import type { ShownComparison } from './use-comparison.ts'
import styles from './versions-page.module.css'

interface DrawnComparisonProps {
  room: Room
  shown: ShownComparison
  current: number
  isFolded: boolean
  layout: 'inline' | 'side-by-side'
  names: { from: string; to: string }
  /** Whether two texts are compared, and not one beside itself to be read. */
  isToBeCompared?: boolean
  onShow: (step: number) => void
}

/** A comparison as it is read: folded to what has changed, or whole. */
export function DrawnComparison({
  room,
  shown,
  current,
  isFolded,
  layout,
  names,
  isToBeCompared = true,
  onShow,
}: DrawnComparisonProps) {
  const { t } = useLingui()
  const locale = useLocale()
  const { view, summary, authored, texts } = shown
  const isNumbered = room.kind === 'submission'
  const numbers = useMemo(() => numberRows(view.rows, { isNumbered }), [isNumbered, view])
  const { data: coalition } = useQuery(coalitionQuery(room.coalition.slug))
  const words = useMemo(() => comparisonWords(locale, coalition?.organizations ?? []), [locale, coalition])
  const drawing = {
    words,
    steps: view.steps.length,
    ...{ current, onShow, authored, numbers },
    organizations: texts.organizations,
  }
  return (
    <DrawingContext value={drawing}>
      {(texts.from.snapshot?.purge || texts.to.snapshot?.purge) && (
        <p className={styles.purged}>
          <Trans>
            A passage was removed for safety from what is compared here. The fingerprint of that version is of
            the text before it, and does not match on purpose.
          </Trans>
        </p>
      )}
      {summary.isSame && isToBeCompared && (
        <p role="status" className={styles.same}>
          <Trans>No changes: the two texts are the same, letter for letter.</Trans>
        </p>
      )}
      <ComparisonSheet
        rows={view.rows}
        isFolded={isFolded && !summary.isSame}
        layout={layout}
        label={t`Comparison: ${names.from} with ${names.to}`}
        names={names}
      />
    </DrawingContext>
  )
}
