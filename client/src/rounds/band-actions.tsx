import { Trans, useLingui } from '@lingui/react/macro'
import type { Room } from '@plenary/shared/rooms.ts'
import type { Round } from '@plenary/shared/rounds.ts'
import { useState } from 'react'
import type { RoomProvider } from '../sync/room-provider.ts'
import { Button } from '../ui/button.tsx'
import { LatePart } from '../ui/late-part.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { showToast } from '../ui/toast.ts'
import { blockAtCaret } from './paragraphs.ts'
import styles from './round-band.module.css'
import { useAnswerRound } from './use-rounds.ts'

const loadObjection = () => import('./objection-dialog.tsx').then(({ ObjectionDialog }) => ObjectionDialog)

interface BandActionsProps {
  room: Room
  round: Round
  provider: RoomProvider
}

/** What somebody of an organisation that is asked does: objects, or says that it has nothing to add. */
export function BandActions({ room, round, provider }: BandActionsProps) {
  const { t } = useLingui()
  const answer = useAnswerRound(room.id, round.id)
  const [objecting, setObjecting] = useState<{ blockId: string | null } | null>(null)
  if (!round.abilities.includes('answer')) return null
  const own = round.asked.find(({ organizationId }) => organizationId === room.mandate.organization.id)
  const isSilence = round.kind === 'silence'
  function handleNothing() {
    answer.mutate('nothing-to-add', { onSuccess: () => showToast(t`Your organisation has answered`) })
  }
  return (
    <>
      {isSilence && (
        <Button isDense aria-haspopup="dialog" onClick={() => setObjecting({ blockId: blockAtCaret() })}>
          <Trans>Object…</Trans>
        </Button>
      )}
      {own?.answer === 'nothing-to-add' ? (
        <Button
          isDense
          variant="bare"
          isWorking={answer.isPending}
          workingLabel={t`Sending`}
          onClick={() => answer.mutate(null)}
        >
          <Trans>Take it back</Trans>
        </Button>
      ) : (
        own?.answer !== 'commented' && (
          <Button isDense isWorking={answer.isPending} workingLabel={t`Sending`} onClick={handleNothing}>
            {nothingLabel(isSilence, own?.answer === 'objected')}
          </Button>
        )
      )}
      {answer.error && (
        <div className={styles.problem}>
          <ProblemNote error={answer.error} />
        </div>
      )}
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

function nothingLabel(isSilence: boolean, hasObjected: boolean) {
  if (hasObjected) return <Trans>Take the objection back</Trans>
  return isSilence ? <Trans>We do not object</Trans> : <Trans>We have nothing to add</Trans>
}
