import { Trans, useLingui } from '@lingui/react/macro'
import type { RoomId } from '@plenary/shared/ids.ts'
import type { ReviewList } from '@plenary/shared/reviews.ts'
import type { Room } from '@plenary/shared/rooms.ts'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { ArrowLeft } from 'lucide-react'
import { useState } from 'react'
import { failureCode } from '../api.ts'
import empty from '../rounds/round-list.module.css'
import back from '../rounds/rounds-page.module.css'
import { roomQuery } from '../sync/use-room.ts'
import { Button } from '../ui/button.tsx'
import { classNames } from '../ui/class-names.ts'
import { LatePart } from '../ui/late-part.tsx'
import { LoadingLines } from '../ui/loading-lines.tsx'
import { PageTitle } from '../ui/page-frame.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import text from '../ui/text.module.css'
import { AdoptedText } from './adopted-text.tsx'
import { OpenReview } from './open-review.tsx'
import { reviewsQuery } from './use-reviews.ts'
import { YearByYear } from './year-by-year.tsx'

const loadAdoption = () => import('./adopt-dialog.tsx').then(({ AdoptDialog }) => AdoptDialog)

/** A blueprint through the years: what was adopted, the review that is open, and what has become of each call. */
export function ReviewPage() {
  const { t } = useLingui()
  const id = useParams({ from: '/signed-in/frame/r/$room/review' }).room as RoomId
  const room = useQuery(roomQuery(id))
  const list = useQuery(reviewsQuery(id))
  const error = room.error ?? list.error
  // What is not there, or not for this person, is a page that is not there.
  if (error && ['not-found', 'no-access'].includes(failureCode(error))) throw error
  const isKnown = room.data && list.data
  return (
    <>
      <title>{`${t`Review`} · ${room.data?.title ?? ''} · Plenary`}</title>
      <p className={back.back}>
        <Link to="/r/$room" params={{ room: id }}>
          <ArrowLeft aria-hidden size={16} strokeWidth={2} />
          <Trans>To the document</Trans>
        </Link>
      </p>
      {error && !isKnown && (
        <ProblemNote error={error}>
          <Button isDense onClick={() => void Promise.all([room.refetch(), list.refetch()])}>
            <Trans>Try again</Trans>
          </Button>
        </ProblemNote>
      )}
      {!error && !isKnown && (
        <LoadingLines label={t`Opening the review`} slowLabel={t`The server is slow to answer.`} />
      )}
      {room.data && list.data && <KnownReview room={room.data} list={list.data} />}
    </>
  )
}

function KnownReview({ room, list }: { room: Room; list: ReviewList }) {
  const [isAdopting, setAdopting] = useState(false)
  const onAdopt = list.abilities.includes('adopt') ? () => setAdopting(true) : null
  const [adopted] = list.items
  return (
    <>
      <header className={empty.head}>
        <div>
          <p className={classNames(text.small, text.quiet, text.document)}>
            <bdi>{room.title}</bdi>
          </p>
          <PageTitle>
            <Trans>Review</Trans>
          </PageTitle>
        </div>
      </header>
      {adopted ? (
        <>
          <AdoptedText room={room} list={list} adoption={adopted} onAdopt={list.review ? null : onAdopt} />
          {list.review && <OpenReview room={room} list={list} review={list.review} onAdopt={onAdopt} />}
          <YearByYear room={room} adoptions={list.items} hasReview={list.review !== null} />
        </>
      ) : (
        <div className={empty.empty}>
          <b>
            <Trans>Nothing adopted yet</Trans>
          </b>
          <p className={text.help}>
            <Trans>
              When the text is agreed, a coordinator adopts one version of it. From then on it can be reviewed
              again, call by call, and compared year by year.
            </Trans>
          </p>
          {onAdopt && (
            <Button variant="primary" aria-haspopup="dialog" onClick={onAdopt}>
              <Trans>Adopt a version</Trans>
            </Button>
          )}
        </div>
      )}
      {onAdopt && (
        <LatePart load={loadAdoption} isWanted={isAdopting}>
          {(AdoptDialog) => isAdopting && <AdoptDialog room={room} onClose={() => setAdopting(false)} />}
        </LatePart>
      )}
    </>
  )
}
