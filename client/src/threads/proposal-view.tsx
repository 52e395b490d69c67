import { Trans, useLingui } from '@lingui/react/macro'
import type { Thread } from '@plenary/shared/threads.ts'
import { VisuallyHidden } from '../ui/visually-hidden.tsx'
import styles from './proposal-view.module.css'

/** The words that are to go and those that are to take their place: struck and underlined, so that it needs no colour. */
export function ProposalView({ proposal }: { proposal: NonNullable<Thread['proposal']> }) {
  const { t } = useLingui()
  const { text, replaces } = proposal
  return (
    <div className={styles.proposal}>
      <p className={styles.what}>
        {text === '' ? <Trans>Proposes to take away</Trans> : <Trans>Proposes other words</Trans>}
      </p>
      <p className={styles.words} dir="auto">
        <VisuallyHidden>{t`Instead of:`} </VisuallyHidden>
        <del>{replaces}</del>{' '}
        {text !== '' && (
          <>
            <VisuallyHidden>{t`now:`} </VisuallyHidden>
            <ins>{text}</ins>
          </>
        )}
      </p>
    </div>
  )
}
