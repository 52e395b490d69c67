import { Trans, useLingui } from '@lingui/react/macro'
import type { Thread } from '@plenary/shared/threads.ts'
import { Check, X } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { Button } from '../ui/button.tsx'
import { showToast } from '../ui/toast.ts'
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
  const now = useWordsOf(thread)
  const mayApply = thread.abilities.includes('apply')
  const mayDecline = thread.abilities.includes('settle')
  if (!proposal || thread.settlement || (!mayApply && !mayDecline)) return null
  const isAsProposed = now === proposal.replaces
  const isThereAlready = now !== null && now === proposal.text

  const apply = () => {
    if (!text.isEditable) return showToast(t`Choose “Edit” first: you are reading.`)
    run(async () => {
      // First of all, so that of two who press it at once only one changes the text.
      await acts.claim(thread.id)
      const there = text.placeOf(thread.id)
      if (isThereAlready) return
      if (there && text.wordsAt(there) === now) text.replace(there, proposal.text)
      // Somebody has changed them while it was asked: whoever pressed has not seen that.
      else await acts.reopen(thread.id)
    })
  }
  const decline = () => run(() => acts.settle(thread.id, { disposition: 'declined', reason: null }))

  return (
    <>
      {mayApply && !isAsProposed && <Conflict now={now} isThereAlready={isThereAlready} />}
      {problem}
      {mayApply && (now !== null || isThereAlready) && (
        <Button isDense isWorking={isWorking} workingLabel={t`Putting it in`} onClick={apply}>
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

/** What stands where the words of a thread were, as it changes; null when nothing of it is left. */
function useWordsOf({ id }: Thread): string | null {
  const { text } = useThreadRoom()
  return useSyncExternalStore(text.subscribe, () => {
    const place = text.placeOf(id)
    return place ? text.wordsAt(place) : null
  })
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
