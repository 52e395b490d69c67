import { Trans, useLingui } from '@lingui/react/macro'
import type { RoomId } from '@plenary/shared/ids.ts'
import type { Room } from '@plenary/shared/rooms.ts'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { ArrowLeft } from 'lucide-react'
import { coalitionQuery } from '../coalitions/use-coalition.ts'
import { endOfAccess } from '../ended/end-of-access.ts'
import { EndedRoom } from '../ended/ended-room.tsx'
import type { OpenLine } from '../sync/line-opener.ts'
import { roomQuery } from '../sync/use-room.ts'
import { useLeaveWarning, useRoomProvider, useRoomStatus } from '../sync/use-room-provider.ts'
import { LoadingLines } from '../ui/loading-lines.tsx'
import { useLocale } from '../ui/use-locale.ts'
import { OpenRecommendations } from './open-recommendations.tsx'
import styles from './recommendations-page.module.css'

/** The recommendations of a document as a table, in the same text as the room: what is changed here is changed there. */
export function RecommendationsPage() {
  const { t } = useLingui()
  const id = useParams({ from: '/signed-in/frame/r/$room/recommendations' }).room as RoomId
  const line = useRoomProvider(id)
  const { data: room, error } = useQuery(roomQuery(id))
  if (error && !room) throw error
  return (
    <>
      <title>{`${t`Recommendations`} · ${room?.title ?? ''} · Plenary`}</title>
      <p className={styles.back}>
        <Link to="/r/$room" params={{ room: id }}>
          <ArrowLeft aria-hidden size={16} strokeWidth={2} />
          <Trans>To the document</Trans>
        </Link>
      </p>
      {line && room ? <WithLine room={room} line={line} /> : <Opening />}
    </>
  )
}

function WithLine({ room, line: { provider } }: { room: Room; line: OpenLine }) {
  const locale = useLocale()
  const end = useRoomStatus(provider, endOfAccess)
  const hasText = useRoomStatus(provider, (status) => status.hasText)
  const { data: coalition } = useQuery(coalitionQuery(room.coalition.slug))
  useLeaveWarning(provider)
  if (end) return <EndedRoom roomId={room.id} provider={provider} code={end} />
  if (!hasText) return <Opening />
  const organizations = (coalition?.organizations ?? []).map(({ id, name, shortName, letters, hue }) => ({
    ...{ id, shortName, letters, hue },
    name: name[locale],
  }))
  return <OpenRecommendations key={provider.doc.guid} {...{ room, provider, organizations }} />
}

function Opening() {
  const { t } = useLingui()
  return (
    <LoadingLines
      label={t`Opening the recommendations`}
      slowLabel={t`The text is slow to arrive. Keep this page open.`}
    />
  )
}
