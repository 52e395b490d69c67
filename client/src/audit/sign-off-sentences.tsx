import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { type SaidAct, whoOf } from './said-act.ts'

/** What happened in sign-off, a sentence for each act. Where people do not bear their names, organisations act. */
export const SIGN_OFF_SENTENCES = {
  'sign-off.opened': Opened,
  'sign-off.closed': Closed,
  'sign-off.decided': Decided,
  'sign-off.confirmed': Confirmed,
  'sign-off.withdrawn': Withdrawn,
  'sign-off.reminded': Reminded,
}

function Opened(said: SaidAct): ReactNode {
  const who = whoOf(said)
  return (
    <Trans>
      <b>{who}</b> asked organisations to sign <cite>{said.room}</cite>
    </Trans>
  )
}

function Closed(said: SaidAct): ReactNode {
  const { room, event } = said
  const who = whoOf(said)
  return event.facts.isEarly ? (
    <Trans>
      <b>{who}</b> closed the sign-off of <cite>{room}</cite> before its time
    </Trans>
  ) : (
    <Trans>
      The sign-off of <cite>{room}</cite> came to its end
    </Trans>
  )
}

function Decided(said: SaidAct): ReactNode {
  const who = whoOf(said)
  const { room, event } = said
  const version = event.facts.version ?? ''
  switch (event.facts.decision) {
    case 'reserved':
      return (
        <Trans>
          <b>{who}</b> signed version {version} of <cite>{room}</cite> with a reservation
        </Trans>
      )
    case 'partly':
      return (
        <Trans>
          <b>{who}</b> signed part of version {version} of <cite>{room}</cite>
        </Trans>
      )
    case 'excepting': {
      const leftOut = event.facts.leftOut ?? ''
      return (
        <Trans>
          <b>{who}</b> signed version {version} of <cite>{room}</cite> without {leftOut}
        </Trans>
      )
    }
    case 'declined':
      return (
        <Trans>
          <b>{who}</b> declined to sign version {version} of <cite>{room}</cite>
        </Trans>
      )
    default:
      return (
        <Trans>
          <b>{who}</b> signed version {version} of <cite>{room}</cite>
        </Trans>
      )
  }
}

function Confirmed(said: SaidAct): ReactNode {
  const who = whoOf(said)
  const version = said.event.facts.version ?? ''
  return (
    <Trans>
      <b>{who}</b> confirmed that the changes up to version {version} of <cite>{said.room}</cite> are
      editorial
    </Trans>
  )
}

function Withdrawn(said: SaidAct): ReactNode {
  const who = whoOf(said)
  return (
    <Trans>
      <b>{who}</b> took back a signature on <cite>{said.room}</cite>
    </Trans>
  )
}

function Reminded(said: SaidAct): ReactNode {
  const who = whoOf(said)
  return (
    <Trans>
      <b>{who}</b> reminded organisations to sign <cite>{said.room}</cite>
    </Trans>
  )
}
