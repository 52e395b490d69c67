import { Trans, useLingui } from '@lingui/react/macro'
import type { Room } from '@plenary/shared/rooms.ts'
import { CircleCheck } from 'lucide-react'
import { useState } from 'react'
import { isolate, shortDay } from '../formats.ts'
import { Button } from '../ui/button.tsx'
import { LatePart } from '../ui/late-part.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import text from '../ui/text.module.css'
import { showToast } from '../ui/toast.ts'
import { useLocale } from '../ui/use-locale.ts'
import { PurgedNote } from '../versions/purged-note.tsx'
import type { ShownComparison } from '../versions/use-comparison.ts'
import { ProofGivenUp } from '../with-proof.ts'
import type { Reading } from './reading.ts'
import styles from './signed-card.module.css'
import { SignedFacts } from './signed-facts.tsx'
import { useConfirmText } from './use-sign-offs.ts'

const loadWithdrawal = () => import('./withdraw-dialog.tsx').then(({ WithdrawDialog }) => WithdrawDialog)

interface SignedCardProps {
  room: Room
  reading: Extract<Reading, { task: 'keep' }>
  shown: ShownComparison | undefined
}

/** That one's organisation has signed, whether the text has changed since, and what can be done about either. */
export function SignedCard({ room, reading, shown }: SignedCardProps) {
  const [isWithdrawing, setWithdrawing] = useState(false)
  const organization = isolate(room.mandate.organization.shortName)
  const day = shortDay(new Date(reading.since.at), useLocale())
  return (
    <section className={styles.card}>
      <h2 className={text.head}>
        <CircleCheck aria-hidden size={20} strokeWidth={1.75} className={styles.check} />
        <Trans>{organization} has signed</Trans>
      </h2>
      <p className={text.soft}>
        {reading.standing.confirmed ? (
          <Trans>The text up to {day} is confirmed.</Trans>
        ) : (
          <Trans>On {day}, for exactly the version named below.</Trans>
        )}
      </p>
      <SignedFacts version={reading.since.version} leftOut={reading.standing.leftOut} />
      {reading.since.version.isPurged && <PurgedNote />}
      {shown && !shown.summary.isSame && <Confirm room={room} shown={shown} />}
      <Button isDense aria-haspopup="dialog" onClick={() => setWithdrawing(true)}>
        <Trans>Take the signature back</Trans>
      </Button>
      <LatePart load={loadWithdrawal} isWanted={isWithdrawing}>
        {(WithdrawDialog) =>
          isWithdrawing && <WithdrawDialog room={room} onClose={() => setWithdrawing(false)} />
        }
      </LatePart>
    </section>
  )
}

/** One press: the fingerprint of the text that is shown goes along, so that no other is confirmed. */
function Confirm({ room, shown }: { room: Room; shown: ShownComparison }) {
  const { t } = useLingui()
  const confirm = useConfirmText(room.id)
  const isRefused = confirm.error && !(confirm.error instanceof ProofGivenUp)
  return (
    <div className={styles.confirm}>
      <p>
        <Trans>
          The text has changed since. If that is a matter of wording alone, confirm it: your signature then
          stands for the text as you see it here. If it is more, ask a coordinator to ask for signatures anew.
        </Trans>
      </p>
      {isRefused && <ProblemNote error={confirm.error} />}
      <Button
        variant="primary"
        isWide
        isWorking={confirm.isPending}
        workingLabel={t`Confirming`}
        onClick={() =>
          confirm.mutate(shown.texts.to.hash, { onSuccess: () => showToast(t`The changes are confirmed`) })
        }
      >
        <Trans>Editorial only: confirm</Trans>
      </Button>
    </div>
  )
}
