import { useLingui } from '@lingui/react/macro'
import type { AuditEvent } from '@plenary/shared/audit.ts'
import type { Organization } from '@plenary/shared/organizations.ts'
import { clockTime, longDate } from '../formats.ts'
import { classNames } from '../ui/class-names.ts'
import { OrganizationMark } from '../ui/mark.tsx'
import text from '../ui/text.module.css'
import { useLocale } from '../ui/use-locale.ts'
import { ActDetails } from './act-details.tsx'
import { ActSentence } from './act-sentence.tsx'
import { byDay } from './by-day.ts'
import styles from './trail-list.module.css'

interface TrailListProps {
  events: readonly AuditEvent[]
  /** The organisations of the coalition, for marks and names. */
  organizations: readonly Organization[]
}

/** Acts in words, the newest first, a day at a time. */
export function TrailList({ events, organizations }: TrailListProps) {
  const locale = useLocale()
  return byDay(events).map(({ at, events: ofDay }) => (
    <section key={at.toDateString()} aria-labelledby={idOf(at)} className={styles.day}>
      <h2 id={idOf(at)} className={classNames(text.head, styles.date)}>
        {longDate(at, locale)}
      </h2>
      <ol reversed>
        {ofDay.map((event) => (
          <TrailRow key={event.seq} event={event} organizations={organizations} />
        ))}
      </ol>
    </section>
  ))
}

function idOf(at: Date): string {
  return `day-${at.getFullYear()}-${at.getMonth() + 1}-${at.getDate()}`
}

function TrailRow({ event, organizations }: { event: AuditEvent; organizations: readonly Organization[] }) {
  const locale = useLocale()
  const at = new Date(event.at)
  return (
    <li className={styles.row}>
      <ActorMark event={event} organizations={organizations} />
      <div className={styles.words}>
        <ActSentence event={event} organizations={organizations} />
        <ActDetails event={event} />
      </div>
      <time dateTime={event.at} className={classNames(text.help, text.numbers, styles.time)}>
        {clockTime(at, locale)}
      </time>
    </li>
  )
}

/** The organisation for which it was done; an empty seat where nobody who speaks for one did it. */
function ActorMark({ event, organizations }: { event: AuditEvent; organizations: readonly Organization[] }) {
  const { t } = useLingui()
  const locale = useLocale()
  const found = organizations.find(({ id }) => id === event.actor?.organizationId)
  if (!found) return <span role="img" aria-label={t`For no organisation`} className={styles.nobody} />
  return <OrganizationMark hue={found.hue} letters={found.letters} name={found.name[locale]} />
}
