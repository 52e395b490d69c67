import { Trans, useLingui } from '@lingui/react/macro'
import type { Disposition, Settlement, Thread } from '@plenary/shared/threads.ts'
import { Check, CircleSlash, type LucideIcon } from 'lucide-react'
import { useAuthorName } from './author-line.tsx'
import styles from './settlement-line.module.css'
import { useWhen } from './when.ts'

interface SettlementLineProps {
  settlement: Settlement
  proposal: Thread['proposal']
}

/** What became of a thread, why, and who said so. */
export function SettlementLine({ settlement, proposal }: SettlementLineProps) {
  const { disposition, reason, by, at } = settlement
  const name = useAuthorName()(by)
  const when = useWhen()(at)
  const words = useDispositionWords()
  const Icon: LucideIcon = disposition === 'declined' ? CircleSlash : Check
  return (
    <div className={styles.line}>
      <Icon aria-hidden size={16} strokeWidth={2} />
      <div>
        <p>
          <b>
            {proposal?.appliedAt ? (
              <Trans>Accepted, and in the text</Trans>
            ) : (
              words[disposition ?? 'resolved']
            )}
          </b>{' '}
          <span className={styles.who}>
            <Trans>
              by <bdi>{name}</bdi>, {when}
            </Trans>
          </span>
        </p>
        {reason && <p dir="auto">{reason}</p>}
      </div>
    </div>
  )
}

/** What each disposition is called; "resolved" for a thread without one. */
export function useDispositionWords(): Record<Disposition | 'resolved', string> {
  const { t } = useLingui()
  return {
    resolved: t`Resolved`,
    accepted: t`Accepted`,
    partly: t`Accepted in part`,
    declined: t({ message: 'Declined', context: 'what became of a thread' }),
  }
}
