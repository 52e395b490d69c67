import { Trans, useLingui } from '@lingui/react/macro'
import type { Thread } from '@plenary/shared/threads.ts'
import { Check, X } from 'lucide-react'
import { Button } from '../ui/button.tsx'
import styles from './proposal-acts.module.css'
import { useThreadRoom } from './thread-room.ts'
import { useAct } from './use-act.tsx'

/**
 * Takes proposed words into the text, or declines them. Where the words have changed since they were proposed for, it
 * says so and shows what stands there now: nobody's words are written over unseen.
 */
export function ProposalActs({ thread }: { thread: Thread }) {
  const { t } = useLingui()
  const { acts, text } = useThreadRoom()
  const { run, isWorking, problem } = useAct()
  const { proposal } = thread
  const mayApply = thread.abilities.includes('apply')
  const mayDecline = thread.abilities.includes('settle')
  if (!proposal || thread.settlement || (!mayApply && !mayDecline)) return null
  const place = text.placeOf(thread.id)
  const now = place ? text.wordsAt(place) : null
  const isAsProposed = now === proposal.replaces
  const isThereAlready = now !== null && now === proposal.text
  const canWrite = text.isEditable

  const apply = () =>
    run(async () => {
      // First of all, so that of two who press it at once only one changes the text.
      await acts.claim(thread.id)
      const there = text.placeOf(thread.id)
      if (there && !isThereAlready) text.replace(there, proposal.text)
    })
  const decline = () => run(() => acts.settle(thread.id, { disposition: 'declined', reason: null }))

  return (
    <>
      {mayApply && !isAsProposed && <Conflict now={now} isThereAlready={isThereAlready} />}
      {problem}
      {mayApply && (now !== null || isThereAlready) && (
        <Button
          isDense
          isWorking={isWorking}
          workingLabel={t`Putting it in`}
          onClick={canWrite ? apply : undefined}
          aria-disabled={!canWrite || undefined}
          title={canWrite ? undefined : t`Choose “Edit” first`}
        >
          <Check aria-hidden size={16} strokeWidth={2} />
          {isAsProposed || isThereAlready ? <Trans>Accept</Trans> : <Trans>Replace them all the same</Trans>}
        </Button>
      )}
      {mayDecline && (
        <Button variant="bare" isDense onClick={decline}>
          <X aria-hidden size={16} strokeWidth={2} />
          <Trans>Decline</Trans>
        </Button>
      )}
    </>
  )
}

function Conflict({ now, isThereAlready }: { now: string | null; isThereAlready: boolean }) {
  if (isThereAlready)
    return (
      <p className={styles.conflict}>
        <Trans>The text reads so already. Accepting changes nothing in it.</Trans>
      </p>
    )
  if (now === null)
    return (
      <p className={styles.conflict}>
        <Trans>The words that this would replace are not in the text any more.</Trans>
      </p>
    )
  return (
    <p className={styles.conflict}>
      <b>
        <Trans>The words have changed since.</Trans>
      </b>{' '}
      <Trans>There stands now:</Trans> <q dir="auto">{now}</q>
    </p>
  )
}
