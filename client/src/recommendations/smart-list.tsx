import { Trans, useLingui } from '@lingui/react/macro'
import { SMART_SIGNS, type Smart } from '@plenary/shared/recommendations/smart.ts'
import { Circle, CircleCheck } from 'lucide-react'
import { classNames } from '../ui/class-names.ts'
import text from '../ui/text.module.css'
import { VisuallyHidden } from '../ui/visually-hidden.tsx'
import styles from './smart-list.module.css'
import { useFaultText, useSignNames } from './use-recommendation-words.ts'

/** The five signs one under the other, each met or with what to do. */
export function SmartList({ smart }: { smart: Smart }) {
  const { t } = useLingui()
  const names = useSignNames()
  const faultText = useFaultText()
  return (
    <section className={styles.box} aria-label={t`What makes it SMART`}>
      <p className={text.head}>
        <Trans>
          {smart.met.length} of {SMART_SIGNS.length} signs of a SMART recommendation
        </Trans>
      </p>
      <ul className={styles.list}>
        {SMART_SIGNS.map((sign) => {
          const fault = smart.faults.find((one) => one.sign === sign)
          const Icon = fault ? Circle : CircleCheck
          return (
            <li key={sign} className={classNames(styles.sign, !fault && styles.met)}>
              <Icon aria-hidden size={16} strokeWidth={2} />
              <span>
                <b className={text.medium}>{names[sign]}</b>
                {fault ? (
                  <span className={styles.why}>{faultText(fault)}</span>
                ) : (
                  <VisuallyHidden>: {t`met`}</VisuallyHidden>
                )}
              </span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
