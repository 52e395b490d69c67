import { Trans } from '@lingui/react/macro'
import type { Member } from '@plenary/shared/members.ts'
import type { OrganizationRecord } from '@plenary/shared/organizations.ts'
import type { CoalitionAction } from '@plenary/shared/permissions.ts'
import { isolate } from '../formats.ts'
import { OrganizationIdentity } from '../organizations/organization-identity.tsx'
import { classNames } from '../ui/class-names.ts'
import text from '../ui/text.module.css'
import { useLocale } from '../ui/use-locale.ts'
import type { AskedAct } from './member-acts.ts'
import { MemberRow } from './member-row.tsx'
import styles from './parties.module.css'

interface PartiesProps {
  organizations: readonly OrganizationRecord[]
  members: readonly Member[]
  /** What whoever looks may do in the coalition. */
  abilities: readonly CoalitionAction[]
  onEdit: (organization: OrganizationRecord) => void
  onAsk: (asked: AskedAct) => void
}

/** The organisations in the order of joining, each with those who speak for it. */
export function Parties({ organizations, members, abilities, onEdit, onAsk }: PartiesProps) {
  const canEdit = abilities.includes('manage-organizations')
  return (
    <ul>
      {organizations.map((organization) => {
        const all = members.filter(({ organizationId }) => organizationId === organization.id)
        const people = all.filter(({ role }) => role !== 'guest')
        return (
          <li key={organization.id} className={styles.party}>
            <OrganizationIdentity
              organization={organization}
              onEdit={canEdit ? () => onEdit(organization) : undefined}
            />
            {people.length > 0 ? (
              <ul className={styles.people} aria-labelledby={organization.id}>
                {people.map((member) => (
                  <MemberRow key={member.id} member={member} abilities={abilities} onAsk={onAsk} />
                ))}
              </ul>
            ) : (
              <Nobody organization={organization} organizations={organizations} hasGuests={all.length > 0} />
            )}
          </li>
        )
      })}
    </ul>
  )
}

type NobodyProps = Pick<PartiesProps, 'organizations'> & {
  organization: OrganizationRecord
  hasGuests: boolean
}

/** In place of the people of an organisation that has none. */
function Nobody({ organization, organizations, hasGuests }: NobodyProps) {
  const locale = useLocale()
  const heir = organizations.find(({ id }) => id === organization.handedOverTo)
  const heirName = heir && isolate(heir.name[locale])
  return (
    <p className={classNames(text.small, styles.nobody)}>
      {hasGuests && <Trans>Only guests speak for it, in single documents.</Trans>}
      {!hasGuests && heirName && (
        <Trans>Nobody speaks for it any more. {heirName} has taken over its part.</Trans>
      )}
      {!hasGuests && !heirName && <Trans>Nobody speaks for it.</Trans>}
    </p>
  )
}
