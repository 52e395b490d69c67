import { Trans } from '@lingui/react/macro'
import { type ComponentType, useEffect, useState, useSyncExternalStore } from 'react'
import { createPortal } from 'react-dom'
import { RequestError } from '../api.ts'
import { Button } from '../ui/button.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { currentProof, settleProof, subscribeToProof } from '../with-proof.ts'
import styles from './proof-question.module.css'

/**
 * Asks whether it is still the same person, when an act needs to know (`with-proof.ts`). Its code comes when it is
 * first asked; if it does not, the act is given up and that is said.
 */
export function ProofQuestion() {
  const asked = useSyncExternalStore(subscribeToProof, currentProof)
  const [Dialog, setDialog] = useState<ComponentType | null>(null)
  const [problem, setProblem] = useState<unknown>(null)
  useEffect(() => {
    if (!asked || Dialog) return
    setProblem(null)
    import('./proof-dialog.tsx').then(
      ({ ProofDialog }) => setDialog(() => ProofDialog),
      (cause: unknown) => {
        setProblem(new RequestError('unreachable', { cause }))
        settleProof(false)
      },
    )
  }, [asked, Dialog])
  if (asked && Dialog) return <Dialog />
  if (problem === null) return null
  // React Aria hides whatever comes beside an open dialog, unless it says that it lies above.
  return createPortal(
    <div data-react-aria-top-layer="true" className={styles.problem}>
      <ProblemNote error={problem}>
        <Button isDense onClick={() => setProblem(null)}>
          <Trans>Close</Trans>
        </Button>
      </ProblemNote>
    </div>,
    document.body,
  )
}
