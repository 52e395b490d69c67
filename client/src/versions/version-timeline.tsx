import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { Snapshot, SnapshotList } from '@plenary/shared/snapshots.ts'
import { ChevronDown, ChevronRight } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { wholeNumber } from '../formats.ts'
import { classNames } from '../ui/class-names.ts'
import { useLocale } from '../ui/use-locale.ts'
import type { Pair } from './chosen-pair.ts'
import { foldTimeline } from './fold-timeline.ts'
import { SharesLine } from './shares-line.tsx'
import type { VersionKey } from './use-snapshots.ts'
import { useMoment, useVersionName } from './version-names.ts'
import styles from './version-timeline.module.css'

interface VersionTimelineProps {
  list: SnapshotList
  pair: Pair
  onChoose: (end: 'from' | 'to', version: VersionKey) => void
}

/** All versions from now back, with the two that are compared. */
export function VersionTimeline({ list, pair, onChoose }: VersionTimelineProps) {
  const entries = foldTimeline(list.items)
  return (
    <ol className={styles.timeline}>
      <Entry
        isLive
        name={<Trans>Live text</Trans>}
        version="live"
        pair={pair}
        onChoose={onChoose}
        spokenName="live"
      >
        <span>
          {list.live.hasChanged ? <Trans>Changed since</Trans> : <Trans>Same as the newest version</Trans>}
        </span>
      </Entry>
      {entries.map((entry) =>
        entry.kind === 'version' ? (
          <VersionEntry key={entry.snapshot.id} {...{ list, pair, onChoose }} snapshot={entry.snapshot} />
        ) : (
          <AutomaticEntries
            key={entry.snapshots[0]?.id}
            {...{ list, pair, onChoose }}
            snapshots={entry.snapshots}
          />
        ),
      )}
    </ol>
  )
}

function VersionEntry({ snapshot, list, pair, onChoose }: VersionTimelineProps & { snapshot: Snapshot }) {
  const locale = useLocale()
  const moment = useMoment()
  const nameOf = useVersionName()
  const name = nameOf(snapshot)
  const words = snapshot.words
  const shownWords = wholeNumber(words, locale)
  const by = takerOf(snapshot, list)
  return (
    <Entry name={<bdi>{name}</bdi>} spokenName={name} version={snapshot.id} pair={pair} onChoose={onChoose}>
      <time dateTime={snapshot.takenAt}>{moment(snapshot.takenAt)}</time>
      <span>
        <Plural value={words} one={`${shownWords} word`} other={`${shownWords} words`} />
        {by && (
          <>
            {', '}
            <Trans>
              by <bdi>{by}</bdi>
            </Trans>
          </>
        )}
      </span>
      <SharesLine snapshot={snapshot} list={list} />
      {snapshot.note && <span className={styles.note}>{snapshot.note}</span>}
      <Fingerprint snapshot={snapshot} />
    </Entry>
  )
}

/** Of a version that a passage was removed from, the fingerprint is that of the text that was kept, and is broken on purpose. */
function Fingerprint({ snapshot: { hash, purge } }: { snapshot: Snapshot }) {
  const short = hash.slice(0, 8).replace(/(.{4})/, '$1 ')
  if (!purge) return <span className={styles.hash}>{short}</span>
  return (
    <>
      <span className={styles.purged}>
        <Trans>A passage was removed from this version for safety</Trans>
      </span>
      <s className={styles.hash}>{short}</s>
    </>
  )
}

function takerOf({ takenBy }: Snapshot, { organizations }: SnapshotList): string | null {
  if (!takenBy) return null
  const organization = organizations.find(({ id }) => id === takenBy.organizationId)
  return takenBy.name || (organization?.shortName ?? null)
}

/** What the server kept by itself, folded: opened when asked for, or when one of them is chosen. */
function AutomaticEntries({ snapshots, ...rest }: VersionTimelineProps & { snapshots: readonly Snapshot[] }) {
  const { pair } = rest
  const hasChosen = snapshots.some(({ id }) => id === pair.from || id === pair.to)
  const [isOpen, setOpen] = useState(hasChosen)
  const count = snapshots.length
  const Icon = isOpen || hasChosen ? ChevronDown : ChevronRight
  return (
    <>
      <li className={styles.folded}>
        <button type="button" aria-expanded={isOpen || hasChosen} onClick={() => setOpen(!isOpen)}>
          <Icon aria-hidden size={16} strokeWidth={2} />
          <Plural value={count} one="# automatic save" other="# automatic saves" />
        </button>
      </li>
      {(isOpen || hasChosen) &&
        snapshots.map((snapshot) => <VersionEntry key={snapshot.id} {...rest} snapshot={snapshot} />)}
    </>
  )
}

interface EntryProps extends Pick<VersionTimelineProps, 'pair' | 'onChoose'> {
  name: ReactNode
  /** For the buttons, which say which version they choose. */
  spokenName: string
  version: VersionKey
  isLive?: boolean
  children: ReactNode
}

function Entry({ name, spokenName, version, pair, onChoose, isLive = false, children }: EntryProps) {
  const { t } = useLingui()
  const isFrom = pair.from === version
  const isTo = pair.to === version
  const spoken = isLive ? t`Live text` : spokenName
  return (
    <li
      className={classNames(styles.entry, (isFrom || isTo) && styles.chosen, isLive && styles.live)}
      aria-current={isFrom || isTo ? 'true' : undefined}
    >
      <div className={styles.head}>
        <b>{name}</b>
        <span className={styles.ends}>
          {!isLive && (
            <button
              type="button"
              aria-pressed={isFrom}
              aria-label={t`Compare from ${spoken}`}
              onClick={() => onChoose('from', version)}
            >
              <Trans>From</Trans>
            </button>
          )}
          <button
            type="button"
            aria-pressed={isTo}
            aria-label={t`Compare to ${spoken}`}
            onClick={() => onChoose('to', version)}
          >
            <Trans>To</Trans>
          </button>
        </span>
      </div>
      <div className={styles.facts}>{children}</div>
    </li>
  )
}
