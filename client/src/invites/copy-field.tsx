import { Trans, useLingui } from '@lingui/react/macro'
import { Check, Copy } from 'lucide-react'
import { useEffect, useId, useRef, useState } from 'react'
import { Button } from '../ui/button.tsx'
import { classNames } from '../ui/class-names.ts'
import text from '../ui/text.module.css'
import field from '../ui/text-field.module.css'
import styles from './copy-field.module.css'

interface CopyFieldProps {
  label: string
  value: string
}

/** A line to copy. Where the browser does not copy, the line is selected and the keys are said. */
export function CopyField({ label, value }: CopyFieldProps) {
  const { t } = useLingui()
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const [outcome, setOutcome] = useState<'copied' | 'selected' | null>(null)
  // It stands where the form was: who has just made it wants to copy it.
  useEffect(() => button.current?.focus(), [])
  async function copy() {
    try {
      await navigator.clipboard.writeText(value)
      setOutcome('copied')
    } catch {
      // No clipboard here: refused by the person, or not a safe connection.
      input.current?.select()
      input.current?.focus()
      setOutcome('selected')
    }
  }
  return (
    <div className={field.field}>
      <label htmlFor={id} className={field.label}>
        {label}
      </label>
      <div className={styles.line}>
        <input
          ref={input}
          id={id}
          readOnly
          dir="ltr"
          value={value}
          onFocus={(event) => event.target.select()}
          className={classNames(field.input, styles.value)}
        />
        <Button ref={button} variant="primary" onClick={() => void copy()}>
          {outcome === 'copied' ? (
            <Check aria-hidden size={20} strokeWidth={1.75} />
          ) : (
            <Copy aria-hidden size={20} strokeWidth={1.75} />
          )}
          <Trans>Copy</Trans>
        </Button>
      </div>
      <p role="status" className={text.help}>
        {outcome === 'copied' && t`Copied.`}
        {outcome === 'selected' && t`It is selected: copy it with Ctrl C, or by a long press.`}
      </p>
    </div>
  )
}
