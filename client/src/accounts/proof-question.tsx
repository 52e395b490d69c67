import { type ComponentType, useEffect, useState, useSyncExternalStore } from 'react'
import { RequestError } from '../api.ts'
import { withMessages } from '../i18n.ts'
import { fetchOverlays } from '../ui/fetch-overlays.ts'
import { ProblemOverPage } from '../ui/problem-over-page.tsx'
import { currentProof, settleProof, subscribeToProof } from '../with-proof.ts'

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
    Promise.all([withMessages('accounts', import('./proof-dialog.tsx')), fetchOverlays()]).then(
      ([{ ProofDialog }]) => setDialog(() => ProofDialog),
      (cause: unknown) => {
        setProblem(new RequestError('unreachable', { cause }))
        settleProof(false)
      },
    )
  }, [asked, Dialog])
  if (asked && Dialog) return <Dialog />
  return problem === null ? null : <ProblemOverPage error={problem} onClose={() => setProblem(null)} />
}
