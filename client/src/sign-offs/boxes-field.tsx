import { CircleAlert } from 'lucide-react'
import { type ReactNode, type Ref, useId } from 'react'
import check from '../ui/check-field.module.css'
import text from '../ui/text.module.css'
import field from '../ui/text-field.module.css'
import styles from './boxes-field.module.css'

interface BoxesFieldProps {
  legend: string
  help?: string
  boxes: readonly { id: string; label: ReactNode }[]
  /** Their ids. */
  chosen: readonly string[]
  onChange: (ids: string[]) => void
  error: string | undefined
  // A form goes to the first field at fault: here to the first box.
  ref: Ref<HTMLInputElement>
}

/** Any of several, a box for each. */
export function BoxesField({ legend, help, boxes, chosen, onChange, error, ref }: BoxesFieldProps) {
  const id = useId()
  const described = [error && `${id}-error`, help && `${id}-help`].filter(Boolean).join(' ')
  return (
    <fieldset>
      <legend className={field.label}>{legend}</legend>
      {help && (
        <p id={`${id}-help`} className={text.help}>
          {help}
        </p>
      )}
      <div className={styles.boxes}>
        {boxes.map((box, at) => (
          <label key={box.id} className={styles.box}>
            <input
              ref={at === 0 ? ref : undefined}
              type="checkbox"
              checked={chosen.includes(box.id)}
              aria-describedby={described || undefined}
              onChange={(event) =>
                onChange(event.target.checked ? [...chosen, box.id] : chosen.filter((one) => one !== box.id))
              }
              className={check.box}
            />
            {box.label}
          </label>
        ))}
      </div>
      {error && (
        <p id={`${id}-error`} className={field.error}>
          <CircleAlert aria-hidden size={16} strokeWidth={2} />
          <span>{error}</span>
        </p>
      )}
    </fieldset>
  )
}
