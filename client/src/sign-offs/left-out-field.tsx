import { Trans, useLingui } from '@lingui/react/macro'
import type { ListedRecommendation } from '@plenary/shared/recommendations/listed.ts'
import type { Ref } from 'react'
import { Button } from '../ui/button.tsx'
import { classNames } from '../ui/class-names.ts'
import text from '../ui/text.module.css'
import { BoxesField } from './boxes-field.tsx'
import styles from './left-out-field.module.css'

interface LeftOutFieldProps {
  recommendations: readonly ListedRecommendation[]
  /** Their block ids. */
  chosen: readonly string[]
  onChange: (ids: string[]) => void
  onDecline: () => void
  error: string | undefined
  ref: Ref<HTMLInputElement>
}

/** The recommendations of a text, a box for each: those that an organisation does not join. */
export function LeftOutField({ recommendations, onDecline, ...field }: LeftOutFieldProps) {
  const { t } = useLingui()
  const isNothingLeft = field.chosen.length === recommendations.length
  const boxes = recommendations.map(({ id, label, words, lang }) => ({
    id,
    label: (
      <span className={styles.recommendation}>
        <b className={text.numbers}>{label}</b>
        <span dir="auto" lang={lang ?? undefined} className={classNames(text.small, text.soft, styles.words)}>
          {words}
        </span>
      </span>
    ),
  }))
  return (
    <div className={styles.field}>
      <BoxesField
        {...field}
        legend={t`Recommendations that you do not join`}
        help={t`You sign everything else. Which you leave out is said wherever your signature is shown.`}
        boxes={boxes}
      />
      <div role="status">
        {isNothingLeft && (
          <div className={styles.nothing}>
            <p>
              <Trans>You leave out every recommendation. That is no signature of this text.</Trans>
            </p>
            <Button isDense onClick={onDecline}>
              <Trans>Decline instead</Trans>
            </Button>
          </div>
        )}
      </div>
    </div>
  )
}
