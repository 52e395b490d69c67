import { Trans, useLingui } from '@lingui/react/macro'
import { LIMIT_REASON_MAX_CHARS } from '@plenary/shared/limits.ts'
import { limitInputSchema, type RoomPlan } from '@plenary/shared/plans.ts'
import type { Room } from '@plenary/shared/rooms.ts'
import { useSetLimit } from '../plans/use-plan.ts'
import { Button } from '../ui/button.tsx'
import { DialogActions } from '../ui/dialog.tsx'
import { inOneLine, LongTextField } from '../ui/long-text-field.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { SelectField } from '../ui/select-field.tsx'
import text from '../ui/text.module.css'
import { TextField } from '../ui/text-field.tsx'
import { useForm } from '../ui/use-form.ts'
import styles from './section-dialog.module.css'

interface LimitFormProps {
  room: Room
  plan: RoomPlan
  onClose: () => void
}

/** Sets a limit for a document in the place of its mechanism's, with why. */
export function LimitForm({ room, plan, onClose }: LimitFormProps) {
  const { t } = useLingui()
  const set = useSetLimit(room.id)
  const own = plan.limit?.set ? plan.limit : null
  const form = useForm({
    initial: {
      max: own ? String(own.max) : '',
      unit: (own?.unit ?? plan.mechanism?.limit.unit ?? 'words') as string,
      reason: own?.set?.reason ?? '',
    },
    schema: {
      safeParse: ({ max, unit, reason }) =>
        limitInputSchema.safeParse({
          max: Number(max.replace(/\s/g, '') || Number.NaN),
          ...{ unit, reason: inOneLine(reason) },
        }),
    },
    send: async (input) => {
      await set.mutateAsync(input)
      onClose()
    },
    faultText: (name) =>
      name === 'max'
        ? t`Write a whole number above zero.`
        : t`Say why, in at most ${LIMIT_REASON_MAX_CHARS} characters: everybody in the document reads it.`,
  })
  return (
    <form noValidate className={styles.form} onSubmit={form.handleSubmit}>
      <p className={text.head}>
        {plan.mechanism?.limit.max === null ? (
          <Trans>The limit from your session note</Trans>
        ) : (
          <Trans>Another limit for this document</Trans>
        )}
      </p>
      <div className={styles.pair}>
        <TextField {...form.field('max')} label={t`Limit`} inputMode="numeric" autoComplete="off" />
        <SelectField
          label={t`In`}
          choices={[
            { id: 'words', label: t`words` },
            { id: 'pages', label: t`pages` },
          ]}
          chosen={form.values.unit === 'pages' ? 'pages' : 'words'}
          onChoose={(unit) => form.set('unit', unit)}
        />
      </div>
      <LongTextField {...form.field('reason')} label={t`Why, and where it says so`} />
      {form.problem !== null && <ProblemNote error={form.problem} />}
      {set.error !== null && form.problem === null && <ProblemNote error={set.error} />}
      <DialogActions>
        <Button type="submit" variant="primary" isWorking={form.isSending} workingLabel={t`Saving`}>
          <Trans>Set this limit</Trans>
        </Button>
        {own && (
          <Button onClick={() => set.mutate(null, { onSuccess: onClose })}>
            <Trans>Back to the mechanism’s limit</Trans>
          </Button>
        )}
        <Button variant="bare" onClick={onClose}>
          <Trans>Close</Trans>
        </Button>
      </DialogActions>
    </form>
  )
}
