import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { Invite } from '@plenary/shared/invites.ts'
import type { OrganizationRecord } from '@plenary/shared/organizations.ts'
import { Button } from '../ui/button.tsx'
import { Dialog, DialogActions } from '../ui/dialog.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import text from '../ui/text.module.css'
import { showToast } from '../ui/toast.ts'
import { useLocale } from '../ui/use-locale.ts'
import { ProofGivenUp } from '../with-proof.ts'
import styles from './invite-form.module.css'
import { useRevokeInvite } from './use-invites.ts'

interface RevokeDialogProps {
  coalitionSlug: string
  /** The link to close; null when nothing is asked. */
  invite: Invite | null
  organizations: readonly OrganizationRecord[]
  onClose: () => void
}

/** Asks before a link is closed: it cannot be undone, and people may be in a document through it right now. */
export function RevokeDialog({ coalitionSlug, invite, organizations, onClose }: RevokeDialogProps) {
  const { t } = useLingui()
  const revoke = useRevokeInvite(coalitionSlug)
  const locale = useLocale()
  const organization = organizations.find(({ id }) => id === invite?.organizationId)
  const handleRevoke = () => {
    if (!invite) return
    revoke.mutate(invite.id, {
      onSuccess: () => {
        showToast(t`The link is closed.`)
        onClose()
      },
    })
  }
  return (
    <Dialog
      title={t`Revoke this link?`}
      subtitle={organization ? t`For ${organization.name[locale]}` : t`For any organisation`}
      isOpen={invite !== null}
      onOpenChange={onClose}
    >
      <div className={styles.form}>
        <p>
          <Trans>Revoking closes the link at once, also for people who are here through it.</Trans>
        </p>
        {invite && invite.letIn > 0 && (
          <p className={text.soft}>
            <Plural
              value={invite.letIn}
              one="# person is in through it, and will be out."
              other="# people are in through it, and will be out."
            />
          </p>
        )}
        {revoke.error && !(revoke.error instanceof ProofGivenUp) && <ProblemNote error={revoke.error} />}
      </div>
      <DialogActions>
        <Button
          variant="danger"
          isWorking={revoke.isPending}
          workingLabel={<Trans>Revoking</Trans>}
          onClick={handleRevoke}
        >
          <Trans>Revoke</Trans>
        </Button>
        <Button variant="bare" onClick={onClose}>
          <Trans>Keep it</Trans>
        </Button>
      </DialogActions>
    </Dialog>
  )
}
