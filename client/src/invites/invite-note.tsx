import { Trans, useLingui } from '@lingui/react/macro'
import { INVITE_NOTE_MAX_CHARS } from '@plenary/shared/limits.ts'
import { useId, useLayoutEffect, useRef } from 'react'
import { CheckField } from '../ui/check-field.tsx'
import { classNames } from '../ui/class-names.ts'
import text from '../ui/text.module.css'
import field from '../ui/text-field.module.css'
import { TextField } from '../ui/text-field.tsx'
import styles from './invite-form.module.css'
import type { InviteForm } from './use-invite-form.ts'

/** What a link may carry besides: words for whoever opens it, and the one address for which it is. Folded at first. */
export function InviteNote({ form }: { form: InviteForm }) {
  const { t } = useLingui()
  const isBound = form.values.email.trim() !== ''
  const details = useRef<HTMLDetailsElement>(null)
  const hasFault = form.field('email').error !== undefined || form.field('note').error !== undefined
  // Before the focus goes to the field at fault; it stays open while the fault is being mended.
  useLayoutEffect(() => {
    if (hasFault && details.current) details.current.open = true
  }, [hasFault])
  return (
    <details ref={details} className={styles.more}>
      <summary>
        <Trans>Add a note, or bind it to an e-mail address</Trans>
      </summary>
      <div className={styles.extras}>
        <NoteField form={form} />
        <TextField
          {...form.field('email')}
          label={t`E-mail address (optional)`}
          help={t`Then only whoever knows this address can use the link, once. Shown to coordinators and to you.`}
          type="email"
          autoComplete="off"
          spellCheck={false}
        />
        {isBound && form.hasMail && (
          <CheckField
            look="switch"
            label={t`Send it by mail`}
            help={t`The mail names you and the coalition, not the document. Your note is shown where the link leads.`}
            isChecked={form.isMailed}
            onChange={form.setMailed}
          />
        )}
      </div>
    </details>
  )
}

/** One line, shown on several: it is read as one paragraph. */
function NoteField({ form }: { form: InviteForm }) {
  const id = useId()
  const { value, onChange, error } = form.field('note')
  const left = INVITE_NOTE_MAX_CHARS - value.length
  return (
    <div className={field.field}>
      <label htmlFor={id} className={field.label}>
        <Trans>Note (optional)</Trans>
      </label>
      <textarea
        id={id}
        rows={3}
        dir="auto"
        value={value}
        maxLength={INVITE_NOTE_MAX_CHARS}
        aria-invalid={error ? true : undefined}
        aria-describedby={`${id}-help`}
        onChange={(event) => onChange(event.target.value.replace(/\s*[\r\n]\s*/g, ' '))}
        className={classNames(field.input, styles.note)}
      />
      <p id={`${id}-help`} className={error ? field.error : text.help}>
        {error ?? <Trans>Whoever opens the link reads it. {left} characters left.</Trans>}
      </p>
    </div>
  )
}
