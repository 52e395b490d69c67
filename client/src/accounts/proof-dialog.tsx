import { Trans, useLingui } from '@lingui/react/macro'
import type { AccountKeys } from '@plenary/shared/accounts.ts'
import { PROOF_MINUTES } from '@plenary/shared/limits.ts'
import { useEffect, useRef } from 'react'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { LoadingLines } from '../ui/loading-lines.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { settleProof } from '../with-proof.ts'
import { OrWithPassword, PasskeyButton } from './passkey-button.tsx'
import { canUsePasskeys } from './passkeys.ts'
import styles from './proof-dialog.module.css'
import { ProofForm } from './proof-form.tsx'
import { saidProblem } from './said-problem.ts'
import { useKeys } from './use-keys.ts'
import { usePasskeyProof } from './use-passkeys.ts'

/** The question itself: with a passkey or the password. Closing it gives the act up. */
export function ProofDialog() {
  const { t } = useLingui()
  const { data: keys, error, refetch } = useKeys()
  return (
    <Dialog isOpen title={t`Is it still you?`} onOpenChange={() => settleProof(false)}>
      <div className={styles.ways}>
        <p>
          <Trans>This needs a fresh proof. You are not asked again for {PROOF_MINUTES} minutes.</Trans>
        </p>
        {keys && <Ways keys={keys} />}
        {!keys && error && (
          <ProblemNote error={error}>
            <Button isDense onClick={() => void refetch()}>
              <Trans>Try again</Trans>
            </Button>
          </ProblemNote>
        )}
        {!keys && !error && (
          <LoadingLines
            label={t`Asking the server which ways your account has`}
            slowLabel={t`The server is slow to answer. Nothing has been changed yet.`}
          />
        )}
      </div>
    </Dialog>
  )
}

function Ways({ keys }: { keys: AccountKeys }) {
  const ways = useRef<HTMLDivElement>(null)
  // They may come after the dialog, which then has taken the focus itself.
  useEffect(() => ways.current?.querySelector<HTMLElement>('button, input:not([hidden])')?.focus(), [])
  const hasPasskey = keys.passkeys.length > 0 && canUsePasskeys()
  if (!hasPasskey && !keys.hasPassword) return <NoWay hasPasskeys={keys.passkeys.length > 0} />
  return (
    <div ref={ways}>
      {hasPasskey && <PasskeyWay />}
      {hasPasskey && keys.hasPassword && <OrWithPassword />}
      {keys.hasPassword && <ProofForm asksCode={keys.hasTotp} isFirstWay={!hasPasskey} />}
    </div>
  )
}

function PasskeyWay() {
  const { t } = useLingui()
  const proof = usePasskeyProof()
  return (
    <PasskeyButton
      label={t`Use a passkey`}
      workingLabel={t`Checking`}
      isWorking={proof.isPending}
      problem={saidProblem(proof.error)}
      onPress={() => proof.mutate(undefined, { onSuccess: (isProved) => isProved && settleProof(true) })}
    />
  )
}

function NoWay({ hasPasskeys }: { hasPasskeys: boolean }) {
  return (
    <p>
      {hasPasskeys ? (
        <Trans>
          Your account opens with passkeys, and this browser cannot use them here. Do it where you signed in
          with one. Nothing has been changed.
        </Trans>
      ) : (
        <Trans>
          Your account has no passkey or password to ask for. Add one first. Nothing has been changed.
        </Trans>
      )}
    </p>
  )
}
