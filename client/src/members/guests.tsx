import { Trans } from '@lingui/react/macro'
import type { Member } from '@plenary/shared/members.ts'
import type { OrganizationRecord } from '@plenary/shared/organizations.ts'
import type { CoalitionAction } from '@plenary/shared/permissions.ts'
import { OrganizationMark } from '../ui/mark.tsx'
import text from '../ui/text.module.css'
import { useLocale } from '../ui/use-locale.ts'
import styles from './guests.module.css'
import type { AskedAct } from './member-acts.ts'
import { MemberRow } from './member-row.tsx'

interface GuestsProps {
  guests: readonly Member[]
  organizations: readonly OrganizationRecord[]
  /** What whoever looks may do in the coalition. */
  abilities: readonly CoalitionAction[]
  onAsk: (asked: AskedAct) => void
}

/** Those who came by a link into one document, each with the organisation for which they speak there. */
export function Guests({ guests, organizations, abilities, onAsk }: GuestsProps) {
  return (
    <section aria-labelledby="guests">
      <header className={styles.head}>
        <h2 id="guests" className={text.head}>
          <Trans>Guests in single documents</Trans>
        </h2>
        <p className={text.help}>
          <Trans>They see the documents to which they were invited, and nothing else of the coalition.</Trans>
        </p>
      </header>
      <ul>
        {guests.map((guest) => (
          <MemberRow key={guest.id} member={guest} abilities={abilities} onAsk={onAsk}>
            <Party organization={organizations.find(({ id }) => id === guest.organizationId)} />
          </MemberRow>
        ))}
      </ul>
    </section>
  )
}

function Party({ organization }: { organization: OrganizationRecord | undefined }) {
  const locale = useLocale()
  if (!organization) return null
  const { hue, letters, name, shortName } = organization
  return (
    <p className={styles.party}>
      <OrganizationMark isDecorative size="small" hue={hue} letters={letters} name={name[locale]} />
      <bdi>{shortName}</bdi>
    </p>
  )
}
