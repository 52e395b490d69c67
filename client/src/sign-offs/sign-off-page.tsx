import { Trans, useLingui } from '@lingui/react/macro'
import type { RoomId } from '@plenary/shared/ids.ts'
import type { Room } from '@plenary/shared/rooms.ts'
import type { SignOffList } from '@plenary/shared/sign-offs.ts'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { ArrowLeft } from 'lucide-react'
import { useState } from 'react'
import { failureCode } from '../api.ts'
import { withMessages } from '../i18n.ts'
import back from '../rounds/rounds-page.module.css'
import { roomQuery } from '../sync/use-room.ts'
import { Button } from '../ui/button.tsx'
import { LatePart } from '../ui/late-part.tsx'
import { LoadingLines } from '../ui/loading-lines.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { Matrix } from './matrix.tsx'
import { NoSignOff } from './no-sign-off.tsx'
import { SignOffHead } from './sign-off-head.tsx'
import { signOffsQuery } from './use-sign-offs.ts'

const loadSeals = () =>
  withMessages('publications', import('../publications/seals-section.tsx')).then(
    ({ SealsSection }) => SealsSection,
  )
const loadOpening = () =>
  import('./open-sign-off-dialog.tsx').then(({ OpenSignOffDialog }) => OpenSignOffDialog)

/** Which organisations have signed which version of a document. */
export function SignOffPage() {
  const { t } = useLingui()
  const id = useParams({ from: '/signed-in/frame/r/$room/sign-off' }).room as RoomId
  const room = useQuery(roomQuery(id))
  const list = useQuery(signOffsQuery(id))
  const error = room.error ?? list.error
  // What is not there, or not for this person, is a page that is not there.
  if (error && ['not-found', 'no-access'].includes(failureCode(error))) throw error
  const isKnown = room.data && list.data
  return (
    <>
      <title>{`${t`Sign-off`} · ${room.data?.title ?? ''} · Plenary`}</title>
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
        <LoadingLines label={t`Opening the sign-off`} slowLabel={t`The server is slow to answer.`} />
      )}
      {room.data && list.data && <KnownSignOff room={room.data} list={list.data} />}
    </>
  )
}

function KnownSignOff({ room, list }: { room: Room; list: SignOffList }) {
  const [isOpening, setOpening] = useState(false)
  const onOpen = list.abilities.includes('open') ? () => setOpening(true) : null
  const [newest] = list.items
  return (
    <>
      {newest ? (
        <>
          <SignOffHead room={room} list={list} round={newest} onOpen={onOpen} />
          <Matrix room={room} list={list} />
        </>
      ) : (
        <NoSignOff room={room} onOpen={onOpen} />
      )}
      <LatePart load={loadSeals} isWanted>
        {(SealsSection) => <SealsSection room={room} />}
      </LatePart>
      {onOpen && (
        <LatePart load={loadOpening} isWanted={isOpening}>
          {(OpenSignOffDialog) =>
            isOpening && <OpenSignOffDialog room={room} list={list} onClose={() => setOpening(false)} />
          }
        </LatePart>
      )}
    </>
  )
}
