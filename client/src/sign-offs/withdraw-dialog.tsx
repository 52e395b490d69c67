import { Trans, useLingui } from '@lingui/react/macro'
import { SIGN_OFF_WORDS_MAX_CHARS } from '@plenary/shared/limits.ts'
import type { Room } from '@plenary/shared/rooms.ts'
import { withdrawalSchema } from '@plenary/shared/sign-offs.ts'
import dialog from '../rounds/open-round-dialog.module.css'
import { Button } from '../ui/button.tsx'
import { Dialog, DialogActions } from '../ui/dialog.tsx'
import { inOneLine, LongTextField } from '../ui/long-text-field.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { showToast } from '../ui/toast.ts'
import { useForm } from '../ui/use-form.ts'
import { useWithdraw } from './use-sign-offs.ts'

/** Takes the signature of one's organisation back, with a reason. */
export function WithdrawDialog({ room, onClose }: { room: Room; onClose: () => void }) {
  const { t } = useLingui()
  const withdraw = useWithdraw(room.id)
  const form = useForm({
    initial: { reason: '' },
    schema: { safeParse: ({ reason }) => withdrawalSchema.safeParse({ reason: inOneLine(reason) }) },
    send: async (input) => {
      await withdraw.mutateAsync(input)
      showToast(t`The signature is taken back`)
      onClose()
    },
    faultText: (_name, _code, value) => {
      const count = inOneLine(value).length
      return count === 0
        ? t`Write the reason in a few words.`
        : t`Use at most ${SIGN_OFF_WORDS_MAX_CHARS} characters; this has ${count}.`
    },
  })
  return (
    <Dialog title={t`Take the signature back`} isOpen onOpenChange={onClose}>
      <form noValidate className={dialog.form} onSubmit={form.handleSubmit}>
        <p>
          <Trans>
            Your organisation then no longer signs this document. That it had signed, and that it took the
            signature back, stays on record. The coordinators are told at once.
          </Trans>
        </p>
        <LongTextField
          {...form.field('reason')}
          label={t`Reason`}
          help={t`The coordinators and your organisation read it.`}
        />
        {form.problem !== null && <ProblemNote error={form.problem} />}
        <DialogActions>
          <Button type="submit" variant="danger" isWorking={form.isSending} workingLabel={t`Taking it back`}>
            <Trans context="signature">Take it back</Trans>
          </Button>
          <Button variant="bare" onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
