import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { EntryWords } from './entry-words.tsx'

interface LinkEndedProps {
  /** It ended while one looked at the page, not before. */
  isAnswer: boolean
  /** How to get another. */
  children: ReactNode
}

/** A link of a mail, or of the server's terminal, that does not work any more. */
export function LinkEnded({ isAnswer, children }: LinkEndedProps) {
  const { t } = useLingui()
  return (
    <EntryWords title={t`This link has ended`} isAnswer={isAnswer}>
      <p>
        <Trans>It has been used, it is too old, or a part of it is missing.</Trans>
      </p>
      {children}
    </EntryWords>
  )
}
