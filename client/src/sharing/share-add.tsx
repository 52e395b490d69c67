import { Trans, useLingui } from '@lingui/react/macro'
import type { OrganizationRecord } from '@plenary/shared/organizations.ts'
import { GIVEN_ROLES, type GivenRole } from '@plenary/shared/permissions.ts'
import type { GivenRoomRole, RoleGift, Room } from '@plenary/shared/rooms.ts'
import { useQuery } from '@tanstack/react-query'
import { type SubmitEvent, useState } from 'react'
import { useRoleNames } from '../invites/use-role-names.ts'
import { membersQuery } from '../members/use-members.ts'
import { holderKey } from '../rooms/use-room-roles.ts'
import { Button } from '../ui/button.tsx'
import { SelectField } from '../ui/select-field.tsx'
import { useLocale } from '../ui/use-locale.ts'
import styles from './share-people.module.css'

interface ShareAddProps {
  room: Room
  organizations: readonly OrganizationRecord[]
  /** Who has a role already. */
  roles: readonly GivenRoomRole[]
  onGive: (gift: RoleGift) => void
}

/** Gives a role to an organisation or a member who has none here yet. */
export function ShareAdd({ room, organizations, roles, onGive }: ShareAddProps) {
  const { t } = useLingui()
  const names = useRoleNames()
  const holders = useNewHolders(room, organizations, roles)
  const [chosen, setChosen] = useState('')
  const [role, setRole] = useState<GivenRole>('commenter')
  const handleAdd = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const holder = holders.find(({ id }) => id === chosen)
    if (!holder) return
    onGive(holder.gift(role))
    setChosen('')
  }
  if (holders.length === 0) return null
  return (
    <form className={styles.add} onSubmit={handleAdd}>
      <SelectField
        label={t`Add an organisation or a person`}
        choices={[{ id: '', label: t`Choose` }, ...holders]}
        chosen={holders.some(({ id }) => id === chosen) ? chosen : ''}
        onChoose={setChosen}
      />
      <SelectField
        label={t`Role`}
        choices={GIVEN_ROLES.map((id) => ({ id, label: names[id].name }))}
        chosen={role}
        onChoose={setRole}
      />
      <Button type="submit" disabled={chosen === ''}>
        <Trans>Add</Trans>
      </Button>
    </form>
  )
}

type NewHolder = { id: string; label: string; gift: (role: GivenRole) => RoleGift }

/** Coordinators are in every document as it is, and need no role. */
function useNewHolders(
  room: Room,
  organizations: readonly OrganizationRecord[],
  roles: readonly GivenRoomRole[],
): NewHolder[] {
  const locale = useLocale()
  const { t } = useLingui()
  const { data: members } = useQuery(membersQuery(room.coalition.slug))
  const shortNames = new Map(organizations.map(({ id, shortName }) => [id, shortName]))
  const parties = organizations.map(
    ({ id, name }): NewHolder => ({
      id,
      label: name[locale],
      gift: (role) => ({ to: 'organization', organizationId: id, role }),
    }),
  )
  const people = (members ?? [])
    .filter((member) => member.role !== 'coordinator' && !member.isSuspended)
    .map(
      ({ id, displayName, organizationId }): NewHolder => ({
        id,
        label: t`${displayName}, ${shortNames.get(organizationId) ?? ''}`,
        gift: (role) => ({ to: 'member', memberId: id, role }),
      }),
    )
  const taken = new Set(roles.map(holderKey))
  return [...parties, ...people].filter(({ id }) => !taken.has(id))
}
