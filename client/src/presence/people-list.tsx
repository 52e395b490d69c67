import { Trans, useLingui } from '@lingui/react/macro'
import { classNames } from '../ui/class-names.ts'
import { OrganizationMark } from '../ui/mark.tsx'
import text from '../ui/text.module.css'
import { useLocale } from '../ui/use-locale.ts'
import styles from './people-list.module.css'
import type { PartyHere, PersonHere } from './use-people.ts'

export interface PeopleListProps {
  parties: readonly PartyHere[]
  /** The words for a section, such as "D"; null when it is not in the text any more. */
  sectionName: (sectionId: string) => string | null
  onGoTo: (sectionId: string) => void
}

/** Who is in the room, by organisation, and in which section; a name leads there. */
export function PeopleList({ parties, sectionName, onGoTo }: PeopleListProps) {
  const locale = useLocale()
  return (
    <div className={styles.all}>
      <ul className={styles.list}>
        {parties.map(({ organization, people }) => (
          <li key={organization.id} className={styles.party}>
            <OrganizationMark
              hue={organization.hue}
              letters={organization.letters}
              name={organization.name[locale]}
              isDecorative
            />
            <div>
              <p className={styles.name}>
                <bdi>{organization.shortName}</bdi>
              </p>
              <ul className={styles.people}>
                {people.map((person) => (
                  <li key={person.memberId}>
                    <PersonRow person={person} sectionName={sectionName} onGoTo={onGoTo} />
                  </li>
                ))}
              </ul>
            </div>
          </li>
        ))}
      </ul>
      {parties.some(({ people }) => people.some(({ isSelf }) => !isSelf)) && (
        <p className={text.help}>
          <Trans>Choose a name to go to where they are. Names are the ones people chose.</Trans>
        </p>
      )}
    </div>
  )
}

type PersonRowProps = { person: PersonHere } & Omit<PeopleListProps, 'parties'>

function PersonRow({ person, sectionName, onGoTo }: PersonRowProps) {
  const { t } = useLingui()
  const { name, sectionId, isSelf } = person
  const place = sectionId && sectionName(sectionId)
  if (isSelf) return <span className={styles.row}>{t`${name} (you)`}</span>
  if (!sectionId || !place) {
    return (
      <span className={styles.row}>
        <bdi>{name}</bdi>
      </span>
    )
  }
  return (
    <button type="button" className={classNames(styles.row, styles.link)} onClick={() => onGoTo(sectionId)}>
      <bdi>{name}</bdi>
      <span className={styles.place}>{place}</span>
    </button>
  )
}
