import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useEffect } from 'react'
import { Button } from '../ui/button.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import styles from './change-stepper.module.css'

interface ChangeStepperProps {
  /** The change that one looks at, from 1; 0 before the first. */
  current: number
  count: number
  onStep: (step: number) => void
}

/** Goes from change to change; `J` and `K` do the same from anywhere on the page. */
export function ChangeStepper({ current, count, onStep }: ChangeStepperProps) {
  const { t } = useLingui()
  const next = current < count ? current + 1 : 1
  const previous = current > 1 ? current - 1 : count
  useStepKeys({ onNext: () => onStep(next), onPrevious: () => onStep(previous) })
  if (count === 0) return <p className={styles.stepper}>{t`No changes`}</p>
  return (
    <fieldset aria-label={t`Step through the changes`} className={styles.stepper}>
      <IconButton
        icon={ChevronLeft}
        label={t`Previous change`}
        shortcut="K"
        variant="quiet"
        isDense
        onClick={() => onStep(previous)}
      />
      <p className={styles.count}>
        {current === 0 ? (
          <Plural value={count} one="# change" other="# changes" />
        ) : (
          <Trans>
            <b>Change {current}</b> of {count}
          </Trans>
        )}
      </p>
      <Button variant="primary" isDense aria-keyshortcuts="J" onClick={() => onStep(next)}>
        {current === 0 ? <Trans>First</Trans> : <Trans>Next</Trans>}
        <ChevronRight aria-hidden size={20} strokeWidth={1.75} />
      </Button>
    </fieldset>
  )
}

/** Single letters: not while one writes, and not with a key held that makes something else of them. */
function useStepKeys({ onNext, onPrevious }: { onNext: () => void; onPrevious: () => void }): void {
  useEffect(() => {
    const step = (event: KeyboardEvent) => {
      const { key, ctrlKey, altKey, metaKey, target } = event
      const isWriting =
        target instanceof Element && target.closest('input:not([type="checkbox"]), textarea, select')
      if (
        ctrlKey ||
        altKey ||
        metaKey ||
        event.isComposing ||
        isWriting ||
        document.querySelector('[role="dialog"]')
      )
        return
      if (key === 'j' || key === 'J') onNext()
      else if (key === 'k' || key === 'K') onPrevious()
    }
    window.addEventListener('keydown', step)
    return () => window.removeEventListener('keydown', step)
  })
}
