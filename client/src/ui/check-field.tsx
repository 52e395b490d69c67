import { type ReactNode, useId } from 'react'
import styles from './check-field.module.css'
import { classNames } from './class-names.ts'
import text from './text.module.css'

interface CheckFieldProps {
  label: string
  isChecked: boolean
  onChange: (isChecked: boolean) => void
  help?: ReactNode
  isDisabled?: boolean
  /** A switch does what it says at once or with the form; a box agrees to something. Both are the browser's own. */
  look?: 'box' | 'switch'
}

/** Yes or no, with a line that says what it means. */
export function CheckField({
  label,
  isChecked,
  onChange,
  help,
  isDisabled = false,
  look = 'box',
}: CheckFieldProps) {
  const id = useId()
  return (
    <label className={styles.field}>
      <input
        type="checkbox"
        role={look === 'switch' ? 'switch' : undefined}
        checked={isChecked}
        disabled={isDisabled}
        onChange={(event) => onChange(event.target.checked)}
        aria-labelledby={`${id}-label`}
        aria-describedby={help ? `${id}-help` : undefined}
        className={look === 'switch' ? styles.switch : styles.box}
      />
      <span className={styles.words}>
        <span id={`${id}-label`} className={classNames(look === 'switch' && text.medium)}>
          {label}
        </span>
        {help && (
          <span id={`${id}-help`} className={text.help}>
            {help}
          </span>
        )}
      </span>
    </label>
  )
}
