import { Trans, useLingui } from '@lingui/react/macro'
import { ROOM_TITLE_MAX_CHARS } from '@plenary/shared/limits.ts'
import { ATTRIBUTIONS, newRoomSchema, ROOM_KINDS } from '@plenary/shared/rooms.ts'
import { useNavigate } from '@tanstack/react-router'
import { useCreateRoom } from '../rooms/use-rooms.ts'
import { Button } from '../ui/button.tsx'
import { ChoiceField } from '../ui/choice-field.tsx'
import { Dialog, DialogActions } from '../ui/dialog.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import text from '../ui/text.module.css'
import { TextField } from '../ui/text-field.tsx'
import { useForm } from '../ui/use-form.ts'
import { useAttributionWords } from '../use-attribution-words.ts'
import styles from './new-room-dialog.module.css'
import { useKindNames } from './use-kind-names.ts'

interface NewRoomDialogProps {
  coalitionSlug: string
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
}

/** Begins a document and goes to it. What was typed is still there when it is closed and opened again. */
export function NewRoomDialog({ coalitionSlug, isOpen, onOpenChange }: NewRoomDialogProps) {
  const { t } = useLingui()
  const navigate = useNavigate()
  const createRoom = useCreateRoom(coalitionSlug)
  const kinds = useKindNames()
  const rules = useAttributionWords()
  const form = useForm({
    initial: { title: '', kind: 'submission', dueOn: '', attribution: 'named' },
    schema: {
      safeParse: (values) => newRoomSchema.safeParse({ ...values, dueOn: values.dueOn || null }),
    },
    send: async (input) => {
      const room = await createRoom.mutateAsync(input)
      await navigate({ to: '/r/$room', params: { room: room.id } })
      onOpenChange(false)
    },
    faultText: (name, _code, value) => {
      if (name !== 'title') return t`Write the date with day, month and year.`
      const count = value.trim().length
      return count === 0
        ? t`Write a title.`
        : t`Use at most ${ROOM_TITLE_MAX_CHARS} characters; this has ${count}.`
    },
  })
  return (
    <Dialog title={t`New document`} isOpen={isOpen} onOpenChange={onOpenChange}>
      <form noValidate className={styles.form} onSubmit={form.handleSubmit}>
        <TextField
          {...form.field('title')}
          label={t`Title`}
          help={t`The people of the coalition see it.`}
          dir="auto"
          autoComplete="off"
        />
        <ChoiceField
          label={t`Kind`}
          choices={ROOM_KINDS.map((id) => ({ id, label: kinds[id].name, help: kinds[id].purpose }))}
          chosen={ROOM_KINDS.find((kind) => kind === form.values.kind) ?? 'submission'}
          onChoose={(kind) => form.set('kind', kind)}
        />
        <div className={styles.date}>
          <TextField {...form.field('dueOn')} label={t`Due date (optional)`} type="date" />
        </div>
        <details className={styles.names}>
          <summary>
            <Trans>Names</Trans>
          </summary>
          <ChoiceField
            label={t`How people are named in it`}
            choices={ATTRIBUTIONS.map((id) => ({ id, label: rules[id].name, help: rules[id].promise }))}
            chosen={ATTRIBUTIONS.find((rule) => rule === form.values.attribution) ?? 'named'}
            onChoose={(rule) => form.set('attribution', rule)}
          />
          <p className={text.help}>
            <Trans>It can be made safer later, never weaker.</Trans>
          </p>
        </details>
        {form.problem !== null && <ProblemNote error={form.problem} />}
        <DialogActions>
          <Button type="submit" variant="primary" isWorking={form.isSending} workingLabel={t`Creating`}>
            <Trans>Create and open</Trans>
          </Button>
          <Button variant="bare" onClick={() => onOpenChange(false)}>
            <Trans>Cancel</Trans>
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
