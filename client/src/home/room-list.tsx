import { Trans, useLingui } from '@lingui/react/macro'
import type { Organization } from '@plenary/shared/organizations.ts'
import { useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { withMessages } from '../i18n.ts'
import { roomsQuery } from '../rooms/use-rooms.ts'
import { Button } from '../ui/button.tsx'
import { LatePart } from '../ui/late-part.tsx'
import { LoadingLines } from '../ui/loading-lines.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import text from '../ui/text.module.css'
import styles from './room-list.module.css'
import { RoomRow } from './room-row.tsx'
import { byDeadline } from './sort-rooms.ts'

const loadDialog = () =>
  withMessages(['planning', 'templates'], import('./new-room-dialog.tsx')).then(
    ({ NewRoomDialog }) => NewRoomDialog,
  )

interface RoomListProps {
  coalitionSlug: string
  /** The organisations of the coalition, for the marks. */
  organizations: readonly Organization[]
  /** Whether one may begin documents here; guests may not. */
  canCreate: boolean
}

/** The documents of a coalition by deadline, and the way to begin a new one. */
export function RoomList({ coalitionSlug, organizations, canCreate }: RoomListProps) {
  const { t } = useLingui()
  const [isCreating, setCreating] = useState(false)
  const { data: rooms, error, refetch } = useQuery(roomsQuery(coalitionSlug))
  const newButton = canCreate && (
    <Button variant="primary" isDense onClick={() => setCreating(true)}>
      <Plus aria-hidden size={16} strokeWidth={2} />
      <Trans>New document</Trans>
    </Button>
  )
  return (
    <section aria-labelledby="documents">
      <header className={styles.head}>
        <h2 id="documents" className={text.head}>
          <Trans>Documents by deadline</Trans>
        </h2>
        {rooms && rooms.length > 0 && newButton}
      </header>
      {error && (
        <ListProblem error={error} isListShown={rooms !== undefined} onRetry={() => void refetch()} />
      )}
      {!rooms && !error && (
        <LoadingLines
          label={t`Opening the list of documents`}
          slowLabel={t`The server is slow to answer. The list comes as soon as it does.`}
        />
      )}
      {rooms?.length === 0 && <NoRooms>{newButton}</NoRooms>}
      {rooms && rooms.length > 0 && (
        <ul>
          {byDeadline(rooms).map((room) => (
            <RoomRow key={room.id} room={room} organizations={organizations} isFresh={!error} />
          ))}
        </ul>
      )}
      <LatePart load={loadDialog} isWanted={isCreating}>
        {(NewRoomDialog) => (
          <NewRoomDialog coalitionSlug={coalitionSlug} isOpen={isCreating} onOpenChange={setCreating} />
        )}
      </LatePart>
    </section>
  )
}

interface ListProblemProps {
  error: Error
  isListShown: boolean
  onRetry: () => void
}

function ListProblem({ error, isListShown, onRetry }: ListProblemProps) {
  return (
    <div className={styles.problem}>
      <ProblemNote error={error}>
        {isListShown && <Trans>The list below may have changed since.</Trans>}
        <Button isDense onClick={onRetry}>
          <Trans>Try again</Trans>
        </Button>
      </ProblemNote>
    </div>
  )
}

function NoRooms({ children }: { children: ReactNode }) {
  return (
    <div className={styles.empty}>
      <b>
        <Trans>No documents yet</Trans>
      </b>
      <p className={text.help}>
        <Trans>A document is one text that the organisations of the coalition write together.</Trans>
      </p>
      {children}
    </div>
  )
}
