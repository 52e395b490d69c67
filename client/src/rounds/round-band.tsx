import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { Room } from '@plenary/shared/rooms.ts'
import type { Round } from '@plenary/shared/rounds.ts'
import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { CalendarClock } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { RoomProvider } from '../sync/room-provider.ts'
import { buttonClass } from '../ui/button.tsx'
import { useLocale } from '../ui/use-locale.ts'
import { BandActions } from './band-actions.tsx'
import styles from './round-band.module.css'
import { momentParts } from './round-time.ts'
import { refreshRounds } from './use-rounds.ts'

interface RoundBandProps {
  room: Room
  provider: RoomProvider
  /** The one that is open; null for none. */
  round: Round | null
}

/** While a round is open: until when, what one's organisation owes, and what to do about it. Nothing otherwise. */
export function RoundBand({ room, provider, round }: RoundBandProps) {
  const { t } = useLingui()
  const isOver = useIsOver(room, round)
  if (!round || isOver) return null
  return (
    <section aria-label={t`Round`} className={styles.band}>
      <CalendarClock aria-hidden size={20} strokeWidth={1.75} />
      <p className={styles.words}>
        <Until round={round} /> <OwnState room={room} round={round} />
      </p>
      <div className={styles.acts}>
        <BandActions room={room} round={round} provider={provider} />
        <Link
          to="/r/$room/rounds"
          params={{ room: room.id }}
          search={{ round: round.id }}
          className={buttonClass({ variant: 'bare', isDense: true })}
        >
          <Trans>See the round</Trans>
        </Link>
      </div>
    </section>
  )
}

// Longer than that, and a browser's timer ends at once.
const MAX_TIMER_MS = 2 ** 31 - 1

/** Whether a round has come to its end while one looks; then it is asked for anew. */
function useIsOver({ id }: Room, round: Round | null): boolean {
  const queryClient = useQueryClient()
  const endsAt = round ? new Date(round.closesAt).getTime() : null
  const [endedAt, setEndedAt] = useState<number | null>(null)
  useEffect(() => {
    if (endsAt === null) return
    const leftMs = endsAt - Date.now()
    if (leftMs > MAX_TIMER_MS) return
    const timer = setTimeout(
      () => {
        setEndedAt(endsAt)
        void refreshRounds(queryClient, id)
      },
      Math.max(0, leftMs),
    )
    return () => clearTimeout(timer)
  }, [endsAt, queryClient, id])
  return endsAt !== null && endedAt === endsAt
}

function Until({ round }: { round: Round }) {
  const { moment, zone } = momentParts(round.closesAt, useLocale())
  return (
    <span>
      {round.kind === 'silence' ? (
        <Trans>
          Agreed unless an organisation objects by <b>{moment}</b> ({zone}).
        </Trans>
      ) : (
        <Trans>
          Comments asked until <b>{moment}</b> ({zone}).
        </Trans>
      )}
    </span>
  )
}

/** What one's own organisation has answered; for who is not asked, how many have. */
function OwnState({ room, round }: { room: Room; round: Round }) {
  const { organization } = room.mandate
  const own = round.asked.find(({ organizationId }) => organizationId === organization.id)
  const name = <bdi>{organization.shortName}</bdi>
  if (!own) {
    const answered = round.asked.filter(({ answer }) => answer !== null).length
    const count = round.asked.length
    if (round.kind === 'silence') return <Objections round={round} />
    return (
      <span>
        <Plural
          value={count}
          one={`${answered} of # organisation has answered.`}
          other={`${answered} of # organisations have answered.`}
        />
      </span>
    )
  }
  switch (own.answer) {
    case 'commented':
      return (
        <span>
          <Trans>{name} has commented.</Trans>
        </span>
      )
    case 'nothing-to-add':
      return round.kind === 'silence' ? (
        <span>
          <Trans>{name} does not object.</Trans>
        </span>
      ) : (
        <span>
          <Trans>{name} has nothing to add.</Trans>
        </span>
      )
    case 'objected':
      return (
        <b>
          <Trans>{name} has objected.</Trans>
        </b>
      )
    default:
      return round.kind === 'silence' ? (
        <span>
          <Trans>{name} has not objected.</Trans>
        </span>
      ) : (
        <b className={styles.owes}>
          <Trans>{name} still owes its comments.</Trans>
        </b>
      )
  }
}

function Objections({ round }: { round: Round }) {
  const count = round.asked.filter(({ answer }) => answer === 'objected').length
  return (
    <span>
      <Plural
        value={count}
        _0="Nobody has objected."
        one="# organisation has objected."
        other="# organisations have objected."
      />
    </span>
  )
}
