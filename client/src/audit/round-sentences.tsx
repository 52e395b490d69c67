import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { type SaidAct, whoOf } from './said-act.ts'

/** What happened in rounds, a sentence for each act. Where people do not bear their names, organisations act. */
export const ROUND_SENTENCES = {
  'round.opened': RoundOpened,
  'round.closed': RoundClosed,
  'round.answered': RoundAnswered,
}

function RoundOpened(said: SaidAct): ReactNode {
  const who = whoOf(said)
  const { room, event } = said
  return event.facts.kind === 'silence' ? (
    <Trans>
      <b>{who}</b> opened a silence procedure on <cite>{room}</cite>
    </Trans>
  ) : (
    <Trans>
      <b>{who}</b> asked for comments on <cite>{room}</cite>
    </Trans>
  )
}

function RoundClosed(said: SaidAct): ReactNode {
  const who = whoOf(said)
  const { room, event } = said
  if (event.facts.isEarly === true) {
    return (
      <Trans>
        <b>{who}</b> closed the round on <cite>{room}</cite> before its time
      </Trans>
    )
  }
  switch (event.facts.outcome) {
    case 'agreed':
      return (
        <Trans>
          The silence procedure on <cite>{room}</cite> came to its end: nobody objected
        </Trans>
      )
    case 'not-agreed':
      return (
        <Trans>
          The silence procedure on <cite>{room}</cite> came to its end, with objections
        </Trans>
      )
    default:
      return (
        <Trans>
          The round on <cite>{room}</cite> came to its end
        </Trans>
      )
  }
}

function RoundAnswered(said: SaidAct): ReactNode {
  const who = whoOf(said)
  const { room, event } = said
  switch (event.facts.answer) {
    case 'objected':
      return (
        <Trans>
          <b>{who}</b> objected to <cite>{room}</cite>
        </Trans>
      )
    case 'nothing-to-add':
      return (
        <Trans>
          <b>{who}</b> had nothing to add to <cite>{room}</cite>
        </Trans>
      )
    default:
      return (
        <Trans>
          <b>{who}</b> took an answer about <cite>{room}</cite> back
        </Trans>
      )
  }
}
