import { Trans } from '@lingui/react/macro'
import type { Room } from '@plenary/shared/rooms.ts'
import { FreezeBand } from '../freezes/freeze-band.tsx'
import { ownWordsOf } from '../sync/own-words.ts'
import type { RoomProvider } from '../sync/room-provider.ts'
import { useRoomStatus } from '../sync/use-room-provider.ts'
import { UnsavedWords } from './unsaved-words.tsx'

interface RoomFreezeProps {
  room: Room
  provider: RoomProvider
  onChange: () => void
}

/** That a document is frozen, and what becomes of what one had not saved by then. Nothing where it is not. */
export function RoomFreeze({ room, provider, onChange }: RoomFreezeProps) {
  const isUnsaved = useRoomStatus(
    provider,
    ({ unsavedSince, hello }) => unsavedSince !== null && hello?.canWrite === false,
  )
  if (!room.freeze) return null
  const hasWords = isUnsaved && ownWordsOf(provider).length > 0
  return (
    <FreezeBand
      room={room}
      freeze={room.freeze}
      onChange={onChange}
      warning={isUnsaved && <KeptWords />}
      act={hasWords && <UnsavedWords getWords={() => ownWordsOf(provider)} variant="bare" isDense />}
    />
  )
}

function KeptWords() {
  return (
    <>
      <b>
        <Trans>Your last changes are only in this tab.</Trans>
      </b>{' '}
      <Trans>Keep it open: they go in when it is unfrozen.</Trans>
    </>
  )
}
