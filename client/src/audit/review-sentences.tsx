import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { type SaidAct, whoOf } from './said-act.ts'

/** What happened in reviews of blueprints. Where people do not bear their names, organisations act. */
export const REVIEW_SENTENCES = {
  'review.adopted': Adopted,
  'review.started': Started,
  'review.ended': Ended,
  'review.call-marked': CallMarked,
}

function Adopted(said: SaidAct): ReactNode {
  const who = whoOf(said)
  const version = said.event.facts.version ?? ''
  return (
    <Trans>
      <b>{who}</b> adopted version {version} of <cite>{said.room}</cite>
    </Trans>
  )
}

function Started(said: SaidAct): ReactNode {
  const who = whoOf(said)
  return (
    <Trans>
      <b>{who}</b> began a review of <cite>{said.room}</cite>
    </Trans>
  )
}

function Ended(said: SaidAct): ReactNode {
  const who = whoOf(said)
  return (
    <Trans>
      <b>{who}</b> ended the review of <cite>{said.room}</cite>
    </Trans>
  )
}

function CallMarked(said: SaidAct): ReactNode {
  const who = whoOf(said)
  return (
    <Trans>
      <b>{who}</b> said how far a call of <cite>{said.room}</cite> has come
    </Trans>
  )
}
