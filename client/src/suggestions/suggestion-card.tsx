import { Trans } from '@lingui/react/macro'
import { Check, X } from 'lucide-react'
import { Button } from '../ui/button.tsx'
import { classNames } from '../ui/class-names.ts'
import { OrganizationMark } from '../ui/mark.tsx'
import type { Suggestion } from './list-suggestions.ts'
import styles from './suggestion-card.module.css'
import { authorOf, SuggestedWords, useSuggestionSummary } from './suggestion-words.tsx'
import './suggestions.css'

export interface SuggestionCardProps {
  suggestion: Suggestion
  /** The one that is outlined in the text. */
  isCurrent: boolean
  /** Whether the reader may write: who may not sees no buttons. */
  canSettle: boolean
  onChoose: () => void
  onAccept: () => void
  onReject: () => void
}

/** A suggestion beside the text: whose it is, what would change, and the two answers to it. */
export function SuggestionCard({
  suggestion,
  isCurrent,
  canSettle,
  onChoose,
  onAccept,
  onReject,
}: SuggestionCardProps) {
  const summary = useSuggestionSummary()
  const { author, organization } = suggestion
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the buttons inside take the keys, and the focus on one chooses the card.
    <article
      aria-label={authorOf(suggestion)}
      className={classNames(styles.card, isCurrent && styles.current)}
      onClick={onChoose}
      onFocus={onChoose}
    >
      <header className={styles.head}>
        <OrganizationMark
          hue={organization.hue}
          letters={organization.letters}
          name={organization.shortName}
          isDecorative
        />
        <span>
          <b className={styles.author}>
            <bdi>{author ?? organization.shortName}</bdi>
          </b>
          {author && <bdi className={styles.organization}>{organization.shortName}</bdi>}
        </span>
      </header>
      <p className={styles.summary}>{summary(suggestion)}</p>
      <p className={styles.words}>
        <SuggestedWords suggestion={suggestion} />
      </p>
      {canSettle && (
        <footer className={styles.foot}>
          <Button isDense onClick={onAccept}>
            <Check aria-hidden size={16} strokeWidth={2} />
            <Trans>Accept</Trans>
          </Button>
          <Button isDense variant="bare" onClick={onReject}>
            <X aria-hidden size={16} strokeWidth={2} />
            <Trans>Reject</Trans>
          </Button>
        </footer>
      )}
    </article>
  )
}
