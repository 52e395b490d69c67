import { Trans, useLingui } from '@lingui/react/macro'
import type { Thread } from '@plenary/shared/threads.ts'
import { Unlink } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../ui/button.tsx'
import styles from './detached-note.module.css'
import { useThreadRoom } from './thread-room.ts'
import { useAct } from './use-act.tsx'

/** Says that the words of a thread are gone, and gives it to others that are selected. */
export function DetachedNote({ thread }: { thread: Thread }) {
  const { t } = useLingui()
  const { acts, text } = useThreadRoom()
  const { run, isWorking, problem } = useAct()
  const [isAsking, setAsking] = useState(false)
  function attach() {
    const captured = text.capture()
    if (captured?.outcome !== 'captured' || captured.anchor.kind !== 'range') return setAsking(true)
    const { anchor } = captured
    setAsking(false)
    run(() => acts.attach(thread.id, anchor))
  }
  return (
    <div className={styles.note}>
      <p className={styles.words}>
        <Unlink aria-hidden size={16} strokeWidth={2} />
        <Trans>Detached: its words were deleted</Trans>
      </p>
      {thread.abilities.includes('attach') && text.isShown && (
        <>
          <Button
            isDense
            isWorking={isWorking}
            workingLabel={t`Attaching`}
            // The selection in the text stays.
            onMouseDown={(event) => event.preventDefault()}
            onClick={attach}
          >
            <Trans>Attach to the selected words</Trans>
          </Button>
          {isAsking && (
            <p role="alert">
              <Trans>Select the words in the text first, then press it again.</Trans>
            </p>
          )}
        </>
      )}
      {problem}
    </div>
  )
}
