import { Trans, useLingui } from '@lingui/react/macro'
import { ROOM_TITLE_MAX_CHARS } from '@plenary/shared/limits.ts'
import { type Room, roomChangeSchema } from '@plenary/shared/rooms.ts'
import { useEffect, useRef } from 'react'
import { useChangeRoom } from '../rooms/use-change-room.ts'
import { Button } from '../ui/button.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { TextField } from '../ui/text-field.tsx'
import { useForm } from '../ui/use-form.ts'
import styles from './rename-room.module.css'

/** Another title for a document, for everybody. */
export function RenameRoom({ room, onDone }: { room: Room; onDone: () => void }) {
  const { t } = useLingui()
  const change = useChangeRoom(room)
  const box = useRef<HTMLFormElement>(null)
  useEffect(() => box.current?.querySelector('input')?.select(), [])
  const form = useForm({
    initial: { title: room.title },
    schema: roomChangeSchema,
    send: async (input) => {
      await change.mutateAsync(input)
      onDone()
    },
    faultText: () => t`Write a title of at most ${ROOM_TITLE_MAX_CHARS} characters.`,
  })
  return (
    <form ref={box} noValidate className={styles.form} onSubmit={form.handleSubmit}>
      <TextField
        {...form.field('title')}
        label={t`Title`}
        help={t`Everybody in the document sees the new one.`}
        dir="auto"
        autoComplete="off"
      />
      {form.problem !== null && <ProblemNote error={form.problem} />}
      <div className={styles.acts}>
        <Button type="submit" isWorking={form.isSending} workingLabel={t`Saving`}>
          <Trans>Save the title</Trans>
        </Button>
        <Button variant="bare" onClick={onDone}>
          <Trans>Cancel</Trans>
        </Button>
      </div>
    </form>
  )
}
