import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '../ui/button.tsx'
import { VisuallyHidden } from '../ui/visually-hidden.tsx'
import styles from './share-button.module.css'

export interface ShareProps {
  /** People who wait to be let in; 0 for those who cannot let them in. */
  waiting: number
  onShare: () => void
}

/** Opens who may come in. Carries the number of those who wait. */
export function ShareButton({ waiting, onShare }: ShareProps) {
  return (
    <span className={styles.share}>
      <Button isDense aria-haspopup="dialog" onClick={onShare}>
        <Trans>Share</Trans>
        <WaitingBadge count={waiting} />
      </Button>
    </span>
  )
}

/** How many wait, as a number to the eye and in words to the ear; it does not blink. */
export function WaitingBadge({ count }: { count: number }) {
  const { t } = useLingui()
  if (count === 0) return null
  return (
    <>
      <span aria-hidden className={styles.badge}>
        {count}
      </span>
      <VisuallyHidden>{t`, ${plural(count, { one: '# person waits', other: '# people wait' })}`}</VisuallyHidden>
    </>
  )
}
