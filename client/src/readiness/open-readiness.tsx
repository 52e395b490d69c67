import { Trans, useLingui } from '@lingui/react/macro'
import type { RoomPlan } from '@plenary/shared/plans.ts'
import type { Room } from '@plenary/shared/rooms.ts'
import type { RoomProvider } from '../sync/room-provider.ts'
import { useRoomStatus } from '../sync/use-room-provider.ts'
import { Button } from '../ui/button.tsx'
import { classNames } from '../ui/class-names.ts'
import { LoadingLines } from '../ui/loading-lines.tsx'
import { PageTitle } from '../ui/page-frame.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import text from '../ui/text.module.css'
import { CHECK_GROUPS, type Check, type CheckGroup } from './check.ts'
import { CheckRow } from './check-row.tsx'
import { countStates } from './checks.ts'
import styles from './open-readiness.module.css'
import { useChecks } from './use-checks.ts'
import { useGroupNames } from './use-row-words.ts'

/** The check of an open text: how much of it is done, and row by row what is not. */
export function OpenReadiness({ room, provider }: { room: Room; provider: RoomProvider }) {
  const { t } = useLingui()
  const checked = useChecks(room, provider)
  if (!checked)
    return <LoadingLines label={t`Checking the document`} slowLabel={t`The server is slow to answer.`} />
  if ('error' in checked)
    return (
      <ProblemNote error={checked.error}>
        <Button isDense onClick={checked.retry}>
          <Trans>Try again</Trans>
        </Button>
      </ProblemNote>
    )
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <p className={classNames(text.small, text.quiet)}>
          <bdi>{room.title}</bdi>
        </p>
        <PageTitle>
          <Trans>Readiness check</Trans>
        </PageTitle>
        <Counts checks={checked.checks} />
        <LineState provider={provider} />
      </header>
      <Groups room={room} {...checked} />
    </div>
  )
}

/** What is only to be borne in mind is never done, and not counted. */
function Counts({ checks }: { checks: readonly Check[] }) {
  const { t } = useLingui()
  const { done, look, unknown } = countStates(checks)
  const all = done + look + unknown
  const rest = [look > 0 && t`${look} to look at`, unknown > 0 && t`${unknown} cannot be known`]
  return (
    <p role="status" className={styles.counts}>
      <b className={text.numbers}>
        <Trans>
          {done} of {all} are done
        </Trans>
      </b>
      <span className={text.soft}>{rest.filter(Boolean).join(' · ')}</span>
    </p>
  )
}

function LineState({ provider }: { provider: RoomProvider }) {
  const isOffline = useRoomStatus(provider, ({ line }) => line === 'offline')
  return (
    <p role="status" className={classNames(text.small, text.soft)}>
      {isOffline && <Trans>You are offline: this is how it stood when the line went.</Trans>}
    </p>
  )
}

type GroupsProps = { room: Room; plan: RoomPlan; checks: readonly Check[] }

function Groups({ room, plan, checks }: GroupsProps) {
  const names = useGroupNames()
  const groups = (Object.keys(CHECK_GROUPS) as CheckGroup[]).flatMap((group) => {
    const rows = checks.filter(({ id }) => CHECK_GROUPS[group].some((each) => each === id))
    return rows.length > 0 ? [{ group, rows }] : []
  })
  return groups.map(({ group, rows }) => (
    <section key={group} aria-labelledby={`group-${group}`} className={styles.group}>
      <h2 id={`group-${group}`} className={text.head}>
        {names[group]}
      </h2>
      <ul className={styles.sheet}>
        {rows.map((check) => (
          <CheckRow key={check.id} {...{ room, plan, check }} />
        ))}
      </ul>
    </section>
  ))
}
