import { Trans } from '@lingui/react/macro'
import { topSectionsOf } from '@plenary/shared/document/sections.ts'
import { CircleAlert } from 'lucide-react'
import { type Ref, useId, useMemo } from 'react'
import check from '../ui/check-field.module.css'
import field from '../ui/text-field.module.css'
import styles from './decision-form.module.css'

interface SectionsFieldProps {
  /** The canonical JSON of the text. */
  document: string
  /** Their titles. */
  chosen: readonly string[]
  onChange: (titles: string[]) => void
  error: string | undefined
  ref: Ref<HTMLInputElement>
}

/** The sections of a text, a box for each: those that an organisation signs. */
export function SectionsField({ document, chosen, onChange, error, ref }: SectionsFieldProps) {
  const id = useId()
  const sections = useMemo(() => topSectionsOf(JSON.parse(document)), [document])
  return (
    <fieldset>
      <legend className={field.label}>
        <Trans>Sections that you sign</Trans>
      </legend>
      <div className={styles.sections}>
        {sections.map(({ id: sectionId, title }, at) => (
          <label key={sectionId} className={styles.section}>
            <input
              ref={at === 0 ? ref : undefined}
              type="checkbox"
              checked={chosen.includes(title)}
              aria-describedby={error ? `${id}-error` : undefined}
              onChange={(event) =>
                onChange(event.target.checked ? [...chosen, title] : chosen.filter((one) => one !== title))
              }
              className={check.box}
            />
            <bdi>{title}</bdi>
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
