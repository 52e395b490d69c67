import { Trans } from '@lingui/react/macro'
import { FingerprintPattern } from 'lucide-react'
import { Button } from '../ui/button.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import text from '../ui/text.module.css'
import styles from './passkey-button.module.css'

interface PasskeyButtonProps {
  label: string
  workingLabel: string
  isWorking: boolean
  /** What went wrong the last time; null when nothing did, or the person closed the question. */
  problem: unknown
  onPress: () => void
}

/** The safest way in, and so the first: with a passkey of this device. */
export function PasskeyButton({ label, workingLabel, isWorking, problem, onPress }: PasskeyButtonProps) {
  return (
    <div className={styles.way}>
      <Button variant="primary" isWide isWorking={isWorking} workingLabel={workingLabel} onClick={onPress}>
        <FingerprintPattern aria-hidden size={20} strokeWidth={1.75} />
        {label}
      </Button>
      <p className={text.help}>
        <Trans>Uses the lock of this device. A fake page cannot steal it.</Trans>
      </p>
      {problem !== null && <ProblemNote error={problem} />}
    </div>
  )
}

/** Stands between the passkey and the other way in. */
export function OrWithPassword() {
  return (
    <p className={styles.or}>
      <Trans>or with a password</Trans>
    </p>
  )
}
