import { Trans } from '@lingui/react/macro'
import type { Room } from '@plenary/shared/rooms.ts'
import type { SnapshotList } from '@plenary/shared/snapshots.ts'
import { RotateCcw } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../ui/button.tsx'
import { LatePart } from '../ui/late-part.tsx'
import text from '../ui/text.module.css'
import styles from './comparison-side.module.css'
import { ExportComparison } from './export-comparison.tsx'
import { StepCard } from './step-card.tsx'
import { figuresOfStep } from './step-figures.ts'
import type { ShownComparison } from './use-comparison.ts'
import { WhoChanged } from './who-changed.tsx'

const loadRestore = () => import('./restore-dialog.tsx').then(({ RestoreDialog }) => RestoreDialog)

interface ComparisonSideProps {
  room: Room
  list: SnapshotList
  shown: ShownComparison
  current: number
  names: { from: string; to: string }
  layout: 'inline' | 'side-by-side'
}

/** Beside a comparison: the change that one looks at, who changed how much, and the way back. */
export function ComparisonSide({ room, list, shown, current, names, layout }: ComparisonSideProps) {
  const [isRestoring, setRestoring] = useState(false)
  const { view, summary, authored, texts } = shown
  const step = view.steps.find(({ number }) => number === current)
  const { snapshot, document } = texts.from
  const canRestore = list.abilities.includes('restore') && snapshot !== null && !summary.isSame
  return (
    <>
      {step && (
        <StepCard
          step={step}
          figures={figuresOfStep(view, current, authored)}
          organizations={texts.organizations}
        />
      )}
      <WhoChanged
        shares={authored.shares}
        organizations={texts.organizations}
        difference={summary.words.added - summary.words.removed}
      />
      <div className={styles.acts}>
        <ExportComparison room={room} shown={shown} names={names} layout={layout} />
      </div>
      {canRestore && (
        <div className={styles.restore}>
          <p className={text.small}>
            <b>
              <Trans>Go back to “{names.from}”?</Trans>
            </b>
            <br />
            <span className={text.soft}>
              <Trans>Today’s text is kept as a version first. Comments stay where they are.</Trans>
            </span>
          </p>
          <Button isDense aria-haspopup="dialog" onClick={() => setRestoring(true)}>
            <RotateCcw aria-hidden size={16} strokeWidth={2} />
            <Trans>Restore this version</Trans>
          </Button>
        </div>
      )}
      <LatePart load={loadRestore} isWanted={isRestoring}>
        {(RestoreDialog) =>
          isRestoring &&
          snapshot && (
            <RestoreDialog
              room={room}
              snapshot={snapshot}
              document={JSON.parse(document)}
              onClose={() => setRestoring(false)}
            />
          )
        }
      </LatePart>
    </>
  )
}
