import { Trans, useLingui } from '@lingui/react/macro'
import { PERSON_NAME_MAX_CHARS } from '@plenary/shared/limits.ts'
import { type Member, memberChangeSchema } from '@plenary/shared/members.ts'
import { Button } from '../ui/button.tsx'
import { Dialog, DialogActions } from '../ui/dialog.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { TextField } from '../ui/text-field.tsx'
import { showToast } from '../ui/toast.ts'
import { useForm } from '../ui/use-form.ts'
import styles from './member-act-dialog.module.css'
import { useChangeMember } from './use-members.ts'

interface RenameDialogProps {
  coalitionSlug: string
  /** One's own mandate. */
  member: Member
  onClose: () => void
}

/** Changes the name that one bears under a mandate. */
export function RenameDialog({ coalitionSlug, member, onClose }: RenameDialogProps) {
  const { t } = useLingui()
  const change = useChangeMember(coalitionSlug)
  const form = useForm({
    initial: { displayName: member.displayName },
    schema: memberChangeSchema,
    send: async (own) => {
      await change.mutateAsync({ id: member.id, change: own })
      showToast(t`You have your new name.`)
      onClose()
    },
    faultText: (_field, _code, value) =>
      value.trim().length > PERSON_NAME_MAX_CHARS
        ? t`Use at most ${PERSON_NAME_MAX_CHARS} characters.`
        : t`Write the name by which others will know you, each word in letters of one alphabet.`,
  })
  return (
    <Dialog title={t`Your name here`} isOpen onOpenChange={onClose}>
      <form noValidate className={styles.form} onSubmit={form.handleSubmit}>
        <TextField
          {...form.field('displayName')}
          label={t`Your name in this coalition`}
          help={t`The one you choose; it may be another than elsewhere. A pseudonym is fine.`}
          dir="auto"
          autoComplete="off"
        />
        {form.problem !== null && <ProblemNote error={form.problem} />}
        <DialogActions>
          <Button type="submit" variant="primary" isWorking={form.isSending} workingLabel={t`Saving`}>
            <Trans>Save</Trans>
          </Button>
          <Button variant="bare" onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
