import { Trans, useLingui } from '@lingui/react/macro'
import type { Member } from '@plenary/shared/members.ts'
import type { CoalitionAction, MemberRole } from '@plenary/shared/permissions.ts'
import { CirclePause } from 'lucide-react'
import type { ReactNode } from 'react'
import { calendarDate } from '../formats.ts'
import { classNames } from '../ui/class-names.ts'
import text from '../ui/text.module.css'
import { useLocale } from '../ui/use-locale.ts'
import { type AskedAct, actsOn } from './member-acts.ts'
import { MemberMenu } from './member-menu.tsx'
import styles from './member-row.module.css'

interface MemberRowProps {
  member: Member
  /** What whoever looks may do in the coalition. */
  abilities: readonly CoalitionAction[]
  onAsk: (asked: AskedAct) => void
  /** Where the role would stand: for guests, who all have the same, the organisation. */
  children?: ReactNode
}

/** One person of the coalition: the name they chose, what they are, how and since when they are here. */
export function MemberRow({ member, abilities, onAsk, children }: MemberRowProps) {
  const locale = useLocale()
  const roles = useRoleWords()
  const acts = actsOn(member, abilities)
  const joinedOn = calendarDate(new Date(member.joinedAt), locale)
  return (
    <li className={styles.row}>
      <p className={styles.name}>
        <bdi className={text.medium}>{member.displayName}</bdi>
        {member.isSelf && (
          <span className={classNames(text.small, text.quiet)}>
            <Trans>you</Trans>
          </span>
        )}
      </p>
      <div className={styles.fact}>
        {children ?? roles[member.role]}
        {member.isSuspended && (
          <p className={styles.suspended}>
            <CirclePause aria-hidden size={16} strokeWidth={2} />
            <Trans>Suspended</Trans>
          </p>
        )}
      </div>
      <p className={classNames(styles.fact, styles.since, text.numbers)}>
        {member.inviteId === null ? (
          <Trans>here since {joinedOn}</Trans>
        ) : (
          <Trans>came by a link on {joinedOn}</Trans>
        )}
      </p>
      {acts.length > 0 && (
        <div className={styles.acts}>
          <MemberMenu name={member.displayName} acts={acts} onChoose={(act) => onAsk({ act, member })} />
        </div>
      )}
    </li>
  )
}

function useRoleWords(): Record<MemberRole, string> {
  const { t } = useLingui()
  return { coordinator: t`Coordinator`, member: t`Member`, guest: t`Guest` }
}
