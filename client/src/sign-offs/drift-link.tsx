import { Plural } from '@lingui/react/macro'
import type { Room } from '@plenary/shared/rooms.ts'
import type { Standing } from '@plenary/shared/sign-off-standings.ts'
import type { SignOff } from '@plenary/shared/sign-offs.ts'
import { Link } from '@tanstack/react-router'
import text from '../ui/text.module.css'
import { changedParagraphs } from './changed-paragraphs.ts'
import { useDrift } from './use-drift.ts'

/** How much of the text has changed since an organisation signed, and the way to it; nothing where nothing has. */
export function DriftLink({ room, standing }: { room: Room; standing: Standing<SignOff> }) {
  const { version } = standing.confirmed ?? standing.decision
  const { shown } = useDrift(room.id, version)
  const count = shown ? changedParagraphs(shown.view.rows) : 0
  if (count === 0) return null
  return (
    <Link
      to="/r/$room/versions"
      params={{ room: room.id }}
      search={{ from: version.id, to: 'live' }}
      className={text.small}
    >
      <Plural value={count} one="# paragraph changed since" other="# paragraphs changed since" />
    </Link>
  )
}
