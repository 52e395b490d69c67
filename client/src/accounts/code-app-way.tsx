import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { AccountKeys } from '@plenary/shared/accounts.ts'
import { useState } from 'react'
import { Button } from '../ui/button.tsx'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { LatePart } from '../ui/late-part.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { showToast } from '../ui/toast.ts'
import { WayIn } from './account-section.tsx'
import { RecoveryCodes } from './recovery-codes.tsx'
import { saidProblem } from './said-problem.ts'
import { useBeginCodes, useNewRecoveryCodes, useTurnOffCodes } from './use-code-app.ts'

const loadSetUp = () => import('./code-app-set-up.tsx').then(({ CodeAppSetUp }) => CodeAppSetUp)

interface CodeAppWayProps {
  keys: AccountKeys
}

/** A code beside the password: turned on with an app, and off; the recovery codes for when the app is lost. */
export function CodeAppWay({ keys }: CodeAppWayProps) {
  // Here, since the dialog shows the recovery codes when codes are on already.
  const begin = useBeginCodes()
  return (
    <>
      {keys.hasTotp ? (
        <CodesOn left={keys.recoveryCodesLeft} />
      ) : (
        <CodesOff
          hasPassword={keys.hasPassword}
          isBeginning={begin.isPending}
          problem={saidProblem(begin.error)}
          onBegin={() => begin.mutate()}
        />
      )}
      <LatePart load={loadSetUp} isWanted={begin.data !== undefined}>
        {(CodeAppSetUp) => <CodeAppSetUp secret={begin.data} onClose={begin.reset} />}
      </LatePart>
    </>
  )
}

interface CodesOffProps {
  hasPassword: boolean
  isBeginning: boolean
  problem: unknown
  onBegin: () => void
}

function CodesOff({ hasPassword, isBeginning, problem, onBegin }: CodesOffProps) {
  const { t } = useLingui()
  return (
    <WayIn
      title={t`Code app`}
      state={
        hasPassword ? (
          <Trans>Off. With it, a password that somebody has stolen is not enough to come in.</Trans>
        ) : (
          <Trans>Off. It goes with a password: set one first.</Trans>
        )
      }
      acts={
        hasPassword && (
          <Button isDense isWorking={isBeginning} workingLabel={t`Preparing`} onClick={onBegin}>
            <Trans>Turn on</Trans>
          </Button>
        )
      }
    >
      {problem !== null && <ProblemNote error={problem} />}
    </WayIn>
  )
}

function CodesOn({ left }: { left: number }) {
  const { t } = useLingui()
  const [asked, setAsked] = useState<'off' | 'renew' | null>(null)
  return (
    <WayIn
      title={t`Code app`}
      state={
        <Plural value={left} one="On. # recovery code is left." other="On. # recovery codes are left." />
      }
      acts={
        <>
          <Button isDense onClick={() => setAsked('renew')}>
            <Trans>New recovery codes</Trans>
          </Button>
          <Button isDense onClick={() => setAsked('off')}>
            <Trans>Turn off</Trans>
          </Button>
        </>
      }
    >
      <TurnOff isOpen={asked === 'off'} onClose={() => setAsked(null)} />
      <RenewCodes isOpen={asked === 'renew'} onClose={() => setAsked(null)} />
    </WayIn>
  )
}

interface AskedProps {
  isOpen: boolean
  onClose: () => void
}

function TurnOff({ isOpen, onClose }: AskedProps) {
  const { t } = useLingui()
  const turnOff = useTurnOffCodes()
  const close = () => {
    turnOff.reset()
    onClose()
  }
  return (
    <ConfirmDialog
      title={t`Turn off the code app?`}
      isOpen={isOpen}
      onClose={close}
      act={t`Turn off`}
      workingLabel={t`Turning off`}
      isWorking={turnOff.isPending}
      problem={saidProblem(turnOff.error)}
      onConfirm={() =>
        turnOff.mutate(undefined, {
          onSuccess: () => {
            close()
            showToast(t`The code app is off`)
          },
        })
      }
    >
      <p>
        <Trans>
          The password alone opens your account then. The recovery codes stop working, and you are signed out
          everywhere else.
        </Trans>
      </p>
    </ConfirmDialog>
  )
}

function RenewCodes({ isOpen, onClose }: AskedProps) {
  const { t } = useLingui()
  const renew = useNewRecoveryCodes()
  const close = () => {
    renew.reset()
    onClose()
  }
  if (renew.data) {
    return (
      <Dialog isOpen title={t`Keep your recovery codes`} onOpenChange={close}>
        <RecoveryCodes codes={renew.data} onDone={close} />
      </Dialog>
    )
  }
  return (
    <ConfirmDialog
      title={t`New recovery codes?`}
      isOpen={isOpen}
      onClose={close}
      act={t`Make new codes`}
      workingLabel={t`Making`}
      isWorking={renew.isPending}
      problem={saidProblem(renew.error)}
      onConfirm={() => renew.mutate()}
    >
      <p>
        <Trans>The codes that you have now stop working.</Trans>
      </p>
    </ConfirmDialog>
  )
}
