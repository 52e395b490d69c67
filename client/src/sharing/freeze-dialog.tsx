import { Trans, useLingui } from '@lingui/react/macro'
import { freezeInputSchema } from '@plenary/shared/freezes.ts'
import { FREEZE_NOTE_MAX_CHARS } from '@plenary/shared/limits.ts'
import { FREEZE_CHOICES } from '@plenary/shared/permissions.ts'
import type { Room } from '@plenary/shared/rooms.ts'
import { useFreezeWords } from '../freezes/freeze-words.ts'
import { useFreeze } from '../freezes/use-freeze.ts'
import { Button } from '../ui/button.tsx'
import { ChoiceField } from '../ui/choice-field.tsx'
import { Dialog, DialogActions } from '../ui/dialog.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import text from '../ui/text.module.css'
import { TextField } from '../ui/text-field.tsx'
import { useForm } from '../ui/use-form.ts'
import styles from './freeze-dialog.module.css'

interface FreezeDialogProps {
  room: Room
  onClose: () => void
}

/** Freezes a document for everybody, or changes how far and why it is frozen. */
export function FreezeDialog({ room, onClose }: FreezeDialogProps) {
  const { t } = useLingui()
  const words = useFreezeWords()
  const freeze = useFreeze(room)
  const { freeze: now } = room
  const form = useForm({
    initial: { level: now?.level ?? 'comments', note: now?.note ?? '' },
    schema: freezeInputSchema,
    send: async (input) => {
      await freeze.mutateAsync(input)
      onClose()
    },
    faultText: (_name, _code, value) => {
      const count = value.trim().length
      if (count <= FREEZE_NOTE_MAX_CHARS) return t`It holds characters that nobody sees. Type it anew.`
      return t`Use at most ${FREEZE_NOTE_MAX_CHARS} characters; this has ${count}.`
    },
  })
  return (
    <Dialog
      title={now ? t`Change the freeze` : t`Freeze the document`}
      subtitle={<bdi>{room.title}</bdi>}
      isOpen
      onOpenChange={onClose}
    >
      <form noValidate className={styles.form} onSubmit={form.handleSubmit}>
        <ChoiceField
          label={t`How far`}
          choices={FREEZE_CHOICES.map((id) => ({ id, label: words[id].name, help: words[id].meaning }))}
          chosen={FREEZE_CHOICES.find((level) => level === form.values.level) ?? 'comments'}
          onChoose={(level) => form.set('level', level)}
        />
        <TextField
          {...form.field('note')}
          label={t`Note (optional)`}
          help={t`Why, and until when. Everybody in the document reads it above the text.`}
          dir="auto"
          autoComplete="off"
        />
        <p className={text.help}>
          <Trans>It counts for everybody, for you too, until a coordinator unfreezes the document.</Trans>
        </p>
        {form.problem !== null && <ProblemNote error={form.problem} />}
        <DialogActions>
          <Button
            type="submit"
            variant="primary"
            isWorking={form.isSending}
            workingLabel={now ? t`Saving` : t`Freezing`}
          >
            {now ? <Trans>Save</Trans> : <Trans>Freeze</Trans>}
          </Button>
          <Button variant="bare" onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
