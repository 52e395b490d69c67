import { Trans } from '@lingui/react/macro'
import type { Room } from '@plenary/shared/rooms.ts'
import type { SignOffList } from '@plenary/shared/sign-offs.ts'
import text from '../ui/text.module.css'
import { useClosing } from '../use-closing.ts'
import type { ShownComparison } from '../versions/use-comparison.ts'
import { DecisionForm } from './decision-form.tsx'
import type { Reading } from './reading.ts'
import { SignedCard } from './signed-card.tsx'

interface SignSideProps {
  room: Room
  list: SignOffList
  reading: Reading
  /** Once it is there. */
  shown: ShownComparison | undefined
}

/** Beside the text: what one's organisation decides, or has decided; for others, why there is nothing to decide. */
export function SignSide({ room, list, reading, shown }: SignSideProps) {
  switch (reading.task) {
    case 'decide':
      if (reading.round.version.isPurged) return <NotToBeSigned />
      return shown ? <DecisionForm room={room} round={reading.round} shown={shown} /> : null
    case 'keep':
      return <SignedCard room={room} reading={reading} shown={shown} />
    case 'read':
      return <NothingToDecide list={list} reading={reading} />
  }
}

function NotToBeSigned() {
  return (
    <p className={text.soft}>
      <Trans>
        A passage was removed from this version for safety, and so it cannot be signed any more. A coordinator
        can ask for signatures on the text as it is now.
      </Trans>
    </p>
  )
}

function NothingToDecide({ list, reading: { round } }: { list: SignOffList; reading: Reading }) {
  const closing = useClosing()
  const isAsked = round.asked.some(({ organizationId }) => organizationId === list.own)
  const moment = closing(round.closedAt ?? round.closesAt, round.timeZone)
  return (
    <p className={text.soft}>
      {round.closedAt ? (
        <Trans>This sign-off closed {moment}.</Trans>
      ) : isAsked ? (
        <Trans>
          Whoever came by a link into this document reads along. To sign, ask a coordinator to make you a
          member of your organisation.
        </Trans>
      ) : (
        <Trans>Your organisation is not asked to sign this text.</Trans>
      )}
    </p>
  )
}
