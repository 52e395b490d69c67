import { Trans, useLingui } from '@lingui/react/macro'
import type { RoomId } from '@plenary/shared/ids.ts'
import type { Room } from '@plenary/shared/rooms.ts'
import type { SignOffList } from '@plenary/shared/sign-offs.ts'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { failureCode } from '../api.ts'
import { isolate } from '../formats.ts'
import { roomQuery } from '../sync/use-room.ts'
import { Button } from '../ui/button.tsx'
import { CheckField } from '../ui/check-field.tsx'
import { LoadingLines } from '../ui/loading-lines.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { useRegionKeys } from '../ui/use-region-keys.ts'
import { useComparison } from '../versions/use-comparison.ts'
import { VersionsBar } from '../versions/versions-bar.tsx'
import { NoSignOff } from './no-sign-off.tsx'
import { pairOf, type Reading, readingOf } from './reading.ts'
import styles from './sign-page.module.css'
import { SignSide } from './sign-side.tsx'
import { SignText } from './sign-text.tsx'
import { signOffsQuery } from './use-sign-offs.ts'

/** The page of a signatory: the text, what is new in it, and the decision of their organisation. */
export function SignPage() {
  const { t } = useLingui()
  const id = useParams({ from: '/signed-in/r/$room/sign' }).room as RoomId
  const room = useQuery(roomQuery(id))
  const list = useQuery(signOffsQuery(id))
  useRegionKeys(['text', 'margin'])
  const error = room.error ?? list.error
  // What is not there, or not for this person, is a page that is not there.
  if (error && ['not-found', 'no-access'].includes(failureCode(error))) throw error
  if (room.data && list.data) return <KnownText room={room.data} list={list.data} />
  return (
    <main id="main" tabIndex={-1} className={styles.opening}>
      {error ? (
        <ProblemNote error={error}>
          <Button isDense onClick={() => void Promise.all([room.refetch(), list.refetch()])}>
            <Trans>Try again</Trans>
          </Button>
        </ProblemNote>
      ) : (
        <LoadingLines label={t`Opening the text to sign`} slowLabel={t`The server is slow to answer.`} />
      )}
    </main>
  )
}

function KnownText({ room, list }: { room: Room; list: SignOffList }) {
  const { t } = useLingui()
  const reading = readingOf(list)
  return (
    <>
      <title>{`${t`Read and sign`} · ${room.title} · Plenary`}</title>
      {reading ? (
        <TextToSign room={room} list={list} reading={reading} />
      ) : (
        <>
          <VersionsBar room={room} what={<Trans>Sign-off</Trans>} />
          <main id="main" tabIndex={-1} className={styles.opening}>
            <NoSignOff room={room} onOpen={null} />
          </main>
        </>
      )}
    </>
  )
}

interface TextToSignProps {
  room: Room
  list: SignOffList
  reading: Reading
}

function TextToSign({ room, list, reading }: TextToSignProps) {
  const { t } = useLingui()
  const [isFolded, setFolded] = useState(true)
  const comparison = useComparison(room.id, pairOf(reading))
  const organization = isolate(room.mandate.organization.shortName)
  return (
    <>
      <VersionsBar
        room={room}
        what={
          reading.task === 'read' ? (
            <Trans>You read the text that organisations are asked to sign.</Trans>
          ) : (
            <Trans>You read and sign for {organization}. Nothing here changes the text.</Trans>
          )
        }
        look={
          reading.since &&
          comparison.shown?.summary.isSame === false && (
            <CheckField label={t`Changes only`} look="switch" isChecked={isFolded} onChange={setFolded} />
          )
        }
      />
      <div className={styles.page}>
        <main id="main" tabIndex={-1} data-region="text" className={styles.desk}>
          <SignText room={room} reading={reading} comparison={comparison} isFolded={isFolded} />
        </main>
        <aside aria-label={t`Decision`} data-region="margin" className={styles.side}>
          <SignSide room={room} list={list} reading={reading} shown={comparison.shown} />
        </aside>
      </div>
    </>
  )
}
