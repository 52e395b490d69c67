import { CircleAlert } from 'lucide-react'
import { type InputHTMLAttributes, type ReactNode, type Ref, useId } from 'react'
import { classNames } from './class-names.ts'
import text from './text.module.css'
import styles from './text-field.module.css'

interface TextFieldProps
  extends Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange' | 'className' | 'style' | 'value' | 'id'> {
  label: string
  value: string
  onChange: (value: string) => void
  /** Below the field, always there: what is asked, who will see it. */
  help?: ReactNode
  /** What is wrong and what to do; undefined when nothing is. */
  error?: string | undefined
  /** A control at the end of the field, such as "show". */
  end?: ReactNode
  ref?: Ref<HTMLInputElement>
}

/**
 * A line of input with its label above, help below and the error in words. Help and error are its
 * description, so that moving the focus to a field at fault also reads out why.
 */
export function TextField({ label, value, onChange, help, error, end, ref, ...rest }: TextFieldProps) {
  const id = useId()
  const described = [error && `${id}-error`, help && `${id}-help`].filter(Boolean).join(' ')
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      <div className={styles.box}>
        <input
          {...rest}
          ref={ref}
          id={id}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          aria-invalid={error ? true : undefined}
          aria-describedby={described || undefined}
          className={classNames(styles.input, end !== undefined && styles.withEnd)}
        />
        {end && <span className={styles.end}>{end}</span>}
      </div>
      {error && (
        <p id={`${id}-error`} className={styles.error}>
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
