import { Trans, useLingui } from '@lingui/react/macro'
import type { Thread } from '@plenary/shared/threads.ts'
import { BellOff, CalendarClock, Lock, type LucideIcon, ShieldAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { dayParts } from '../formats.ts'
import { useLocale } from '../ui/use-locale.ts'
import { useAuthorName } from './author-line.tsx'
import styles from './thread-chips.module.css'
import { useThreadRoom } from './thread-room.ts'

/** What sets a thread apart: who sees it, who is to see to it, whether one has muted it. */
export function ThreadChips({ thread }: { thread: Thread }) {
  const { t } = useLingui()
  const { organizationOf } = useThreadRoom()
  const { visibility, author, assignment, isMuted, anchor } = thread
  const own = organizationOf(author.organizationId)?.shortName ?? t`its organisation`
  const chips: ReactNode[] = []
  if (visibility === 'organization')
    chips.push(<Chip key="private" icon={Lock} words={<Trans>Only {own} sees this</Trans>} />)
  if (visibility === 'coordinators')
    chips.push(<Chip key="coordinators" icon={ShieldAlert} words={<Trans>For the coordinators</Trans>} />)
  if (anchor.kind === 'document')
    chips.push(<Chip key="document" words={<Trans>On the whole document</Trans>} />)
  if (anchor.kind === 'block') chips.push(<Chip key="block" words={<Trans>On this paragraph</Trans>} />)
  if (assignment && !thread.settlement) chips.push(<AssignmentChip key="assigned" assignment={assignment} />)
  if (isMuted) chips.push(<Chip key="muted" icon={BellOff} words={<Trans>Muted</Trans>} />)
  return chips.length > 0 && <div className={styles.chips}>{chips}</div>
}

function Chip({ icon: Icon, words }: { icon?: LucideIcon; words: ReactNode }) {
  return (
    <span className={styles.chip}>
      {Icon && <Icon aria-hidden size={14} strokeWidth={2} />}
      <span>{words}</span>
    </span>
  )
}

function AssignmentChip({ assignment }: { assignment: NonNullable<Thread['assignment']> }) {
  const locale = useLocale()
  const name = useAuthorName()(assignment)
  if (!assignment.dueOn)
    return (
      <Chip
        icon={CalendarClock}
        words={
          <Trans>
            For <bdi>{name}</bdi>
          </Trans>
        }
      />
    )
  const { day, month } = dayParts(assignment.dueOn, locale, new Date().getFullYear())
  return (
    <Chip
      icon={CalendarClock}
      words={
        <Trans>
          For <bdi>{name}</bdi>, by {day} {month}
        </Trans>
      }
    />
  )
}
