import { Trans, useLingui } from '@lingui/react/macro'
import { CALL_NOTE_MAX_CHARS } from '@plenary/shared/limits.ts'
import { CALL_STATES, callMarkSchema, type ReviewCall } from '@plenary/shared/reviews.ts'
import type { Room } from '@plenary/shared/rooms.ts'
import dialog from '../rounds/open-round-dialog.module.css'
import { Button } from '../ui/button.tsx'
import { ChoiceField } from '../ui/choice-field.tsx'
import { Dialog, DialogActions } from '../ui/dialog.tsx'
import { inOneLine, LongTextField } from '../ui/long-text-field.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { useForm } from '../ui/use-form.ts'
import { useCallStates } from './use-review-words.ts'
import { useMarkCall } from './use-reviews.ts'

interface MarkCallDialogProps {
  room: Room
  call: ReviewCall
  onClose: () => void
}

/** Says how far a call has come, and what has moved since it was adopted. */
export function MarkCallDialog({ room, call, onClose }: MarkCallDialogProps) {
  const { t } = useLingui()
  const states = useCallStates()
  const mark = useMarkCall(room.id, call.id)
  const form = useForm({
    initial: { state: call.state as string, note: call.note ?? '' },
    schema: {
      safeParse: ({ state, note }) => callMarkSchema.safeParse({ state, note: inOneLine(note) || null }),
    },
    send: async (input) => {
      await mark.mutateAsync(input)
      onClose()
    },
    faultText: (_name, _code, value) => {
      const count = inOneLine(value).length
      return t`Use at most ${CALL_NOTE_MAX_CHARS} characters; this has ${count}.`
    },
  })
  return (
    <Dialog title={t`Update a call`} subtitle={<bdi>{call.title}</bdi>} isOpen onOpenChange={onClose}>
      <form noValidate className={dialog.form} onSubmit={form.handleSubmit}>
        <ChoiceField
          label={t`How far it has come`}
          choices={CALL_STATES.map((id) => ({ id, label: states[id] }))}
          chosen={CALL_STATES.find((state) => state === form.values.state) ?? 'open'}
          onChoose={(state) => form.set('state', state)}
        />
        <LongTextField
          {...form.field('note')}
          label={t`What has moved since it was adopted (optional)`}
          help={t`Everybody in the document sees it, with the name of your organisation.`}
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
