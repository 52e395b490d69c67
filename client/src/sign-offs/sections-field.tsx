import { Trans } from '@lingui/react/macro'
import { CircleAlert } from 'lucide-react'
import { type Ref, useId, useMemo } from 'react'
import check from '../ui/check-field.module.css'
import field from '../ui/text-field.module.css'
import { sectionsOf } from '../versions/sections-of.ts'
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
  const sections = useMemo(() => topSections(document), [document])
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

/** Those of the highest level that the text has more than once, or at all: a title on top of all is none. */
function topSections(document: string) {
  const sections = sectionsOf(JSON.parse(document)).filter(({ title }) => title.trim() !== '')
  const levels = [...new Set(sections.map(({ level }) => level))].toSorted((a, b) => a - b)
  const level = levels.find((each) => sections.filter((one) => one.level === each).length > 1) ?? levels[0]
  return sections.filter((section) => section.level === level)
}
