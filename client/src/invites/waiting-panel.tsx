import { Trans } from '@lingui/react/macro'
import type { OwnRequest } from '@plenary/shared/invites.ts'
import { Check } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { clockTime } from '../formats.ts'
import { Button } from '../ui/button.tsx'
import { classNames } from '../ui/class-names.ts'
import { ProblemNote } from '../ui/problem-note.tsx'
import text from '../ui/text.module.css'
import { useLocale } from '../ui/use-locale.ts'
import { PanelTitle } from './panel-title.tsx'
import { useWithdraw } from './use-own-requests.ts'
import styles from './waiting-panel.module.css'

interface WaitingPanelProps {
  request: OwnRequest
  /** Why the page cannot say how it stands right now; it goes on asking. */
  error: unknown
}

/** What has been done and what is still to come, until a coordinator lets one in. */
export function WaitingPanel({ request, error }: WaitingPanelProps) {
  const locale = useLocale()
  return (
    <div className={styles.panel}>
      <PanelTitle>
        <Trans>Waiting to be let in</Trans>
      </PanelTitle>
      <p className={text.soft}>
        <Trans>
          The coordinators of the coalition can see that <b dir="auto">{request.displayName}</b> asks to join
          for <b dir="auto">{request.organizationName}</b>.
        </Trans>
      </p>
      <ol className={styles.steps}>
        <Step isDone title={<Trans>Link opened</Trans>} help={<Trans>This place on it is now yours</Trans>} />
        <Step
          isDone
          title={<Trans>Asked to join</Trans>}
          help={clockTime(new Date(request.askedAt), locale)}
        />
        <Step
          title={<Trans>A coordinator lets you in</Trans>}
          help={
            request.roomTitle === null ? (
              <Trans>
                This page opens the coalition by itself. You may close it and come back on this device.
              </Trans>
            ) : (
              <Trans>
                This page opens the document by itself. You may close it and come back on this device.
              </Trans>
            )
          }
        />
      </ol>
      {error !== null && error !== undefined && <ProblemNote error={error} />}
      <Withdraw request={request} />
    </div>
  )
}

function Step({ isDone = false, title, help }: { isDone?: boolean; title: ReactNode; help: ReactNode }) {
  return (
    <li className={classNames(styles.step, isDone && styles.done)} aria-current={isDone ? undefined : 'step'}>
      <span aria-hidden className={styles.dot}>
        {isDone && <Check size={16} strokeWidth={2} />}
      </span>
      <p className={text.medium}>{title}</p>
      <p className={text.help}>{help}</p>
    </li>
  )
}

/** Asked twice: a link that works once does not come back. */
function Withdraw({ request }: { request: OwnRequest }) {
  const withdraw = useWithdraw()
  const [isSure, setSure] = useState(false)
  if (!isSure) {
    return (
      <Button onClick={() => setSure(true)}>
        <Trans>Withdraw my request</Trans>
      </Button>
    )
  }
  return (
    <fieldset className={styles.question}>
      <legend>
        <Trans>Withdraw it? To ask again you may need a new link.</Trans>
      </legend>
      <div className={styles.acts}>
        <Button
          variant="danger"
          autoFocus
          isWorking={withdraw.isPending}
          workingLabel={<Trans>Withdrawing</Trans>}
          onClick={() => withdraw.mutate(request)}
        >
          <Trans>Withdraw my request</Trans>
        </Button>
        <Button variant="bare" onClick={() => setSure(false)}>
          <Trans>Keep waiting</Trans>
        </Button>
      </div>
      {withdraw.error && <ProblemNote error={withdraw.error} />}
    </fieldset>
  )
}
