import { Plural, Trans } from '@lingui/react/macro'
import type { OwedRound } from '@plenary/shared/rounds.ts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { isolate } from '../formats.ts'
import { momentParts } from '../rounds/round-time.ts'
import { owedRoundsQuery } from '../rounds/use-rounds.ts'
import { buttonClass } from '../ui/button.tsx'
import { classNames } from '../ui/class-names.ts'
import { OrganizationMark } from '../ui/mark.tsx'
import text from '../ui/text.module.css'
import { useLocale } from '../ui/use-locale.ts'
import styles from './owed-rounds.module.css'

/** What one's organisation still owes in open rounds, the most urgent first; nothing where it owes nothing. */
export function OwedRounds({ coalitionSlug }: { coalitionSlug: string }) {
  const locale = useLocale()
  const { data: owed } = useQuery(owedRoundsQuery(coalitionSlug))
  const [first] = owed ?? []
  if (!owed || !first) return null
  const names = [...new Set(owed.map(({ organization }) => organization.name[locale]))]
  const { organization } = first
  const name = isolate(organization.name[locale])
  return (
    <section aria-labelledby="owed" className={styles.card}>
      <header className={styles.head}>
        <h2 id="owed" className={styles.title}>
          {names.length === 1 && (
            <OrganizationMark
              isDecorative
              hue={organization.hue}
              letters={organization.letters}
              name={name}
            />
          )}
          {names.length === 1 ? <Trans>What {name} owes</Trans> : <Trans>What your organisations owe</Trans>}
        </h2>
        <p className={text.help}>
          <Plural value={owed.length} one="# thing" other="# things" />
        </p>
      </header>
      <ul>
        {owed.map((round) => (
          <OwedRow key={round.id} round={round} />
        ))}
      </ul>
    </section>
  )
}

function OwedRow({ round }: { round: OwedRound }) {
  const { moment, zone } = momentParts(round.closesAt, useLocale())
  const title = isolate(round.title)
  return (
    <li className={styles.row}>
      <div className={styles.what}>
        <p className={text.medium}>
          {round.kind === 'silence' ? (
            <Trans>Agree by silence, or object: {title}</Trans>
          ) : (
            <Trans>Comment: {title}</Trans>
          )}
        </p>
        <p className={classNames(text.help, styles.room)}>
          <bdi>{round.room.title}</bdi>
        </p>
      </div>
      <p className={classNames(text.small, text.soft, styles.until)}>
        <Trans>by {moment}</Trans>
        <span className={styles.zone}>{zone}</span>
      </p>
      <Link to="/r/$room" params={{ room: round.room.id }} className={buttonClass({ isDense: true })}>
        <Trans>Open the document</Trans>
      </Link>
    </li>
  )
}
