import { Trans, useLingui } from '@lingui/react/macro'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { meQuery } from '../accounts/use-me.ts'
import { del, failureCode } from '../api.ts'
import { Button } from '../ui/button.tsx'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { LoadingLines } from '../ui/loading-lines.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import text from '../ui/text.module.css'
import { forgetDevice } from './forget-device.ts'
import { AfterForgetting, AfterSigningOut } from './quick-acts-done.tsx'
import styles from './stay-safe-page.module.css'

type Act = 'sign-out-everywhere' | 'forget-device'

/** What one can do at once: for those who are signed in here, and the way in for the others. */
export function QuickActs() {
  const { t } = useLingui()
  const me = useQuery({ ...meQuery, retry: false })
  const { signOut, forget } = useQuickActs()
  if (forget.data) return <AfterForgetting done={forget.data} onAgain={() => forget.mutate()} />
  if (signOut.isSuccess) return <AfterSigningOut />
  if (me.data) {
    return (
      <Acts
        canComeBack={me.data.canComeBack}
        acting={signOut.isPending ? 'sign-out-everywhere' : forget.isPending ? 'forget-device' : null}
        problem={signOut.error}
        onAct={(act) => (act === 'forget-device' ? forget.mutate() : signOut.mutate())}
      />
    )
  }
  if (!me.error) {
    return (
      <LoadingLines
        label={t`Asking whether you are signed in`}
        slowLabel={t`The server is slow to answer. The rest of this page is here.`}
      />
    )
  }
  return failureCode(me.error) === 'signed-out' ? (
    <p className={text.small}>
      <Trans>
        <Link to="/sign-in" search={{ next: '/stay-safe' }}>
          Sign in
        </Link>{' '}
        to end your sessions from here.
      </Trans>
    </p>
  ) : (
    <ProblemNote error={me.error}>
      <Button isDense onClick={() => void me.refetch()}>
        <Trans>Try again</Trans>
      </Button>
    </ProblemNote>
  )
}

/** After either of them nothing of what was seen here stays in the memory of this tab. */
function useQuickActs() {
  const queryClient = useQueryClient()
  const signOut = useMutation({
    mutationFn: () => del('/api/sessions'),
    onSuccess: () => queryClient.clear(),
  })
  const forget = useMutation({ mutationFn: forgetDevice, onSuccess: () => queryClient.clear() })
  return { signOut, forget }
}

interface ActsProps {
  /** False for a guest: whoever goes cannot come back. */
  canComeBack: boolean
  acting: Act | null
  problem: unknown
  onAct: (act: Act) => void
}

function Acts({ canComeBack, acting, problem, onAct }: ActsProps) {
  const { t } = useLingui()
  const [asked, setAsked] = useState<Act | null>(null)
  // In danger each press counts: only those who would lose the only way in are asked once more.
  const handlePress = (act: Act) => (canComeBack ? onAct(act) : setAsked(act))
  const names: Record<Act, string> = {
    'sign-out-everywhere': t`Sign out everywhere`,
    'forget-device': t`Forget this device`,
  }
  return (
    <>
      <div className={styles.act}>
        <Button
          isWide
          variant="primary"
          isWorking={acting === 'sign-out-everywhere'}
          workingLabel={t`Signing out`}
          onClick={() => handlePress('sign-out-everywhere')}
        >
          {names['sign-out-everywhere']}
        </Button>
        <p className={text.help}>
          <Trans>
            Ends every session of your account, on every device. Open documents close there at once.
          </Trans>
        </p>
      </div>
      <div className={styles.act}>
        <Button
          isWide
          isWorking={acting === 'forget-device'}
          workingLabel={t`Forgetting`}
          onClick={() => handlePress('forget-device')}
        >
          {names['forget-device']}
        </Button>
        <p className={text.help}>
          <Trans>Signs you out here and clears what this site has stored in this browser.</Trans>
        </p>
      </div>
      {problem !== null && <ProblemNote error={problem} />}
      <ConfirmDialog
        title={asked ? names[asked] : ''}
        isOpen={asked !== null}
        onClose={() => setAsked(null)}
        act={asked ? names[asked] : ''}
        workingLabel={t`Signing out`}
        isWorking={acting !== null}
        problem={null}
        onConfirm={() => asked && onAct(asked)}
      >
        <p>
          <Trans>
            You came as a guest, without a password or a passkey. After this nobody can come back under your
            name, you included. You would need a new link from a coordinator.
          </Trans>
        </p>
      </ConfirmDialog>
    </>
  )
}
