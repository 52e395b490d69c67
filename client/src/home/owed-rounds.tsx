import { Plural, Trans } from '@lingui/react/macro'
import type { OwedRound } from '@plenary/shared/rounds.ts'
import type { OwedSignOff } from '@plenary/shared/sign-offs.ts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { isolate } from '../formats.ts'
import { momentParts } from '../rounds/round-time.ts'
import { owedRoundsQuery } from '../rounds/use-rounds.ts'
import { owedSignOffsQuery } from '../sign-offs/use-sign-offs.ts'
import { buttonClass } from '../ui/button.tsx'
import { classNames } from '../ui/class-names.ts'
import { OrganizationMark } from '../ui/mark.tsx'
import text from '../ui/text.module.css'
import { useLocale } from '../ui/use-locale.ts'
import styles from './owed-rounds.module.css'

/** What one's organisation still owes, signatures first, the most urgent first; nothing where it owes nothing. */
export function OwedRounds({ coalitionSlug }: { coalitionSlug: string }) {
  const locale = useLocale()
  const { data: rounds } = useQuery(owedRoundsQuery(coalitionSlug))
  const { data: signOffs } = useQuery(owedSignOffsQuery(coalitionSlug))
  const owed = [...(signOffs ?? []), ...(rounds ?? [])]
  const [first] = owed
  if (!rounds || !signOffs || !first) return null
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
        {signOffs.map((signOff) => (
          <OwedSignature key={signOff.id} signOff={signOff} />
        ))}
        {rounds.map((round) => (
          <OwedRow key={round.id} round={round} />
        ))}
      </ul>
    </section>
  )
}

function OwedRow({ round: { kind, title: asked, closesAt, room } }: { round: OwedRound }) {
  const title = isolate(asked)
  return (
    <OwedItem
      what={
        kind === 'silence' ? (
          <Trans>Agree by silence, or object: {title}</Trans>
        ) : (
          <Trans>Comment: {title}</Trans>
        )
      }
      until={momentParts(closesAt, useLocale())}
      room={room}
    >
      <Link to="/r/$room" params={{ room: room.id }} className={buttonClass({ isDense: true })}>
        <Trans>Open the document</Trans>
      </Link>
    </OwedItem>
  )
}

function OwedSignature({ signOff: { label, closesAt, timeZone, room } }: { signOff: OwedSignOff }) {
  const name = isolate(label ?? room.title)
  return (
    <OwedItem
      what={<Trans>Read and sign: {name}</Trans>}
      until={momentParts(closesAt, useLocale(), timeZone)}
      room={room}
    >
      <Link to="/r/$room/sign" params={{ room: room.id }} className={buttonClass({ isDense: true })}>
        <Trans>Read and sign</Trans>
      </Link>
    </OwedItem>
  )
}

interface OwedItemProps {
  what: ReactNode
  until: ReturnType<typeof momentParts>
  room: OwedRound['room']
  /** The way to it. */
  children: ReactNode
}

function OwedItem({ what, until: { moment, zone }, room, children }: OwedItemProps) {
  return (
    <li className={styles.row}>
      <div className={styles.what}>
        <p className={text.medium}>{what}</p>
        <p className={classNames(text.help, styles.room)}>
          <bdi>{room.title}</bdi>
        </p>
      </div>
      <p className={classNames(text.small, text.soft, styles.until)}>
        <Trans>by {moment}</Trans>
        <span className={styles.zone}>{zone}</span>
      </p>
      {children}
    </li>
  )
}
