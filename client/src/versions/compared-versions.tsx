import { Trans, useLingui } from '@lingui/react/macro'
import type { Room } from '@plenary/shared/rooms.ts'
import type { Snapshot, SnapshotList } from '@plenary/shared/snapshots.ts'
import { useEffect, useState } from 'react'
import { Button } from '../ui/button.tsx'
import { CheckField } from '../ui/check-field.tsx'
import { LoadingLines } from '../ui/loading-lines.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { useMedia } from '../ui/use-media.ts'
import { ChangeStepper } from './change-stepper.tsx'
import type { Pair } from './chosen-pair.ts'
import { ComparisonSide } from './comparison-side.tsx'
import { DrawnComparison } from './drawn-comparison.tsx'
import { PairFields } from './pair-fields.tsx'
import { useComparison } from './use-comparison.ts'
import { lastPurgeOf, type VersionKey } from './use-snapshots.ts'
import { useVersionName } from './version-names.ts'
import { VersionTimeline } from './version-timeline.tsx'
import { VersionsBar } from './versions-bar.tsx'
import styles from './versions-page.module.css'

interface ComparedVersionsProps {
  room: Room
  list: SnapshotList
  pair: Pair
  onChoose: (end: 'from' | 'to', version: VersionKey) => void
  /** Null for those who may keep no version. */
  onKeep: (() => void) | null
}

// Two columns need the room of two.
const ROOM_FOR_TWO = '(min-width: 1200px)'

/** Two versions of a document and what lies between them. */
export function ComparedVersions({ room, list, pair, onChoose, onKeep }: ComparedVersionsProps) {
  const { t } = useLingui()
  const { shown, error, retry } = useComparison(room.id, {
    ...pair,
    lastPurge: lastPurgeOf(list.items),
  })
  const [current, setCurrent] = useState(0)
  const [isFolded, setFolded] = useState(true)
  const [wantsTwo, setTwo] = useState(false)
  const layout = useMedia(ROOM_FOR_TWO) && wantsTwo ? 'side-by-side' : 'inline'
  const names = usePairNames(list, pair)
  const pairKey = `${pair.from}-${pair.to}`
  const [shownPair, setShownPair] = useState(pairKey)
  if (shownPair !== pairKey) {
    setShownPair(pairKey)
    setCurrent(0)
  }
  useSight(current)
  const steps = shown?.view.steps.length ?? 0
  return (
    <>
      <VersionsBar
        room={room}
        what={<Trans>Versions and comparison</Trans>}
        stepper={shown && <ChangeStepper current={current} count={steps} onStep={setCurrent} />}
        look={
          <>
            <span className={styles.wideOnly}>
              <CheckField label={t`Side by side`} look="switch" isChecked={wantsTwo} onChange={setTwo} />
            </span>
            <CheckField label={t`Changes only`} look="switch" isChecked={isFolded} onChange={setFolded} />
          </>
        }
      />
      <div className={layout === 'side-by-side' ? `${styles.versions} ${styles.wide}` : styles.versions}>
        <nav aria-label={t`Versions`} data-region="timeline" className={styles.timeline}>
          {onKeep && (
            <Button isDense isWide aria-haspopup="dialog" onClick={onKeep}>
              <Trans>Take a snapshot</Trans>
            </Button>
          )}
          <div className={styles.fields}>
            <PairFields list={list} pair={pair} onChoose={onChoose} />
          </div>
          <div className={styles.line}>
            <VersionTimeline list={list} pair={pair} onChoose={onChoose} />
          </div>
        </nav>
        <main id="main" tabIndex={-1} data-region="text" className={styles.desk}>
          {error !== null && (
            <ProblemNote error={error}>
              <Button isDense onClick={retry}>
                <Trans>Try again</Trans>
              </Button>
            </ProblemNote>
          )}
          {!shown && error === null && (
            <div className={styles.waiting}>
              <LoadingLines
                label={t`Comparing the two texts`}
                slowLabel={t`A long text takes some seconds to compare.`}
              />
            </div>
          )}
          {shown && (
            <DrawnComparison {...{ room, shown, current, isFolded, layout, names }} onShow={setCurrent} />
          )}
        </main>
        <aside aria-label={t`What changed`} data-region="margin" className={styles.side}>
          {shown && <ComparisonSide {...{ room, list, shown, current, names, layout }} />}
        </aside>
      </div>
    </>
  )
}

/** Brings the change that one looks at into sight; the focus stays where it is. */
function useSight(current: number): void {
  useEffect(() => {
    if (current === 0) return
    document.querySelector(`[data-step="${current}"]`)?.scrollIntoView({ block: 'center' })
  }, [current])
}

function usePairNames({ items }: SnapshotList, { from, to }: Pair) {
  const nameOf = useVersionName()
  const find = (version: VersionKey): Snapshot | null => items.find(({ id }) => id === version) ?? null
  return { from: nameOf(find(from)), to: nameOf(find(to)) }
}
