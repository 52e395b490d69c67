import { useId } from 'react'
import styles from './choice-field.module.css'
import text from './text.module.css'
import field from './text-field.module.css'

interface ChoiceFieldProps<Choice extends string> {
  label: string
  choices: readonly { id: Choice; label: string; help?: string }[]
  chosen: Choice
  onChoose: (choice: Choice) => void
}

/** One of a few, each with a line that says what it is for. The browser's own radio group. */
export function ChoiceField<Choice extends string>({
  label,
  choices,
  chosen,
  onChoose,
}: ChoiceFieldProps<Choice>) {
  const name = useId()
  return (
    <fieldset>
      <legend className={field.label}>{label}</legend>
      <div className={styles.choices}>
        {choices.map(({ id, label: word, help }) => (
          <label key={id} className={styles.choice}>
            <input
              type="radio"
              name={name}
              value={id}
              checked={id === chosen}
              onChange={() => onChoose(id)}
              aria-describedby={help ? `${name}-${id}` : undefined}
              aria-labelledby={`${name}-${id}-label`}
            />
            <span id={`${name}-${id}-label`}>{word}</span>
            {help && (
              <span id={`${name}-${id}`} className={text.help}>
                {help}
              </span>
            )}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
