import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { Room } from '@plenary/shared/rooms.ts'
import type { SignOffList, SignOffRound } from '@plenary/shared/sign-offs.ts'
import { Link } from '@tanstack/react-router'
import { momentParts } from '../rounds/round-time.ts'
import { Button, buttonClass } from '../ui/button.tsx'
import { classNames } from '../ui/class-names.ts'
import { PageTitle } from '../ui/page-frame.tsx'
import text from '../ui/text.module.css'
import { useLocale } from '../ui/use-locale.ts'
import { useClosing } from '../use-closing.ts'
import { Arc } from './arc.tsx'
import { cellOf } from './cell-of.ts'
import { RemindButton } from './remind-button.tsx'
import styles from './sign-off-head.module.css'
import { VersionPrint } from './version-print.tsx'

interface SignOffHeadProps {
  room: Room
  list: SignOffList
  round: SignOffRound
  /** Null for those who may not ask for signatures. */
  onOpen: (() => void) | null
}

/** The text that is being signed, until when, by how many; and what one may do about it. */
export function SignOffHead({ room, list, round, onOpen }: SignOffHeadProps) {
  return (
    <header className={styles.head}>
      <div className={styles.facts}>
        <Closing round={round} />
        <PageTitle>
          <bdi className={text.document}>{room.title}</bdi>
        </PageTitle>
        {round.note !== null && (
          <p dir="auto" className={classNames(text.soft, styles.note)}>
            {round.note}
          </p>
        )}
        <Facts room={room} round={round} />
        <VersionPrint room={room} version={round.version} />
        <Acts room={room} list={list} round={round} onOpen={onOpen} />
      </div>
      <Arc list={list} round={round} />
    </header>
  )
}

function Closing({ round }: { round: SignOffRound }) {
  const closing = useClosing()
  const moment = closing(round.closedAt ?? round.closesAt, round.timeZone)
  return (
    <p className={classNames(text.small, text.quiet)}>
      {round.closedAt ? <Trans>Sign-off, closed {moment}</Trans> : <Trans>Sign-off, closes {moment}</Trans>}
    </p>
  )
}

function Facts({ room, round: { version } }: { room: Room; round: SignOffRound }) {
  const { t } = useLingui()
  const { moment } = momentParts(version.takenAt, useLocale())
  const name = version.label ?? t`Confirmed text`
  return (
    <dl className={classNames(text.numbers, styles.list)}>
      <div>
        <dt>
          <Trans>Text to sign</Trans>
        </dt>
        <dd>
          <Trans>
            <bdi className={styles.name}>{name}</bdi>, version {version.number}
          </Trans>
        </dd>
      </div>
      <div>
        <dt>{room.freeze ? <Trans>Frozen</Trans> : <Trans>Kept</Trans>}</dt>
        <dd>{moment}</dd>
      </div>
      <div>
        <dt>
          <Trans>Length</Trans>
        </dt>
        <dd>
          <Plural value={version.words} one="# word" other="# words" />
        </dd>
      </div>
    </dl>
  )
}

function Acts({ room, list, round, onOpen }: SignOffHeadProps) {
  const own = cellOf(list, round, list.own)
  const isOwed = round.abilities.includes('sign') && (own.state === 'pending' || own.state === 'earlier')
  const reading = (
    <Link
      to="/r/$room/sign"
      params={{ room: room.id }}
      className={buttonClass(isOwed ? { variant: 'primary' } : {})}
    >
      {isOwed ? <Trans>Read and sign</Trans> : <Trans>Read the text</Trans>}
    </Link>
  )
  return (
    <div className={styles.acts}>
      {isOwed && reading}
      {round.abilities.includes('remind') && (
        <RemindButton room={room} list={list} round={round} isFirst={!isOwed} />
      )}
      {!isOwed && reading}
      {onOpen && (
        <Button aria-haspopup="dialog" onClick={onOpen}>
          <Trans>Ask again on a new text</Trans>
        </Button>
      )}
    </div>
  )
}
