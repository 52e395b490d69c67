import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { type SaidAct, whoOf } from './said-act.ts'

/** What became of a sealed text, a sentence for each act. */
export const SEAL_SENTENCES = {
  'seal.made': Made,
  'seal.reopened': Reopened,
  'seal.published': Published,
  'seal.unpublished': Unpublished,
}

function Made(said: SaidAct): ReactNode {
  const who = whoOf(said)
  const { room, event } = said
  const version = event.facts.number ?? ''
  return (
    <Trans>
      <b>{who}</b> sealed version {version} of <cite>{room}</cite>
    </Trans>
  )
}

function Reopened(said: SaidAct): ReactNode {
  const who = whoOf(said)
  return (
    <Trans>
      <b>{who}</b> opened the seal of <cite>{said.room}</cite> again
    </Trans>
  )
}

function Published(said: SaidAct): ReactNode {
  const who = whoOf(said)
  return (
    <Trans>
      <b>{who}</b> made the sealed text of <cite>{said.room}</cite> public
    </Trans>
  )
}

function Unpublished(said: SaidAct): ReactNode {
  const who = whoOf(said)
  return (
    <Trans>
      <b>{who}</b> took the sealed text of <cite>{said.room}</cite> back from the public
    </Trans>
  )
}
