import { Trans, useLingui } from '@lingui/react/macro'
import type { OrganizationRecord } from '@plenary/shared/organizations.ts'
import { GIVEN_ROLES } from '@plenary/shared/permissions.ts'
import type { GivenRoomRole, RoleGift, Room } from '@plenary/shared/rooms.ts'
import type { EarlierVersions } from '@plenary/shared/snapshots.ts'
import { useQuery } from '@tanstack/react-query'
import { coalitionQuery } from '../coalitions/use-coalition.ts'
import { useRoleNames } from '../invites/use-role-names.ts'
import { giftTo, holderKey, roomRolesQuery, useGiveRole, useShowVersions } from '../rooms/use-room-roles.ts'
import { Button } from '../ui/button.tsx'
import { CheckField } from '../ui/check-field.tsx'
import { LoadingLines } from '../ui/loading-lines.tsx'
import { OrganizationMark } from '../ui/mark.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { SelectField } from '../ui/select-field.tsx'
import text from '../ui/text.module.css'
import { useLocale } from '../ui/use-locale.ts'
import { ShareAdd } from './share-add.tsx'
import styles from './share-people.module.css'

/** Who has which role in a document; those who give roles change them here. */
export function SharePeople({ room }: { room: Room }) {
  const { t } = useLingui()
  const { data: roles, error, refetch } = useQuery(roomRolesQuery(room.id))
  const { data: coalition } = useQuery(coalitionQuery(room.coalition.slug))
  const give = useGiveRole(room.id)
  const showVersions = useShowVersions(room.id)
  if (!roles || !coalition) {
    return error ? (
      <ProblemNote error={error}>
        <Button isDense onClick={() => void refetch()}>
          <Trans>Try again</Trans>
        </Button>
      </ProblemNote>
    ) : (
      <LoadingLines label={t`Opening the list of roles`} slowLabel={t`The server is slow to answer.`} />
    )
  }
  const mayGive = room.abilities.includes('give-roles')
  const onGive = mayGive ? (gift: RoleGift) => give.mutate(gift) : null
  return (
    <div className={styles.people}>
      {give.error && <ProblemNote error={give.error} />}
      {showVersions.error && <ProblemNote error={showVersions.error} />}
      {roles.length === 0 && (
        <p className={text.help}>
          <Trans>Nobody but the coordinators has a role here yet.</Trans>
        </p>
      )}
      {roles.length > 0 && (
        <ul className={styles.list}>
          {inOrder(roles, coalition.organizations).map((holder) => (
            <RoleRow
              key={holderKey(holder)}
              holder={holder}
              organizations={coalition.organizations}
              onGive={onGive}
              onShowVersions={(wish) => showVersions.mutate(wish)}
            />
          ))}
        </ul>
      )}
      <p className={text.help}>
        <Trans>
          Coordinators of the coalition are in every document. A role of one’s own counts before that of the
          organisation.
        </Trans>
      </p>
      {onGive && (
        <ShareAdd room={room} organizations={coalition.organizations} roles={roles} onGive={onGive} />
      )}
    </div>
  )
}

interface RoleRowProps {
  holder: GivenRoomRole
  organizations: readonly OrganizationRecord[]
  /** Null for those who only see it. */
  onGive: ((gift: RoleGift) => void) | null
  /** Of a guest: shows them the versions from before they were let in, or hides them again. */
  onShowVersions: (wish: EarlierVersions) => void
}

function RoleRow({ holder, organizations, onGive, onShowVersions }: RoleRowProps) {
  const { t } = useLingui()
  const locale = useLocale()
  const names = useRoleNames()
  const organization = organizations.find(({ id }) => id === holder.organizationId)
  const organizationName = organization?.name[locale] ?? ''
  const name = holder.to === 'member' ? holder.displayName : organizationName
  const choices = [
    ...GIVEN_ROLES.map((id) => ({ id: id as string, label: names[id].name })),
    { id: '', label: t`No access` },
  ]
  return (
    <li className={styles.row}>
      {organization && (
        <OrganizationMark
          hue={organization.hue}
          letters={organization.letters}
          name={organizationName}
          isDecorative
        />
      )}
      <div className={styles.who}>
        <p className={text.medium}>
          <bdi>{name}</bdi>
        </p>
        <p className={text.help}>
          {holder.to === 'member' ? <bdi>{organizationName}</bdi> : <Trans>All its people</Trans>}
        </p>
        {onGive && holder.to === 'member' && holder.seesEarlierVersions !== null && (
          <CheckField
            label={t`Sees earlier versions too`}
            isChecked={holder.seesEarlierVersions}
            onChange={(isSeen) => onShowVersions({ memberId: holder.memberId, isSeen })}
          />
        )}
      </div>
      {onGive ? (
        <div className={styles.role}>
          <SelectField
            label={t`What ${name} may do`}
            isLabelHidden
            choices={choices}
            chosen={holder.role as string}
            onChoose={(id) => onGive(giftTo(holder, GIVEN_ROLES.find((role) => role === id) ?? null))}
          />
        </div>
      ) : (
        <p>{names[holder.role].name}</p>
      )}
    </li>
  )
}

/** Organisations in the order of joining, each followed by those of its people who have a role of their own. */
function inOrder(roles: readonly GivenRoomRole[], organizations: readonly OrganizationRecord[]) {
  const place = (holder: GivenRoomRole) => organizations.findIndex(({ id }) => id === holder.organizationId)
  const nameOf = (holder: GivenRoomRole) => (holder.to === 'member' ? holder.displayName : '')
  return roles.toSorted((a, b) => place(a) - place(b) || nameOf(a).localeCompare(nameOf(b)))
}
