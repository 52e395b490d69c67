import { CircleAlert } from 'lucide-react'
import { type ReactNode, type Ref, useId } from 'react'
import { classNames } from './class-names.ts'
import styles from './long-text-field.module.css'
import text from './text.module.css'
import field from './text-field.module.css'

interface LongTextFieldProps {
  label: string
  name: string
  value: string
  onChange: (value: string) => void
  help?: ReactNode
  error?: string | undefined
  /** Words of the document, in its own letters. */
  isDocument?: boolean
  // A form goes to the first field at fault; for it, a field is what can take the focus.
  ref?: Ref<HTMLInputElement>
}

/** Several lines of input that grow with what is written; otherwise a `TextField`. */
export function LongTextField({
  label,
  name,
  value,
  onChange,
  help,
  error,
  isDocument = false,
  ref,
}: LongTextFieldProps) {
  const id = useId()
  const described = [error && `${id}-error`, help && `${id}-help`].filter(Boolean).join(' ')
  return (
    <div className={field.field}>
      <label htmlFor={id} className={field.label}>
        {label}
      </label>
      <textarea
        ref={ref as Ref<HTMLTextAreaElement> | undefined}
        id={id}
        name={name}
        dir="auto"
        rows={3}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        aria-invalid={error ? true : undefined}
        aria-describedby={described || undefined}
        className={classNames(field.input, styles.area, isDocument && styles.document)}
      />
      {error && (
        <p id={`${id}-error`} className={field.error}>
          <CircleAlert aria-hidden size={16} strokeWidth={2} />
          <span>{error}</span>
        </p>
      )}
      {help && (
        <div id={`${id}-help`} className={text.help}>
          {help}
        </div>
      )}
    </div>
  )
}

/** What several lines say in one: where words may have none, such as in a proposal. */
export function inOneLine(words: string): string {
  return words.replace(/\s+/g, ' ').trim()
}
