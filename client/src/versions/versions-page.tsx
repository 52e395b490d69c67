import { Trans, useLingui } from '@lingui/react/macro'
import type { RoomId } from '@plenary/shared/ids.ts'
import type { Room } from '@plenary/shared/rooms.ts'
import type { SnapshotList } from '@plenary/shared/snapshots.ts'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { failureCode } from '../api.ts'
import { roomQuery } from '../sync/use-room.ts'
import { Button } from '../ui/button.tsx'
import { LatePart } from '../ui/late-part.tsx'
import { LoadingLines } from '../ui/loading-lines.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import text from '../ui/text.module.css'
import { useRegionKeys } from '../ui/use-region-keys.ts'
import { chosenPair, type Pair } from './chosen-pair.ts'
import { ComparedVersions } from './compared-versions.tsx'
import { snapshotsQuery, type VersionKey } from './use-snapshots.ts'
import { VersionsBar } from './versions-bar.tsx'
import styles from './versions-page.module.css'

const loadKeep = () => import('./keep-version-dialog.tsx').then(({ KeepVersionDialog }) => KeepVersionDialog)

/** The versions of a document, and how two of them differ. */
export function VersionsPage() {
  const { t } = useLingui()
  const id = useParams({ from: '/signed-in/r/$room/versions' }).room as RoomId
  const room = useQuery(roomQuery(id))
  const list = useQuery(snapshotsQuery(id))
  useRegionKeys(['timeline', 'text', 'margin'])
  const error = room.error ?? list.error
  // What is not there, or not for this person, is a page that is not there.
  if (error && ['not-found', 'no-access'].includes(failureCode(error))) throw error
  if (room.data && list.data) return <KnownVersions room={room.data} list={list.data} />
  return (
    <main id="main" tabIndex={-1} className={styles.opening}>
      {error ? (
        <ProblemNote error={error}>
          <Button isDense onClick={() => void Promise.all([room.refetch(), list.refetch()])}>
            <Trans>Try again</Trans>
          </Button>
        </ProblemNote>
      ) : (
        <LoadingLines label={t`Opening the versions`} slowLabel={t`The server is slow to answer.`} />
      )}
    </main>
  )
}

function KnownVersions({ room, list }: { room: Room; list: SnapshotList }) {
  const { t } = useLingui()
  const navigate = useNavigate()
  const asked = useSearch({ from: '/signed-in/r/$room/versions' })
  const [isKeeping, setKeeping] = useState(false)
  const pair = chosenPair(list, asked)
  const onKeep = list.abilities.includes('take') ? () => setKeeping(true) : null
  function choose(end: 'from' | 'to', version: VersionKey) {
    const next: Pair | null = pair && { ...pair, [end]: version }
    if (next)
      void navigate({ to: '/r/$room/versions', params: { room: room.id }, search: next, replace: true })
  }
  return (
    <>
      <title>{`${t`Versions`} · ${room.title} · Plenary`}</title>
      {pair ? (
        <ComparedVersions {...{ room, list, pair, onKeep }} onChoose={choose} />
      ) : (
        <>
          <VersionsBar room={room} what={<Trans>Versions and comparison</Trans>} />
          <main id="main" tabIndex={-1} className={styles.empty}>
            <b>
              <Trans>No versions yet</Trans>
            </b>
            <p className={text.help}>
              <Trans>
                The server keeps one by itself some minutes after the text has changed. A version with a name
                is an exact copy, with its fingerprint, that can be compared and brought back.
              </Trans>
            </p>
            {onKeep && (
              <Button variant="primary" aria-haspopup="dialog" onClick={onKeep}>
                <Trans>Take a snapshot</Trans>
              </Button>
            )}
          </main>
        </>
      )}
      <LatePart load={loadKeep} isWanted={isKeeping}>
        {(KeepVersionDialog) =>
          isKeeping && <KeepVersionDialog room={room} onClose={() => setKeeping(false)} />
        }
      </LatePart>
    </>
  )
}
