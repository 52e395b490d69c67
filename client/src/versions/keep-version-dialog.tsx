import { Trans, useLingui } from '@lingui/react/macro'
import { SNAPSHOT_LABEL_MAX_CHARS, SNAPSHOT_NOTE_MAX_CHARS } from '@plenary/shared/limits.ts'
import type { Room } from '@plenary/shared/rooms.ts'
import { newSnapshotSchema } from '@plenary/shared/snapshots.ts'
import { Button } from '../ui/button.tsx'
import { Dialog, DialogActions } from '../ui/dialog.tsx'
import { inOneLine, LongTextField } from '../ui/long-text-field.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { TextField } from '../ui/text-field.tsx'
import { showToast } from '../ui/toast.ts'
import { useForm } from '../ui/use-form.ts'
import { useKeepVersion } from './use-snapshots.ts'
import styles from './versions-dialog.module.css'

interface KeepVersionDialogProps {
  room: Room
  onClose: () => void
}

/** Keeps the text as it stands under a name. */
export function KeepVersionDialog({ room, onClose }: KeepVersionDialogProps) {
  const { t } = useLingui()
  const keep = useKeepVersion(room.id)
  const form = useForm({
    initial: { label: '', note: '' },
    schema: {
      safeParse: ({ label, note }: { label: string; note: string }) =>
        newSnapshotSchema.safeParse({ kind: 'named', label, note: inOneLine(note) }),
    },
    send: async (input) => {
      await keep.mutateAsync(input)
      showToast(t`The version is kept`)
      onClose()
    },
    faultText: (name, _code, value) => {
      const count = inOneLine(value).length
      if (name === 'note') return t`Use at most ${SNAPSHOT_NOTE_MAX_CHARS} characters; this has ${count}.`
      return count === 0
        ? t`Give it a name.`
        : t`Use at most ${SNAPSHOT_LABEL_MAX_CHARS} characters; this has ${count}.`
    },
  })
  return (
    <Dialog title={t`Take a snapshot`} subtitle={<bdi>{room.title}</bdi>} isOpen onOpenChange={onClose}>
      <form noValidate className={styles.form} onSubmit={form.handleSubmit}>
        <p>
          <Trans>
            The text is kept exactly as it is saved now, with its fingerprint. Everybody in the document sees
            it here, and nobody can change it.
          </Trans>
        </p>
        <TextField
          {...form.field('label')}
          label={t`Name`}
          help={t`Such as “For sign-off”.`}
          dir="auto"
          autoComplete="off"
        />
        <LongTextField {...form.field('note')} label={t`Note (optional)`} />
        {form.problem !== null && <ProblemNote error={form.problem} />}
        <DialogActions>
          <Button type="submit" variant="primary" isWorking={form.isSending} workingLabel={t`Keeping it`}>
            <Trans>Take the snapshot</Trans>
          </Button>
          <Button variant="bare" onClick={onClose}>
            <Trans>Not now</Trans>
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
