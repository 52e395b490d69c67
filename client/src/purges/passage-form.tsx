import { Trans, useLingui } from '@lingui/react/macro'
import { PASSAGE_MAX_CHARS, PASSAGE_MIN_CHARS } from '@plenary/shared/limits.ts'
import { type PurgePreview, passageSchema } from '@plenary/shared/purges.ts'
import type { Room } from '@plenary/shared/rooms.ts'
import { Button } from '../ui/button.tsx'
import { DialogActions } from '../ui/dialog.tsx'
import { LongTextField } from '../ui/long-text-field.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { useForm } from '../ui/use-form.ts'
import styles from './purge-dialog.module.css'
import { lookFor } from './use-purge.ts'

interface PassageFormProps {
  room: Room
  words: string
  onFound: (words: string, found: PurgePreview) => void
  onClose: () => void
}

/** The first step: the words, and a look where they stand. Nothing is changed by it. */
export function PassageForm({ room, words, onFound, onClose }: PassageFormProps) {
  const { t } = useLingui()
  const form = useForm({
    initial: { words },
    schema: passageSchema,
    send: async (input) => onFound(input.words, await lookFor(room.id, input.words)),
    faultText: (_name, _code, value) => {
      const count = value.trim().length
      if (count < PASSAGE_MIN_CHARS)
        return t`Give at least ${PASSAGE_MIN_CHARS} letters: fewer would be in every other word.`
      if (count > PASSAGE_MAX_CHARS)
        return t`Use at most ${PASSAGE_MAX_CHARS} characters; this has ${count}. Remove a longer passage in parts.`
      return t`It holds characters that nobody sees. Type it anew.`
    },
  })
  return (
    <form noValidate className={styles.form} onSubmit={form.handleSubmit}>
      <p>
        <Trans>
          For a name, a place or an address that must not be here: it is taken out of the text, of the record
          of all changes, of versions and of comments, for everybody and for good.
        </Trans>
      </p>
      <LongTextField
        {...form.field('words')}
        label={t`The words to remove`}
        help={t`Exactly as they stand in the text; capitals count. They are written down nowhere.`}
        isDocument
      />
      {form.problem !== null && <ProblemNote error={form.problem} />}
      <DialogActions>
        <Button type="submit" variant="primary" isWorking={form.isSending} workingLabel={t`Looking`}>
          <Trans>See where they are</Trans>
        </Button>
        <Button variant="bare" onClick={onClose}>
          <Trans>Cancel</Trans>
        </Button>
      </DialogActions>
    </form>
  )
}
