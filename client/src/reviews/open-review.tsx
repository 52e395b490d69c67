import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { Review, ReviewList } from '@plenary/shared/reviews.ts'
import type { Room } from '@plenary/shared/rooms.ts'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { calendarDate } from '../formats.ts'
import { Button, buttonClass } from '../ui/button.tsx'
import { classNames } from '../ui/class-names.ts'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import text from '../ui/text.module.css'
import { useLocale } from '../ui/use-locale.ts'
import { CallRow } from './call-row.tsx'
import styles from './open-review.module.css'
import { useCallChanges } from './use-call-changes.ts'
import { useEndReview } from './use-reviews.ts'

interface OpenReviewProps {
  room: Room
  list: ReviewList
  review: Review
  /** Null for those who may adopt nothing. */
  onAdopt: (() => void) | null
}

/** A review that is open: how far each call has come, and what has changed in it since it was adopted. */
export function OpenReview({ room, list, review, onAdopt }: OpenReviewProps) {
  const locale = useLocale()
  const adopted = list.items.find(({ id }) => id === review.adoptionId)
  const changes = useCallChanges(room.id, adopted ? { from: adopted.version.id, to: 'live' } : null)
  const agreed = review.calls.filter(({ state }) => state === 'agreed').length
  const count = review.calls.length
  const day = calendarDate(new Date(review.openedAt), locale)
  return (
    <section aria-labelledby="calls" className={styles.review}>
      <header className={styles.head}>
        <h2 id="calls" className={text.head}>
          <Trans>Review since {day}</Trans>
        </h2>
        <p className={classNames(text.small, text.numbers)}>
          <Plural value={count} one={`${agreed} of # call agreed`} other={`${agreed} of # calls agreed`} />
        </p>
      </header>
      <progress aria-labelledby="calls" max={count} value={agreed} className={styles.progress} />
      {review.note !== null && (
        <p dir="auto" className={text.soft}>
          {review.note}
        </p>
      )}
      <ul className={styles.calls}>
        {review.calls.map((call) => (
          <CallRow
            key={call.id}
            room={room}
            list={list}
            call={call}
            change={changes?.find(({ id }) => id === call.id) ?? null}
          />
        ))}
      </ul>
      <div className={styles.acts}>
        {adopted && (
          <Link
            to="/r/$room/versions"
            params={{ room: room.id }}
            search={{ from: adopted.version.id, to: 'live' }}
            className={buttonClass({})}
          >
            <Trans>Compare with the adopted text</Trans>
          </Link>
        )}
        <Link to="/r/$room/sign-off" params={{ room: room.id }} className={buttonClass({})}>
          <Trans>Signatures</Trans>
        </Link>
        {onAdopt && (
          <>
            <Button aria-haspopup="dialog" onClick={onAdopt}>
              <Trans>Adopt a version</Trans>
            </Button>
            <EndButton room={room} />
          </>
        )}
      </div>
    </section>
  )
}

function EndButton({ room }: { room: Room }) {
  const { t } = useLingui()
  const [isOpen, setOpen] = useState(false)
  const end = useEndReview(room.id)
  return (
    <>
      <Button variant="bare" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <Trans>End the review</Trans>
      </Button>
      <ConfirmDialog
        title={t`End the review`}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        act={t`End it`}
        workingLabel={t`Ending`}
        isWorking={end.isPending}
        problem={end.error}
        onConfirm={() => end.mutate(undefined, { onSuccess: () => setOpen(false) })}
      >
        <p>
          <Trans>
            What was adopted stands as it was. The text stays as it is now; how far each call had come is no
            longer shown.
          </Trans>
        </p>
      </ConfirmDialog>
    </>
  )
}
