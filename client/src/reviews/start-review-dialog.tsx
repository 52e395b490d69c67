import { Trans, useLingui } from '@lingui/react/macro'
import { SIGN_OFF_WORDS_MAX_CHARS } from '@plenary/shared/limits.ts'
import { newReviewSchema } from '@plenary/shared/reviews.ts'
import type { Room } from '@plenary/shared/rooms.ts'
import dialog from '../rounds/open-round-dialog.module.css'
import { Button } from '../ui/button.tsx'
import { Dialog, DialogActions } from '../ui/dialog.tsx'
import { inOneLine, LongTextField } from '../ui/long-text-field.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { showToast } from '../ui/toast.ts'
import { useForm } from '../ui/use-form.ts'
import { useStartReview } from './use-reviews.ts'

/** Begins the review of what was adopted last. */
export function StartReviewDialog({ room, onClose }: { room: Room; onClose: () => void }) {
  const { t } = useLingui()
  const start = useStartReview(room.id)
  const form = useForm({
    initial: { note: '' },
    schema: { safeParse: ({ note }) => newReviewSchema.safeParse({ note: inOneLine(note) || null }) },
    send: async (input) => {
      await start.mutateAsync(input)
      showToast(t`The review is open`)
      onClose()
    },
    faultText: (_name, _code, value) => {
      const count = inOneLine(value).length
      return t`Use at most ${SIGN_OFF_WORDS_MAX_CHARS} characters; this has ${count}.`
    },
  })
  return (
    <Dialog title={t`Start a review`} subtitle={<bdi>{room.title}</bdi>} isOpen onOpenChange={onClose}>
      <form noValidate className={dialog.form} onSubmit={form.handleSubmit}>
        <p>
          <Trans>
            Each section of the adopted text becomes a call to go through. Everybody who may write says how
            far it has come; the text itself is changed in the document, and compared with the adopted one
            here.
          </Trans>
        </p>
        {room.freeze && (
          <p>
            <Trans>The document is frozen. Unfreeze it when the writing is to begin.</Trans>
          </p>
        )}
        <LongTextField
          {...form.field('note')}
          label={t`Note (optional)`}
          help={t`Until when, and who leads. Everybody in the document sees it.`}
        />
        {form.problem !== null && <ProblemNote error={form.problem} />}
        <DialogActions>
          <Button type="submit" variant="primary" isWorking={form.isSending} workingLabel={t`Starting`}>
            <Trans>Start the review</Trans>
          </Button>
          <Button variant="bare" onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
