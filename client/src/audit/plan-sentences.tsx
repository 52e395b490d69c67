import { Plural, Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { type SaidAct, whoOf } from './said-act.ts'

/** What was planned of documents, and of the bodies that they go to: a sentence for each act. */
export const PLAN_SENTENCES = {
  'mechanism.changed': ({ actor }: SaidAct) => (
    <Trans>
      <b>{actor}</b> wrote down what a mechanism asks for
    </Trans>
  ),
  'mechanism.removed': ({ actor }: SaidAct) => (
    <Trans>
      <b>{actor}</b> took the coalition’s own record of a mechanism away
    </Trans>
  ),
  'template.saved': (said: SaidAct) => {
    const who = whoOf(said)
    const { room } = said
    return (
      <Trans>
        <b>{who}</b> kept the outline of <cite>{room}</cite> as a template
      </Trans>
    )
  },
  'template.removed': ({ actor }: SaidAct) => (
    <Trans>
      <b>{actor}</b> removed a template of the coalition
    </Trans>
  ),
  'room.mechanism-chosen': MechanismChosen,
  'room.limit-set': LimitSet,
  'room.section-moved': SectionMoved,
}

function MechanismChosen(said: SaidAct): ReactNode {
  const who = whoOf(said)
  const { room, event } = said
  if (event.facts.mechanism === null) {
    return (
      <Trans>
        <b>{who}</b> had <cite>{room}</cite> follow no mechanism any more
      </Trans>
    )
  }
  return (
    <Trans>
      <b>{who}</b> chose the mechanism that <cite>{room}</cite> follows
    </Trans>
  )
}

function LimitSet(said: SaidAct): ReactNode {
  const who = whoOf(said)
  const { room, event } = said
  const { unit, max } = event.facts
  if (typeof max !== 'number') {
    return (
      <Trans>
        <b>{who}</b> went back to the mechanism’s limit in <cite>{room}</cite>
      </Trans>
    )
  }
  if (unit === 'pages') {
    return (
      <Trans>
        <b>{who}</b> set a limit of <Plural value={max} one="# page" other="# pages" /> for{' '}
        <cite>{room}</cite>
      </Trans>
    )
  }
  return (
    <Trans>
      <b>{who}</b> set a limit of <Plural value={max} one="# word" other="# words" /> for <cite>{room}</cite>
    </Trans>
  )
}

function SectionMoved(said: SaidAct): ReactNode {
  const who = whoOf(said)
  const { room, event } = said
  switch (event.facts.state) {
    case 'review':
      return (
        <Trans>
          <b>{who}</b> put a section of <cite>{room}</cite> into review
        </Trans>
      )
    case 'frozen':
      return (
        <Trans>
          <b>{who}</b> froze a section of <cite>{room}</cite>
        </Trans>
      )
    case 'agreed':
      return (
        <Trans>
          <b>{who}</b> marked a section of <cite>{room}</cite> as agreed
        </Trans>
      )
    default:
      return (
        <Trans>
          <b>{who}</b> opened a section of <cite>{room}</cite> for writing
        </Trans>
      )
  }
}
