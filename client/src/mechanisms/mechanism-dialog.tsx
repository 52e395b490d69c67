import { Trans, useLingui } from '@lingui/react/macro'
import type { Locale } from '@plenary/shared/localized.ts'
import { COUNTED_PARTS, type CountedPart, type KnownMechanism } from '@plenary/shared/mechanisms.ts'
import { Button } from '../ui/button.tsx'
import { Dialog, DialogActions } from '../ui/dialog.tsx'
import { LongTextField } from '../ui/long-text-field.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { SelectField } from '../ui/select-field.tsx'
import { TextField } from '../ui/text-field.tsx'
import { useForm } from '../ui/use-form.ts'
import { useLocale } from '../ui/use-locale.ts'
import { fieldsOf, inputOf } from './mechanism-fields.ts'
import styles from './mechanisms-page.module.css'
import { useCountWords } from './use-count-words.ts'
import { useKeepMechanism } from './use-mechanism-changes.ts'

interface MechanismDialogProps {
  slug: string
  /** The record that is changed, or null for a new one. */
  mechanism: KnownMechanism | null
  onClose: () => void
}

/** What a coordinator has read in the rules of a body, with where and when. */
export function MechanismDialog({ slug, mechanism, onClose }: MechanismDialogProps) {
  const { t } = useLingui()
  const locale = useLocale()
  const keep = useKeepMechanism(slug, mechanism?.key ?? null)
  const faultText = useFaultText()
  const form = useForm({
    initial: fieldsOf(mechanism, locale as Locale),
    schema: { safeParse: inputOf },
    send: async (input) => {
      await keep.mutateAsync(input)
      onClose()
    },
    faultText,
  })
  return (
    <Dialog title={mechanism ? t`Write down other rules` : t`Add a mechanism`} isOpen onOpenChange={onClose}>
      <form noValidate className={styles.form} onSubmit={form.handleSubmit}>
        <TextField {...form.field('name')} label={t`Name`} dir="auto" autoComplete="off" />
        <TextField {...form.field('body')} label={t`Body that receives it`} dir="auto" autoComplete="off" />
        <div className={styles.pair}>
          <TextField
            {...form.field('max')}
            label={t`Limit (empty if none is confirmed)`}
            inputMode="numeric"
            autoComplete="off"
          />
          <Choice form={form} name="unit" label={t`In`} choices={{ words: t`words`, pages: t`pages` }} />
        </div>
        <Counts form={form} />
        <div className={styles.pair}>
          <TextField {...form.field('font')} label={t`Font (optional)`} autoComplete="off" />
          <TextField
            {...form.field('fontSize')}
            label={t`Size, in points (optional)`}
            inputMode="decimal"
            autoComplete="off"
          />
        </div>
        <TextField
          {...form.field('deadlineRule')}
          label={t`Deadline (optional)`}
          dir="auto"
          autoComplete="off"
        />
        <LongTextField {...form.field('sources')} label={t`Where you read it: one address or title a line`} />
        <TextField
          {...form.field('checkedOn')}
          label={t`When you read it`}
          help={t`A year, a month or a day: 2026, 2026-10 or 2026-10-31.`}
          autoComplete="off"
        />
        <LongTextField {...form.field('remarks')} label={t`Remarks (optional)`} />
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

type Fields = ReturnType<typeof fieldsOf>
type Form = { values: Fields; set: (name: keyof Fields, value: string) => void }

function Counts({ form }: { form: Form }) {
  const { names, answer } = useCountWords()
  const choices = { '': answer(null), true: answer(true), false: answer(false) }
  return (
    <div className={styles.pair}>
      {COUNTED_PARTS.map((part: CountedPart) => (
        <Choice key={part} form={form} name={part} label={names[part]} choices={choices} />
      ))}
    </div>
  )
}

interface ChoiceProps {
  form: Form
  name: keyof Fields
  label: string
  choices: Record<string, string>
}

function Choice({ form, name, label, choices }: ChoiceProps) {
  return (
    <SelectField
      label={label}
      choices={Object.entries(choices).map(([id, word]) => ({ id, label: word }))}
      chosen={form.values[name]}
      onChoose={(value) => form.set(name, value)}
    />
  )
}

function useFaultText(): (name: keyof Fields) => string {
  const { t } = useLingui()
  return (name) => {
    switch (name) {
      case 'max':
        return t`Write a whole number above zero, or leave it empty.`
      case 'fontSize':
        return t`Write a size from 6 to 24, or leave it empty.`
      case 'sources':
        return t`Say where it stands: up to ten lines.`
      case 'checkedOn':
        return t`Write a year, a month or a day: 2026, 2026-10 or 2026-10-31.`
      default:
        return t`Fill this in, in fewer words.`
    }
  }
}
