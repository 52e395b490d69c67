import { Trans } from '@lingui/react/macro'
import { CircleAlert, CircleCheck } from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { Button } from '../ui/button.tsx'
import text from '../ui/text.module.css'
import type { Forgotten } from './forget-device.ts'
import styles from './stay-safe-page.module.css'

/** What was done when one has signed out everywhere. */
export function AfterSigningOut() {
  return (
    <Done>
      <Line isDone>
        <Trans>You are signed out everywhere, here too.</Trans>
      </Line>
      <p className={text.help}>
        <Trans>
          If somebody may know your password, sign in again on a device that you trust and change it.
        </Trans>
      </p>
    </Done>
  )
}

interface AfterForgettingProps {
  done: Forgotten
  onAgain: () => void
}

/** What was done on this device, what could not be, and what stays whatever a page does. */
export function AfterForgetting({ done: { isSessionEnded, isStorageEmpty }, onAgain }: AfterForgettingProps) {
  return (
    <Done>
      <Line isDone={isSessionEnded}>
        {isSessionEnded ? (
          <Trans>You are signed out on this device.</Trans>
        ) : (
          <Trans>The server could not be reached: you may still be signed in here.</Trans>
        )}
      </Line>
      <Line isDone={isStorageEmpty}>
        {isStorageEmpty ? (
          <Trans>What this site had stored in this browser is gone.</Trans>
        ) : (
          <Trans>Something that this site had stored is in use. Close its other tabs, then try again.</Trans>
        )}
      </Line>
      {!(isSessionEnded && isStorageEmpty) && (
        <Button isDense onClick={onAgain}>
          <Trans>Try again</Trans>
        </Button>
      )}
      <p className={text.help}>
        <Trans>
          Close the other tabs of Plenary too. The browser may remember that you were here, and saved
          passwords and downloads stay: clear its history and its downloads yourself.
        </Trans>
      </p>
    </Done>
  )
}

function Line({ isDone, children }: { isDone: boolean; children: ReactNode }) {
  const Icon = isDone ? CircleCheck : CircleAlert
  return (
    <p className={isDone ? styles.right : styles.wrong}>
      <Icon aria-hidden size={20} strokeWidth={1.75} />
      <span>{children}</span>
    </p>
  )
}

/** Takes the focus, which was on a button that is gone, and so is read out. */
function Done({ children }: { children: ReactNode }) {
  const words = useRef<HTMLDivElement>(null)
  useEffect(() => words.current?.focus(), [])
  return (
    <div ref={words} role="status" tabIndex={-1} className={styles.done}>
      {children}
    </div>
  )
}
