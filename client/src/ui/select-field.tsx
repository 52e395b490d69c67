import { type ReactNode, useId } from 'react'
import { classNames } from './class-names.ts'
import styles from './select-field.module.css'
import text from './text.module.css'
import field from './text-field.module.css'

interface SelectFieldProps<Choice extends string> {
  label: string
  choices: readonly { id: Choice; label: string }[]
  chosen: Choice
  onChoose: (choice: Choice) => void
  help?: ReactNode
  isDisabled?: boolean
  /** The label is only spoken: what stands around the field says it to the eye. */
  isLabelHidden?: boolean
}

/** One of many, in the browser's own list: it works with every keyboard, screen reader and phone. */
export function SelectField<Choice extends string>({
  label,
  choices,
  chosen,
  onChoose,
  help,
  isDisabled = false,
  isLabelHidden = false,
}: SelectFieldProps<Choice>) {
  const id = useId()
  return (
    <div className={field.field}>
      {!isLabelHidden && (
        <label htmlFor={id} className={field.label}>
          {label}
        </label>
      )}
      <select
        id={id}
        value={chosen}
        disabled={isDisabled}
        aria-label={isLabelHidden ? label : undefined}
        aria-describedby={help ? `${id}-help` : undefined}
        onChange={(event) => {
          const choice = choices.find((each) => each.id === event.target.value)
          if (choice) onChoose(choice.id)
        }}
        className={classNames(field.input, styles.select)}
      >
        {choices.map((choice) => (
          <option key={choice.id} value={choice.id}>
            {choice.label}
          </option>
        ))}
      </select>
      {help && (
        <div id={`${id}-help`} className={text.help}>
          {help}
        </div>
      )}
    </div>
  )
}
