import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { Check, ChevronDown, ChevronUp, X } from 'lucide-react'
import { Button } from '../ui/button.tsx'
import { classNames } from '../ui/class-names.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { OrganizationMark } from '../ui/mark.tsx'
import { Toolbar } from '../ui/toolbar.tsx'
import { VisuallyHidden } from '../ui/visually-hidden.tsx'
import styles from './review-bar.module.css'
import { ReviewMenu } from './review-menu.tsx'
import type { SuggestionReview } from './suggestion-review.ts'
import { authorOf, useSuggestionSummary } from './suggestion-words.tsx'
import { useReviewState } from './use-suggest-mode.ts'

interface ReviewBarProps {
  review: SuggestionReview
  /** Whether the reader may write; who may not goes through the suggestions and decides on none. */
  canSettle: boolean
  /** Whether the tools stand below it on a phone. */
  isOverTools: boolean
}

/** Goes through the suggestions of a text, one stop of the Tab key. At the foot, so that no text moves when it comes. */
export function ReviewBar({ review, canSettle, isOverTools }: ReviewBarProps) {
  const { t } = useLingui()
  const { suggestions, currentId } = useReviewState(review)
  const summary = useSuggestionSummary()
  const count = suggestions.length
  if (count === 0) return null
  const at = suggestions.findIndex(({ id }) => id === currentId)
  const current = suggestions[at]
  const position = at + 1
  const settle = (verdict: 'accept' | 'reject') => {
    if (current) review.settle(verdict, { kind: 'one', id: current.id })
  }
  return (
    <div className={classNames(styles.place, isOverTools && styles.overTools)} data-region="review">
      <span role="status">
        <VisuallyHidden>
          {current && t`Suggestion ${position} of ${count}`}
          {current && `: ${authorOf(current)}. ${summary(current)}. ${current.deleted} ${current.inserted}`}
        </VisuallyHidden>
      </span>
      <Toolbar label={t`Suggestions`} className={styles.bar}>
        <span className={styles.count}>
          {current ? (
            <>
              <OrganizationMark
                size="small"
                hue={current.organization.hue}
                letters={current.organization.letters}
                name={current.organization.shortName}
              />
              <bdi className={styles.author}>{current.author ?? current.organization.shortName}</bdi>
              <span className={styles.position}>{t`${position} of ${count}`}</span>
            </>
          ) : (
            plural(count, { one: '# suggestion', other: '# suggestions' })
          )}
        </span>
        <IconButton
          icon={ChevronUp}
          label={t`Previous suggestion`}
          isDense
          onClick={() => review.showPrevious()}
        />
        <IconButton icon={ChevronDown} label={t`Next suggestion`} isDense onClick={() => review.showNext()} />
        {canSettle && (
          <>
            <Button isDense aria-disabled={!current || undefined} onClick={() => settle('accept')}>
              <Check aria-hidden size={16} strokeWidth={2} />
              <Trans>Accept</Trans>
            </Button>
            <Button
              isDense
              variant="bare"
              aria-disabled={!current || undefined}
              onClick={() => settle('reject')}
            >
              <X aria-hidden size={16} strokeWidth={2} />
              <Trans>Reject</Trans>
            </Button>
            <ReviewMenu review={review} suggestions={suggestions} />
          </>
        )}
      </Toolbar>
    </div>
  )
}
