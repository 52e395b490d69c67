import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import type { MemberId } from '@plenary/shared/ids.ts'
import type { Invite } from '@plenary/shared/invites.ts'
import type { OrganizationRecord } from '@plenary/shared/organizations.ts'
import { Hourglass, Link2, Lock } from 'lucide-react'
import { Button } from '../ui/button.tsx'
import { classNames } from '../ui/class-names.ts'
import { OrganizationMark } from '../ui/mark.tsx'
import text from '../ui/text.module.css'
import { useLocale } from '../ui/use-locale.ts'
import { VisuallyHidden } from '../ui/visually-hidden.tsx'
import styles from './invite-roster.module.css'
import { endsSoon, shortDay, timeLeft } from './link-time.ts'
import { useRoleNames } from './use-role-names.ts'

interface InviteTableProps {
  caption: string
  invites: readonly Invite[]
  organizations: readonly OrganizationRecord[]
  /** Whoever looks, as a member: for "made by you". */
  selfId: MemberId | undefined
  /** Whether it says where each leads. */
  showsPlace: boolean
  /** When the server said so. */
  nowMs: number
  onRevoke: (invite: Invite) => void
}

/** Links in rows: for whom and by whom, to what, how often used, until when. On a phone each row is a block. */
export function InviteTable(props: InviteTableProps) {
  return (
    <table className={styles.table}>
      <caption>
        <VisuallyHidden>{props.caption}</VisuallyHidden>
      </caption>
      <thead className={styles.hidden}>
        <tr>
          <th scope="col">
            <Trans>Organisation</Trans>
          </th>
          <th scope="col">
            <Trans>What it opens</Trans>
          </th>
          <th scope="col">
            <Trans>Used by</Trans>
          </th>
          <th scope="col">
            <Trans>Until</Trans>
          </th>
          <th scope="col">
            <Trans>Act</Trans>
          </th>
        </tr>
      </thead>
      <tbody>
        {props.invites.map((invite) => (
          <InviteRow key={invite.id} {...props} invite={invite} />
        ))}
      </tbody>
    </table>
  )
}

function InviteRow({ invite, showsPlace, nowMs, onRevoke, ...rest }: InviteTableProps & { invite: Invite }) {
  const { t } = useLingui()
  const { done, allowed } = invite.uses
  return (
    <tr className={styles.row}>
      <td className={styles.first}>
        <div className={styles.whose}>
          <Whose invite={invite} {...rest} />
        </div>
      </td>
      <td className={styles.place}>
        <Place invite={invite} showsPlace={showsPlace} />
      </td>
      <td className={text.numbers}>
        {t`${done} of ${plural(allowed, { one: '# person', other: '# people' })}`}
        {invite.state !== 'live' && invite.letIn > 0 && (
          <span className={styles.letIn}>{t`${invite.letIn} still in`}</span>
        )}
      </td>
      <td className={text.numbers}>
        <Until invite={invite} nowMs={nowMs} />
      </td>
      <td className={styles.act}>
        {invite.canRevoke && (invite.state === 'live' || invite.letIn > 0) && (
          <Button isDense variant="bare" onClick={() => onRevoke(invite)}>
            <Trans>Revoke</Trans>
          </Button>
        )}
      </td>
    </tr>
  )
}

function Whose({
  invite,
  organizations,
  selfId,
}: Pick<InviteTableProps, 'organizations' | 'selfId'> & { invite: Invite }) {
  const locale = useLocale()
  const organization = organizations.find(({ id }) => id === invite.organizationId)
  const maker = organizations.find(({ id }) => id === invite.createdBy.organizationId)
  return (
    <>
      {organization ? (
        <OrganizationMark
          hue={organization.hue}
          letters={organization.letters}
          name={organization.name[locale]}
          isDecorative
        />
      ) : (
        <span aria-hidden className={styles.any}>
          <Link2 size={16} strokeWidth={2} />
        </span>
      )}
      <div>
        <p className={text.medium}>
          {organization ? <bdi>{organization.shortName}</bdi> : <Trans>Any organisation</Trans>}
        </p>
        <p className={text.help}>
          {invite.createdBy.memberId === selfId ? (
            <Trans>Made by you</Trans>
          ) : (
            <Trans>
              Made by <bdi>{invite.createdBy.displayName}</bdi>, <bdi>{maker?.shortName ?? ''}</bdi>
            </Trans>
          )}
        </p>
      </div>
    </>
  )
}

function Place({ invite, showsPlace }: { invite: Invite; showsPlace: boolean }) {
  const names = useRoleNames()
  return (
    <>
      <span>{invite.role ? names[invite.role].name : <Trans>Member</Trans>}</span>
      {showsPlace && (
        <span className={text.help}>
          {invite.room ? <bdi>{invite.room.title}</bdi> : <Trans>The coalition</Trans>}
        </span>
      )}
      {invite.isBound && (
        <span className={classNames(text.help, styles.bound)}>
          <Lock aria-hidden size={16} strokeWidth={2} />
          {invite.email === null ? <Trans>For one address</Trans> : <bdi>{invite.email}</bdi>}
        </span>
      )}
      {!invite.needsAdmission && (
        <span className={text.help}>
          <Trans>Opens at once</Trans>
        </span>
      )}
    </>
  )
}

function Until({ invite, nowMs }: { invite: Invite; nowMs: number }) {
  const { t } = useLingui()
  const locale = useLocale()
  const day = shortDay(invite.expiresAt, locale)
  switch (invite.state) {
    case 'live': {
      const left = timeLeft(invite.expiresAt, nowMs, locale)
      if (!endsSoon(invite.expiresAt, nowMs)) return left
      return (
        <span className={styles.soon}>
          <Hourglass aria-hidden size={16} strokeWidth={2} />
          {left}
        </span>
      )
    }
    case 'used-up':
      return t`Used up`
    case 'expired':
      return t`Ran out on ${day}`
    case 'revoked':
      return t`Revoked`
  }
}
