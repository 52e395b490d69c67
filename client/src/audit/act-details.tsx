import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { AuditEvent } from '@plenary/shared/audit.ts'
import { GIVEN_ROLES, type GivenRole } from '@plenary/shared/permissions.ts'
import { classNames } from '../ui/class-names.ts'
import text from '../ui/text.module.css'
import styles from './trail-list.module.css'

/** What was chosen beside an act: how far a link opens the door, and what somebody was let in to do. */
export function ActDetails({ event: { act, facts } }: { event: AuditEvent }) {
  const { t } = useLingui()
  if (act !== 'invite.created' && act !== 'request.admitted') return null
  const mayDo: Record<GivenRole, string> = {
    editor: t`may write`,
    suggester: t`may suggest changes`,
    commenter: t`may comment`,
    reader: t`may read`,
  }
  const role = GIVEN_ROLES.find((each) => each === facts.role)
  const { uses, hours, needsAdmission, isBound } = facts
  if (!role && typeof uses !== 'number') return null
  return (
    <p className={classNames(text.numbers, styles.details)}>
      {role && <span>{mayDo[role]}</span>}
      {typeof uses === 'number' && (
        <span>
          <Plural value={uses} one="for one person" other="for # people" />
        </span>
      )}
      {typeof hours === 'number' && (
        <span>
          <Plural value={hours} one="for # hour" other="for # hours" />
        </span>
      )}
      {isBound === true && (
        <span>
          <Trans>for one e-mail address</Trans>
        </span>
      )}
      {needsAdmission === false && (
        <span className={styles.notable}>
          <Trans>lets in without asking</Trans>
        </span>
      )}
    </p>
  )
}
