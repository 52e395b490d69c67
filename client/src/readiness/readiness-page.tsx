import { Trans, useLingui } from '@lingui/react/macro'
import type { RoomId } from '@plenary/shared/ids.ts'
import type { Room } from '@plenary/shared/rooms.ts'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { ArrowLeft } from 'lucide-react'
import { endOfAccess } from '../ended/end-of-access.ts'
import { EndedRoom } from '../ended/ended-room.tsx'
import back from '../recommendations/recommendations-page.module.css'
import type { OpenLine } from '../sync/line-opener.ts'
import { roomQuery } from '../sync/use-room.ts'
import { useRoomProvider, useRoomStatus } from '../sync/use-room-provider.ts'
import { LoadingLines } from '../ui/loading-lines.tsx'
import { OpenReadiness } from './open-readiness.tsx'

/** Whether a document is ready to be handed in, read in the same text as the room: rows change as people write. */
export function ReadinessPage() {
  const { t } = useLingui()
  const id = useParams({ from: '/signed-in/frame/r/$room/readiness' }).room as RoomId
  const line = useRoomProvider(id)
  const { data: room, error } = useQuery(roomQuery(id))
  if (error && !room) throw error
  return (
    <>
      <title>{`${t`Readiness check`} · ${room?.title ?? ''} · Plenary`}</title>
      <p className={back.back}>
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
  const end = useRoomStatus(provider, endOfAccess)
  const hasText = useRoomStatus(provider, (status) => status.hasText)
  if (end) return <EndedRoom roomId={room.id} provider={provider} code={end} />
  return hasText ? <OpenReadiness key={provider.doc.guid} room={room} provider={provider} /> : <Opening />
}

function Opening() {
  const { t } = useLingui()
  return (
    <LoadingLines
      label={t`Opening the document`}
      slowLabel={t`The text is slow to arrive. Keep this page open.`}
    />
  )
}
