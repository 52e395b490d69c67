import { useLingui } from '@lingui/react/macro'
import { SMART_SIGNS, type Smart } from '@plenary/shared/recommendations/smart.ts'
import { classNames } from '../ui/class-names.ts'
import text from '../ui/text.module.css'
import styles from './smart-meter.module.css'
import { useSignNames } from './use-recommendation-words.ts'

/** How many of the five signs a recommendation has; which it lacks is said with it. */
export function SmartMeter({ smart }: { smart: Smart }) {
  const { t } = useLingui()
  const names = useSignNames()
  const met = smart.met.length
  const all = SMART_SIGNS.length
  const missing = smart.faults.map(({ sign }) => names[sign]).join(', ')
  const label = missing === '' ? t`${met} of ${all}` : t`${met} of ${all}. Missing: ${missing}`
  return (
    <span role="img" aria-label={label} title={label} className={styles.meter}>
      <span aria-hidden className={styles.pips}>
        {SMART_SIGNS.map((sign) => (
          <i key={sign} className={classNames(smart.met.includes(sign) && styles.on)} />
        ))}
      </span>
      <span aria-hidden className={text.numbers}>
        {met}/{all}
      </span>
    </span>
  )
}
