import { Trans } from '@lingui/react/macro'
import type { Room } from '@plenary/shared/rooms.ts'
import type { Round } from '@plenary/shared/rounds.ts'
import { useState } from 'react'
import type { RoomProvider } from '../sync/room-provider.ts'
import { Button } from '../ui/button.tsx'
import { LatePart } from '../ui/late-part.tsx'
import { AnswerButton } from './answer-button.tsx'
import { blockAtCaret } from './paragraphs.ts'

const loadObjection = () => import('./objection-dialog.tsx').then(({ ObjectionDialog }) => ObjectionDialog)

interface BandActionsProps {
  room: Room
  round: Round
  provider: RoomProvider
}

/** What somebody of an organisation that is asked does: objects, or says that it has nothing to add. */
export function BandActions({ room, round, provider }: BandActionsProps) {
  const [objecting, setObjecting] = useState<{ blockId: string | null } | null>(null)
  if (!round.abilities.includes('answer')) return null
  return (
    <>
      {round.kind === 'silence' && (
        <Button isDense aria-haspopup="dialog" onClick={() => setObjecting({ blockId: blockAtCaret() })}>
          <Trans>Object…</Trans>
        </Button>
      )}
      <AnswerButton room={room} round={round} isDense />
      <LatePart load={loadObjection} isWanted={objecting !== null}>
        {(ObjectionDialog) =>
          objecting && (
            <ObjectionDialog
              room={room}
              doc={provider.doc}
              blockId={objecting.blockId}
              onClose={() => setObjecting(null)}
            />
          )
        }
      </LatePart>
    </>
  )
}
