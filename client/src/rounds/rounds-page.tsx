import { Trans, useLingui } from '@lingui/react/macro'
import type { RoomId, RoundId } from '@plenary/shared/ids.ts'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams, useSearch } from '@tanstack/react-router'
import { ArrowLeft } from 'lucide-react'
import { failureCode } from '../api.ts'
import { roomQuery } from '../sync/use-room.ts'
import { Button } from '../ui/button.tsx'
import { LoadingLines } from '../ui/loading-lines.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { RoundDetails } from './round-details.tsx'
import { RoundList } from './round-list.tsx'
import styles from './rounds-page.module.css'
import { roundsQuery } from './use-rounds.ts'

/** The rounds of a document, or one of them. */
export function RoundsPage() {
  const { t } = useLingui()
  const id = useParams({ from: '/signed-in/frame/r/$room/rounds' }).room as RoomId
  const { round } = useSearch({ from: '/signed-in/frame/r/$room/rounds' })
  const room = useQuery(roomQuery(id))
  const rounds = useQuery(roundsQuery(id))
  const error = room.error ?? rounds.error
  // What is not there, or not for this person, is a page that is not there.
  if (error && ['not-found', 'no-access'].includes(failureCode(error))) throw error
  return (
    <>
      <title>{`${t`Rounds`} · ${room.data?.title ?? ''} · Plenary`}</title>
      <p className={styles.back}>
        {/* One way back at a time: from a round to all of them, and from there to the document. */}
        {round ? (
          <Link to="/r/$room/rounds" params={{ room: id }}>
            <ArrowLeft aria-hidden size={16} strokeWidth={2} />
            <Trans>All rounds</Trans>
          </Link>
        ) : (
          <Link to="/r/$room" params={{ room: id }}>
            <ArrowLeft aria-hidden size={16} strokeWidth={2} />
            <Trans>To the document</Trans>
          </Link>
        )}
      </p>
      {error && (!room.data || !rounds.data) && (
        <ProblemNote error={error}>
          <Button isDense onClick={() => void Promise.all([room.refetch(), rounds.refetch()])}>
            <Trans>Try again</Trans>
          </Button>
        </ProblemNote>
      )}
      {!error && (!room.data || !rounds.data) && (
        <LoadingLines label={t`Opening the rounds`} slowLabel={t`The server is slow to answer.`} />
      )}
      {room.data &&
        rounds.data &&
        (round ? (
          <RoundDetails key={round} room={room.data} id={round as RoundId} />
        ) : (
          <RoundList room={room.data} list={rounds.data} />
        ))}
    </>
  )
}
