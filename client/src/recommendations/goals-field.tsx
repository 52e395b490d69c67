import { Trans } from '@lingui/react/macro'
import { GOALS, goalsField, goalsIn } from '@plenary/shared/recommendations/goals.ts'
import { CheckField } from '../ui/check-field.tsx'
import text from '../ui/text.module.css'
import { useLocale } from '../ui/use-locale.ts'
import styles from './goals-field.module.css'

interface GoalsFieldProps {
  /** As it stands in the text: "5,16". */
  field: string | null
  onChange: (field: string | null) => void
}

/** The Sustainable Development Goals that a recommendation serves, folded to their numbers. */
export function GoalsField({ field, onChange }: GoalsFieldProps) {
  const locale = useLocale()
  const chosen = goalsIn(field)
  const numbers = chosen.join(', ')
  const handleChange = (goal: number, isChosen: boolean) =>
    onChange(goalsField(isChosen ? [...chosen, goal] : chosen.filter((one) => one !== goal)))
  return (
    <details className={styles.goals}>
      <summary>
        <Trans>Sustainable Development Goals</Trans>{' '}
        <span className={text.help}>{numbers === '' ? <Trans>none chosen</Trans> : numbers}</span>
      </summary>
      <div className={styles.list}>
        {GOALS.map((name, at) => (
          <CheckField
            key={name.en}
            label={`${at + 1}. ${name[locale]}`}
            isChecked={chosen.includes(at + 1)}
            onChange={(isChosen) => handleChange(at + 1, isChosen)}
          />
        ))}
      </div>
    </details>
  )
}
