import { Trans, useLingui } from '@lingui/react/macro'
import { REOPENING_REASON_MAX_CHARS } from '@plenary/shared/limits.ts'
import type { Room } from '@plenary/shared/rooms.ts'
import { reopeningSchema } from '@plenary/shared/seals.ts'
import { Button } from '../ui/button.tsx'
import { Dialog, DialogActions } from '../ui/dialog.tsx'
import { inOneLine, LongTextField } from '../ui/long-text-field.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { showToast } from '../ui/toast.ts'
import { useForm } from '../ui/use-form.ts'
import styles from './seals.module.css'
import { useReopen } from './use-seals.ts'

/** Opens a sealed document again, with a reason. */
export function ReopenDialog({ room, onClose }: { room: Room; onClose: () => void }) {
  const { t } = useLingui()
  const reopen = useReopen(room.id, onReopened)
  function onReopened() {
    showToast(t`The document is open again, and locked`)
    onClose()
  }
  const form = useForm({
    initial: { reason: '' },
    schema: { safeParse: ({ reason }) => reopeningSchema.safeParse({ reason: inOneLine(reason) }) },
    send: (input) => reopen.mutateAsync(input),
    faultText: (_name, _code, value) => {
      const count = inOneLine(value).length
      return count === 0
        ? t`Write the reason in a few words.`
        : t`Use at most ${REOPENING_REASON_MAX_CHARS} characters; this has ${count}.`
    },
  })
  return (
    <Dialog title={t`Open the document again`} isOpen onOpenChange={onClose}>
      <form noValidate className={styles.dialog} onSubmit={form.handleSubmit}>
        <p>
          <Trans>
            What was sealed, its receipt and its public page stay as they are. The document is locked until a
            coordinator unfreezes it.
          </Trans>
        </p>
        <LongTextField
          {...form.field('reason')}
          label={t`Reason`}
          help={t`Everybody in the document reads it.`}
        />
        {form.problem !== null && <ProblemNote error={form.problem} />}
        <DialogActions>
          <Button type="submit" variant="primary" isWorking={form.isSending} workingLabel={t`Opening`}>
            <Trans>Open again</Trans>
          </Button>
          <Button variant="bare" onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
