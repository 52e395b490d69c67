import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { Users } from 'lucide-react'
import { Fragment } from 'react'
import { OrganizationMark } from '../ui/mark.tsx'
import { Popover } from '../ui/popover.tsx'
import text from '../ui/text.module.css'
import { Tooltip } from '../ui/tooltip.tsx'
import { useLocale } from '../ui/use-locale.ts'
import { useOverlayTrigger } from '../ui/use-overlay-trigger.ts'
import { PeopleList, type PeopleListProps } from './people-list.tsx'
import styles from './presence-bar.module.css'

/** One mark for each organisation with somebody here; opens the list of names and where they are. */
export function PresenceBar(props: PeopleListProps) {
  const { t } = useLingui()
  const locale = useLocale()
  const trigger = useOverlayTrigger('dialog')
  const { parties } = props
  const people = parties.reduce((sum, party) => sum + party.people.length, 0)
  // The letters first: who speaks to the computer says what they see (WCAG 2.5.3).
  const letters = parties.map(({ organization }) => organization.letters).join(' ')
  const words = t`${letters}. Here now: ${plural(people, { one: '# person', other: '# people' })}, ${plural(parties.length, { one: '# organisation', other: '# organisations' })}`
  return (
    <>
      <button type="button" className={styles.bar} aria-label={words} {...trigger.props}>
        <span className={styles.count}>
          <Users aria-hidden size={20} strokeWidth={1.75} />
          {people}
        </span>
        {parties.map(({ organization, people }) => (
          <Fragment key={organization.id}>
            <OrganizationMark
              hue={organization.hue}
              letters={organization.letters}
              name={organization.name[locale]}
              count={people.length}
              isDecorative
            />{' '}
          </Fragment>
        ))}
      </button>
      <Tooltip target={trigger.ref} text={words} />
      <Popover trigger={trigger} label={t`Here now`}>
        <h2 className={text.head}>
          <Trans>Here now</Trans>
        </h2>
        <PeopleList
          {...props}
          onGoTo={(sectionId) => {
            trigger.setOpen(false)
            props.onGoTo(sectionId)
          }}
        />
      </Popover>
    </>
  )
}
