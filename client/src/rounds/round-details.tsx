import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { RoundId } from '@plenary/shared/ids.ts'
import type { Room } from '@plenary/shared/rooms.ts'
import type { Round, RoundTable } from '@plenary/shared/rounds.ts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { failureCode } from '../api.ts'
import { isolate } from '../formats.ts'
import { Button } from '../ui/button.tsx'
import { classNames } from '../ui/class-names.ts'
import { LoadingLines } from '../ui/loading-lines.tsx'
import { PageTitle } from '../ui/page-frame.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import text from '../ui/text.module.css'
import { useLocale } from '../ui/use-locale.ts'
import { Fingerprint } from './fingerprint.tsx'
import { RoundActions } from './round-actions.tsx'
import { RoundAnswers } from './round-answers.tsx'
import { RoundComments } from './round-comments.tsx'
import styles from './round-details.module.css'
import { momentParts } from './round-time.ts'
import { useOutcomeNames, useRoundKinds } from './use-round-words.ts'
import { pathOf, roundTableQuery } from './use-rounds.ts'

/** One round: what was asked about which text, who has answered what, and what became of each comment. */
export function RoundDetails({ room, id }: { room: Room; id: RoundId }) {
  const { t } = useLingui()
  const { data: table, error, refetch } = useQuery(roundTableQuery(room.id, id))
  if (error && ['not-found', 'no-access'].includes(failureCode(error))) throw error
  if (error && !table) {
    return (
      <ProblemNote error={error}>
        <Button isDense onClick={() => void refetch()}>
          <Trans>Try again</Trans>
        </Button>
      </ProblemNote>
    )
  }
  if (!table)
    return <LoadingLines label={t`Opening the round`} slowLabel={t`The server is slow to answer.`} />
  return <OpenedDetails room={room} table={table} />
}

function OpenedDetails({ room, table }: { room: Room; table: RoundTable }) {
  const { round } = table
  return (
    <>
      <header className={styles.head}>
        <Line round={round} />
        <div className={styles.title}>
          <PageTitle>
            <bdi className={text.document}>{round.title}</bdi>
          </PageTitle>
        </div>
        {round.note !== null && (
          <p dir="auto" className={classNames(text.soft, styles.note)}>
            {round.note}
          </p>
        )}
      </header>
      <Outcome round={round} />
      <Facts room={room} table={table} />
      <Fingerprint hash={round.hash} textPath={`${pathOf(room.id, round.id)}/text`} />
      <RoundActions room={room} round={round} />
      <RoundAnswers table={table} />
      <RoundComments table={table} />
    </>
  )
}

function Line({ round }: { round: Round }) {
  const kind = useRoundKinds()[round.kind].name
  const { moment, zone } = momentParts(round.closedAt ?? round.closesAt, useLocale())
  return (
    <p className={classNames(text.small, text.quiet)}>
      {round.closedAt ? (
        <Trans>
          {kind}, closed {moment} ({zone})
        </Trans>
      ) : (
        <Trans>
          {kind}, closes {moment} ({zone})
        </Trans>
      )}
    </p>
  )
}

function Outcome({ round: { outcome } }: { round: Round }) {
  const names = useOutcomeNames()
  if (!outcome) return null
  return (
    <p className={classNames(styles.outcome, styles[outcome])}>
      <b>{names[outcome].name}.</b> {names[outcome].meaning}
    </p>
  )
}

function Facts({ room, table: { round, organizations } }: { room: Room; table: RoundTable }) {
  const { moment } = momentParts(round.openedAt, useLocale())
  const { organizationId, name } = round.openedBy
  const organization = organizations.find(({ id }) => id === organizationId)
  const opener = [name, organization?.shortName].flatMap((part) => (part ? isolate(part) : [])).join(', ')
  return (
    <dl className={classNames(text.numbers, styles.facts)}>
      <div>
        <dt>
          <Trans>Document</Trans>
        </dt>
        <dd>
          <Link to="/r/$room" params={{ room: room.id }}>
            <bdi>{room.title}</bdi>
          </Link>
        </dd>
      </div>
      <div>
        <dt>
          <Trans>Opened</Trans>
        </dt>
        <dd>{moment}</dd>
      </div>
      <div>
        <dt>
          <Trans>By</Trans>
        </dt>
        <dd>{opener}</dd>
      </div>
      <div>
        <dt>
          <Trans>Length of the text</Trans>
        </dt>
        <dd>
          <Plural value={round.words} one="# word" other="# words" />
        </dd>
      </div>
    </dl>
  )
}
