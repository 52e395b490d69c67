import { Trans, useLingui } from '@lingui/react/macro'
import type { JoinRequestState, OwnRequest } from '@plenary/shared/invites.ts'
import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { Check, CircleSlash, Hourglass, type LucideIcon, Undo2 } from 'lucide-react'
import { useState } from 'react'
import { calendarDate, isolate } from '../formats.ts'
import { refreshRights } from '../invites/use-own-requests.ts'
import { Button } from '../ui/button.tsx'
import { classNames } from '../ui/class-names.ts'
import { ProblemNote } from '../ui/problem-note.tsx'
import text from '../ui/text.module.css'
import { useLocale } from '../ui/use-locale.ts'
import styles from './own-requests.module.css'

const ICONS: Record<JoinRequestState, LucideIcon> = {
  waiting: Hourglass,
  admitted: Check,
  declined: CircleSlash,
  withdrawn: Undo2,
  ended: CircleSlash,
}

/** What somebody has asked to join, and what has become of it. */
export function OwnRequests({ requests }: { requests: readonly OwnRequest[] }) {
  return (
    <section aria-labelledby="own-requests" className={styles.requests}>
      <h2 id="own-requests" className={classNames(text.head, styles.head)}>
        <Trans>What you asked to join</Trans>
      </h2>
      <ul>
        {requests.map((request) => (
          <RequestRow key={request.id} request={request} />
        ))}
      </ul>
    </section>
  )
}

function RequestRow({ request }: { request: OwnRequest }) {
  const { t } = useLingui()
  const locale = useLocale()
  const { state, roomTitle, coalitionName } = request
  const name = isolate(request.displayName)
  const organization = isolate(request.organizationName)
  const askedOn = calendarDate(new Date(request.askedAt), locale)
  const Icon = ICONS[state]
  const states: Record<JoinRequestState, string> = {
    waiting: t`Waiting for a coordinator`,
    admitted: t`You have been let in`,
    declined: t({ message: 'Declined', context: 'request' }),
    withdrawn: t`You took it back`,
    ended: t`The link has ended`,
  }
  return (
    <li className={styles.row}>
      <div>
        <p className={text.medium}>
          <bdi>{roomTitle ?? coalitionName[locale]}</bdi>
        </p>
        {roomTitle !== null && (
          <p className={text.help}>
            <bdi>{coalitionName[locale]}</bdi>
          </p>
        )}
        <p className={text.help}>
          <Trans>
            as {name}, for {organization}, on {askedOn}
          </Trans>
        </p>
      </div>
      <p role="status" className={styles.state}>
        <Icon aria-hidden size={16} strokeWidth={2} />
        {states[state]}
      </p>
      {state === 'admitted' && request.destination !== null && <Enter destination={request.destination} />}
    </li>
  )
}

/** Leads in. Who may do what is asked anew first: what this page knows is from before. */
function Enter({ destination }: { destination: string }) {
  const { t } = useLingui()
  const queryClient = useQueryClient()
  const router = useRouter()
  const [isOpening, setOpening] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  async function handleOpen() {
    setOpening(true)
    setProblem(null)
    try {
      await refreshRights(queryClient)
      router.history.push(destination)
    } catch (error) {
      setProblem(error)
      setOpening(false)
    }
  }
  return (
    <>
      <Button isDense isWorking={isOpening} workingLabel={t`Opening`} onClick={() => void handleOpen()}>
        <Trans context="verb">Open</Trans>
      </Button>
      {problem !== null && (
        <div className={styles.problem}>
          <ProblemNote error={problem} />
        </div>
      )}
    </>
  )
}
