import { Trans, useLingui } from '@lingui/react/macro'
import type { Room } from '@plenary/shared/rooms.ts'
import { ROUND_KINDS, type RoundList } from '@plenary/shared/rounds.ts'
import { dayAndTime } from '../formats.ts'
import { Button } from '../ui/button.tsx'
import { ChoiceField } from '../ui/choice-field.tsx'
import { Dialog, DialogActions } from '../ui/dialog.tsx'
import { LongTextField } from '../ui/long-text-field.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import text from '../ui/text.module.css'
import { TextField } from '../ui/text-field.tsx'
import { useLocale } from '../ui/use-locale.ts'
import { AskedField } from './asked-field.tsx'
import styles from './open-round-dialog.module.css'
import { useOpenRoundForm } from './use-open-round-form.ts'
import { useRoundKinds } from './use-round-words.ts'

interface OpenRoundDialogProps {
  room: Room
  list: RoundList
  onClose: () => void
}

/** Asks organisations about the text as it stands: what for, whom, and until when. */
export function OpenRoundDialog({ room, list, onClose }: OpenRoundDialogProps) {
  const { t } = useLingui()
  const kinds = useRoundKinds()
  const form = useOpenRoundForm({ room, list, onClose })
  const organizations = list.organizations.filter(({ id }) => list.askable.includes(id))
  return (
    <Dialog title={t`Open a round`} subtitle={<bdi>{room.title}</bdi>} isWide isOpen onOpenChange={onClose}>
      <form noValidate className={styles.form} onSubmit={form.handleSubmit}>
        <TextField
          {...form.field('title')}
          label={t`Title`}
          help={t`Such as “First reading”.`}
          dir="auto"
          autoComplete="off"
        />
        <ChoiceField
          label={t`What is asked`}
          choices={ROUND_KINDS.map((id) => ({ id, label: kinds[id].name, help: kinds[id].purpose }))}
          chosen={ROUND_KINDS.find((kind) => kind === form.values.kind) ?? 'comments'}
          onChoose={(kind) => form.set('kind', kind)}
        />
        <AskedField {...form.field('organizationIds')} organizations={organizations} />
        <Closing form={form} />
        <LongTextField
          {...form.field('note')}
          label={t`Note (optional)`}
          help={t`What to look at, or what comes after. Everybody in the document sees it.`}
        />
        <p className={text.help}>
          <Trans>
            A copy of the text as it stands now is kept with its fingerprint. Writing goes on meanwhile.
          </Trans>
        </p>
        {form.problem !== null && <ProblemNote error={form.problem} />}
        <DialogActions>
          <Button type="submit" variant="primary" isWorking={form.isSending} workingLabel={t`Opening`}>
            <Trans>Open the round</Trans>
          </Button>
          <Button variant="bare" onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}

function Closing({ form }: { form: ReturnType<typeof useOpenRoundForm> }) {
  const { t } = useLingui()
  const { zone } = dayAndTime(new Date().toISOString(), useLocale())
  return (
    <fieldset className={styles.closing}>
      <legend className={text.help}>
        <Trans>It closes at this moment in your time zone, {zone}. Others see it in theirs.</Trans>
      </legend>
      <TextField {...form.field('closesAt')} label={t`Closing day`} type="date" />
      <TextField {...form.field('time')} label={t`Time`} type="time" />
    </fieldset>
  )
}
