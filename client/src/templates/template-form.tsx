import { Trans, useLingui } from '@lingui/react/macro'
import { TEMPLATE_DESCRIPTION_MAX_CHARS, TEMPLATE_NAME_MAX_CHARS } from '@plenary/shared/limits.ts'
import { type TemplateInput, templateInputSchema } from '@plenary/shared/templates.ts'
import type { ReactNode } from 'react'
import { Button } from '../ui/button.tsx'
import { DialogActions } from '../ui/dialog.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import text from '../ui/text.module.css'
import { TextField } from '../ui/text-field.tsx'
import { useForm } from '../ui/use-form.ts'
import styles from './template-form.module.css'

interface TemplateFormProps {
  initial: { name: string; description: string }
  act: string
  help?: ReactNode
  onSend: (input: TemplateInput) => Promise<unknown>
  onClose: () => void
}

/** The name and the description of a template. */
export function TemplateForm({ initial, act, help, onSend, onClose }: TemplateFormProps) {
  const { t } = useLingui()
  const form = useForm({
    initial,
    schema: templateInputSchema,
    send: onSend,
    faultText: (name, _code, value) => {
      const count = value.trim().length
      if (count === 0) return t`Write a name.`
      const max = name === 'name' ? TEMPLATE_NAME_MAX_CHARS : TEMPLATE_DESCRIPTION_MAX_CHARS
      return t`Use at most ${max} characters; this has ${count}.`
    },
  })
  return (
    <form noValidate className={styles.form} onSubmit={form.handleSubmit}>
      {help && <p className={text.help}>{help}</p>}
      <TextField {...form.field('name')} label={t`Name of the template`} dir="auto" autoComplete="off" />
      <TextField
        {...form.field('description')}
        label={t`What it is for (optional)`}
        dir="auto"
        autoComplete="off"
      />
      {form.problem !== null && <ProblemNote error={form.problem} />}
      <DialogActions>
        <Button type="submit" variant="primary" isWorking={form.isSending} workingLabel={t`Saving`}>
          {act}
        </Button>
        <Button variant="bare" onClick={onClose}>
          <Trans>Cancel</Trans>
        </Button>
      </DialogActions>
    </form>
  )
}
