import { Trans, useLingui } from '@lingui/react/macro'
import type { Room } from '@plenary/shared/rooms.ts'
import type { Round } from '@plenary/shared/rounds.ts'
import { Button } from '../ui/button.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { showToast } from '../ui/toast.ts'
import styles from './answer-button.module.css'
import { useAnswerRound } from './use-rounds.ts'

interface AnswerButtonProps {
  room: Room
  round: Round
  isDense?: boolean
}

/** Says for one's organisation that it has nothing to add or against it, or takes that back. Nothing once it has commented. */
export function AnswerButton({ room, round, isDense = false }: AnswerButtonProps) {
  const { t } = useLingui()
  const answer = useAnswerRound(room.id, round.id)
  const own = round.asked.find(({ organizationId }) => organizationId === room.mandate.organization.id)
  if (own?.answer === 'commented' || !round.abilities.includes('answer')) return null
  const isSaid = own?.answer === 'nothing-to-add'
  function handleAnswer() {
    if (isSaid) answer.mutate(null)
    else answer.mutate('nothing-to-add', { onSuccess: () => showToast(t`Your organisation has answered`) })
  }
  return (
    <>
      <Button
        isDense={isDense}
        variant={isSaid ? 'bare' : 'quiet'}
        isWorking={answer.isPending}
        workingLabel={t`Sending`}
        onClick={handleAnswer}
      >
        {isSaid ? (
          <Trans>Take it back</Trans>
        ) : (
          <AnswerLabel round={round} isObjecting={own?.answer === 'objected'} />
        )}
      </Button>
      {answer.error && (
        <div className={styles.problem}>
          <ProblemNote error={answer.error} />
        </div>
      )}
    </>
  )
}

function AnswerLabel({ round, isObjecting }: { round: Round; isObjecting: boolean }) {
  if (isObjecting) return <Trans>Take the objection back</Trans>
  return round.kind === 'silence' ? <Trans>We do not object</Trans> : <Trans>We have nothing to add</Trans>
}
