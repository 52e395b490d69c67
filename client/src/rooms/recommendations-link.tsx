import { Trans } from '@lingui/react/macro'
import type { RoomId } from '@plenary/shared/ids.ts'
import { Link } from '@tanstack/react-router'
import { ClipboardCheck, ListChecks } from 'lucide-react'
import styles from './recommendations-link.module.css'

/** The way from a room to the table of its recommendations. */
export function RecommendationsLink({ roomId }: { roomId: RoomId }) {
  return (
    <Link to="/r/$room/recommendations" params={{ room: roomId }} className={styles.link}>
      <ListChecks aria-hidden size={16} strokeWidth={2} />
      <Trans>Recommendations</Trans>
    </Link>
  )
}

/** The way from a room to what its text still needs before it is handed in. */
export function ReadinessLink({ roomId }: { roomId: RoomId }) {
  return (
    <Link to="/r/$room/readiness" params={{ room: roomId }} className={styles.link}>
      <ClipboardCheck aria-hidden size={16} strokeWidth={2} />
      <Trans>Readiness</Trans>
    </Link>
  )
}
