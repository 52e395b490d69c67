import { Trans } from '@lingui/react/macro'
import type { Round } from '@plenary/shared/rounds.ts'
import { CalendarClock, CircleCheck, CircleSlash, CircleX } from 'lucide-react'
import { classNames } from '../ui/class-names.ts'
import text from '../ui/text.module.css'
import { useLocale } from '../ui/use-locale.ts'
import styles from './round-state.module.css'
import { momentParts } from './round-time.ts'
import { useOutcomeNames } from './use-round-words.ts'

const ICONS = { agreed: CircleCheck, 'not-agreed': CircleX, 'ended-early': CircleSlash }

/** Whether a round is open, until when, and what came of it. */
export function RoundState({ round }: { round: Round }) {
  const locale = useLocale()
  const outcomes = useOutcomeNames()
  const { moment } = momentParts(round.closedAt ?? round.closesAt, locale)
  const { outcome } = round
  const Icon = outcome ? ICONS[outcome] : CalendarClock
  return (
    <div className={styles.state}>
      <p className={classNames(styles.word, outcome !== null && styles[outcome])}>
        <Icon aria-hidden size={16} strokeWidth={2} />
        {outcome ? (
          outcomes[outcome].name
        ) : round.closedAt ? (
          <Trans>Closed</Trans>
        ) : (
          <Trans context="state">Open</Trans>
        )}
      </p>
      <p className={classNames(text.help, text.numbers)}>
        {round.closedAt ? <Trans>closed {moment}</Trans> : <Trans>until {moment}</Trans>}
      </p>
    </div>
  )
}
