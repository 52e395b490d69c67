import { Trans } from '@lingui/react/macro'
import type { CallChange } from '@plenary/shared/document/call-changes.ts'
import type { ReviewCall, ReviewList } from '@plenary/shared/reviews.ts'
import type { Room } from '@plenary/shared/rooms.ts'
import { CircleCheck, CircleDashed, MessagesSquare } from 'lucide-react'
import { useState } from 'react'
import { shortDay } from '../formats.ts'
import { Button } from '../ui/button.tsx'
import { classNames } from '../ui/class-names.ts'
import { LatePart } from '../ui/late-part.tsx'
import text from '../ui/text.module.css'
import { useLocale } from '../ui/use-locale.ts'
import styles from './call-row.module.css'
import { useCallStates, useChangeWords } from './use-review-words.ts'

const loadMark = () => import('./mark-call-dialog.tsx').then(({ MarkCallDialog }) => MarkCallDialog)

const ICONS = { open: CircleDashed, discussed: MessagesSquare, agreed: CircleCheck }

interface CallRowProps {
  room: Room
  list: ReviewList
  call: ReviewCall
  /** What has become of it in the text of now; null while that is not known. */
  change: CallChange | null
}

/** A call under review: how far it has come, who says so, and whether its words have changed. */
export function CallRow({ room, list, call, change }: CallRowProps) {
  const states = useCallStates()
  const words = useChangeWords()
  const [isMarking, setMarking] = useState(false)
  const Icon = ICONS[call.state]
  return (
    <li className={styles.row}>
      <div className={styles.what}>
        <p className={text.medium}>
          <bdi>{call.title}</bdi>
        </p>
        {call.note !== null && (
          <p dir="auto" className={text.help}>
            {call.note}
          </p>
        )}
      </div>
      <div>
        <p className={classNames(styles.state, styles[call.state])}>
          <Icon aria-hidden size={16} strokeWidth={2} />
          {states[call.state]}
        </p>
        <Said list={list} call={call} />
      </div>
      <p className={classNames(text.help, text.numbers)}>{change && words(change)}</p>
      {list.abilities.includes('mark') ? (
        <Button isDense aria-haspopup="dialog" onClick={() => setMarking(true)}>
          <Trans>Update</Trans>
        </Button>
      ) : (
        <span />
      )}
      <LatePart load={loadMark} isWanted={isMarking}>
        {(MarkCallDialog) =>
          isMarking && <MarkCallDialog room={room} call={call} onClose={() => setMarking(false)} />
        }
      </LatePart>
    </li>
  )
}

function Said({ list, call }: { list: ReviewList; call: ReviewCall }) {
  const locale = useLocale()
  const organization = list.organizations.find(({ id }) => id === call.organizationId)
  if (!call.at || !organization) return null
  const day = shortDay(new Date(call.at), locale)
  return (
    <p className={classNames(text.help, text.numbers)}>
      <bdi>{organization.shortName}</bdi>, {day}
    </p>
  )
}
