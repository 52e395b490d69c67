import { Trans } from '@lingui/react/macro'
import { useMutation } from '@tanstack/react-query'
import { del } from '../api.ts'
import { ProblemNote } from '../ui/problem-note.tsx'
import styles from './join-form.module.css'

/** Says which account the link will belong to, before it is used; and the way to use another. */
export function SignedInAs({
  account: { name, email },
}: {
  account: { name: string; email: string | null }
}) {
  // The same page again, with the same link, and nobody signed in.
  const signOut = useMutation({
    mutationFn: () => del('/api/sessions/current'),
    onSuccess: () => window.location.reload(),
  })
  return (
    <div className={styles.signedIn}>
      <p>
        {email === null ? (
          <Trans>
            You are here already as <b dir="auto">{name}</b>. What you accept is added to that.
          </Trans>
        ) : (
          <Trans>
            You are signed in as <b>{email}</b>. What you accept belongs to this account.
          </Trans>
        )}
      </p>
      {/* A guest who signs out cannot come back: for them there is no such shortcut. */}
      {email !== null && (
        <button type="button" className={styles.other} onClick={() => signOut.mutate()}>
          <Trans>Sign out and take part as somebody else</Trans>
        </button>
      )}
      {signOut.error && <ProblemNote error={signOut.error} />}
    </div>
  )
}
