import { Plural, Trans } from '@lingui/react/macro'
import type { Room } from '@plenary/shared/rooms.ts'
import type { Round, RoundList as Rounds } from '@plenary/shared/rounds.ts'
import { Link } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../ui/button.tsx'
import { classNames } from '../ui/class-names.ts'
import { LatePart } from '../ui/late-part.tsx'
import { PageTitle } from '../ui/page-frame.tsx'
import text from '../ui/text.module.css'
import styles from './round-list.module.css'
import { RoundState } from './round-state.tsx'
import { useRoundKinds } from './use-round-words.ts'

const loadDialog = () => import('./open-round-dialog.tsx').then(({ OpenRoundDialog }) => OpenRoundDialog)

interface RoundListProps {
  room: Room
  list: Rounds
}

/** All rounds of a document, the newest first, and for coordinators the way to open one. */
export function RoundList({ room, list }: RoundListProps) {
  const [isOpening, setOpening] = useState(false)
  const mayOpen = room.abilities.includes('open-round')
  const isOneOpen = list.items.some(({ closedAt }) => closedAt === null)
  const openButton = mayOpen && !isOneOpen && (
    <Button variant="primary" aria-haspopup="dialog" onClick={() => setOpening(true)}>
      <Plus aria-hidden size={20} strokeWidth={1.75} />
      <Trans>Open a round</Trans>
    </Button>
  )
  return (
    <>
      <header className={styles.head}>
        <div>
          <p className={classNames(text.small, text.quiet, text.document)}>
            <bdi>{room.title}</bdi>
          </p>
          <PageTitle>
            <Trans>Rounds</Trans>
          </PageTitle>
        </div>
        {list.items.length > 0 && openButton}
      </header>
      {list.items.length === 0 ? (
        <div className={styles.empty}>
          <b>
            <Trans>No rounds yet</Trans>
          </b>
          <p className={text.help}>
            <Trans>
              A round asks organisations about the text as it stands: for comments until a date, or for their
              silent agreement. A copy of the text is kept with its fingerprint.
            </Trans>
          </p>
          {openButton}
        </div>
      ) : (
        <ul>
          {list.items.map((round) => (
            <RoundItem key={round.id} room={room} round={round} />
          ))}
        </ul>
      )}
      <LatePart load={loadDialog} isWanted={isOpening}>
        {(OpenRoundDialog) =>
          isOpening && <OpenRoundDialog room={room} list={list} onClose={() => setOpening(false)} />
        }
      </LatePart>
    </>
  )
}

function RoundItem({ room, round }: { room: Room; round: Round }) {
  const kinds = useRoundKinds()
  const answered = round.asked.filter(({ answer }) => answer !== null).length
  const asked = round.asked.length
  return (
    <li className={styles.row}>
      <div className={styles.what}>
        <Link
          to="/r/$room/rounds"
          params={{ room: room.id }}
          search={{ round: round.id }}
          className={classNames(text.document, styles.title)}
        >
          <bdi>{round.title}</bdi>
        </Link>
        <p className={classNames(text.help, text.numbers, styles.facts)}>
          <span>{kinds[round.kind].name}</span>
          <span>
            <Plural
              value={asked}
              one={`${answered} of # organisation has answered`}
              other={`${answered} of # organisations have answered`}
            />
          </span>
          <span>
            <Plural value={round.comments} one="# comment" other="# comments" />
          </span>
        </p>
      </div>
      <RoundState round={round} />
    </li>
  )
}
