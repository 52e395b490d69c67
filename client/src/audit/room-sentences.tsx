import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { type SaidAct, whoOf } from './said-act.ts'

/** What happened to a document, a sentence for each act. */
export const ROOM_SENTENCES = {
  'room.created': RoomCreated,
  'room.role-given': RoleGiven,
  'room.role-taken': RoleTaken,
  'room.attribution-changed': AttributionChanged,
  'room.versions-opened': VersionsOpened,
  'room.versions-closed': VersionsClosed,
  'room.frozen': Frozen,
  'room.unfrozen': Unfrozen,
  'room.purged': Purged,
}

function RoomCreated({ actor, room, event: { facts } }: SaidAct): ReactNode {
  if (facts.attribution === 'pseudonymous') {
    return (
      <Trans>
        <b>{actor}</b> began <cite>{room}</cite>, where everybody has a pseudonym
      </Trans>
    )
  }
  if (facts.attribution === 'unattributed') {
    return (
      <Trans>
        <b>{actor}</b> began <cite>{room}</cite>, where only organisations are named
      </Trans>
    )
  }
  return (
    <Trans>
      <b>{actor}</b> began <cite>{room}</cite>
    </Trans>
  )
}

function RoleGiven({ actor, room, event, ...names }: SaidAct): ReactNode {
  const holder = event.member ? names.member : names.organization
  switch (event.facts.role) {
    case 'editor':
      return (
        <Trans>
          <b>{actor}</b> gave {holder} the right to write in <cite>{room}</cite>
        </Trans>
      )
    case 'suggester':
      return (
        <Trans>
          <b>{actor}</b> gave {holder} the right to suggest changes in <cite>{room}</cite>
        </Trans>
      )
    case 'commenter':
      return (
        <Trans>
          <b>{actor}</b> gave {holder} the right to comment in <cite>{room}</cite>
        </Trans>
      )
    default:
      return (
        <Trans>
          <b>{actor}</b> gave {holder} the right to read <cite>{room}</cite>
        </Trans>
      )
  }
}

function RoleTaken({ actor, room, event, ...names }: SaidAct): ReactNode {
  const holder = event.member ? names.member : names.organization
  if (event.facts.inviteId) {
    return (
      <Trans>
        <b>{actor}</b> took away what a link had given {holder} in <cite>{room}</cite>
      </Trans>
    )
  }
  return (
    <Trans>
      <b>{actor}</b> took away the rights of {holder} in <cite>{room}</cite>
    </Trans>
  )
}

function AttributionChanged({ actor, room, event: { facts } }: SaidAct): ReactNode {
  if (facts.to === 'unattributed') {
    return (
      <Trans>
        <b>{actor}</b> took the names of people out of <cite>{room}</cite>: only organisations are named there
      </Trans>
    )
  }
  return (
    <Trans>
      <b>{actor}</b> gave everybody in <cite>{room}</cite> a pseudonym
    </Trans>
  )
}

function VersionsOpened({ actor, room, member }: SaidAct): ReactNode {
  return (
    <Trans>
      <b>{actor}</b> showed {member} the earlier versions of <cite>{room}</cite>
    </Trans>
  )
}

function VersionsClosed({ actor, room, member }: SaidAct): ReactNode {
  return (
    <Trans>
      <b>{actor}</b> hid the earlier versions of <cite>{room}</cite> from {member} again
    </Trans>
  )
}

function Frozen(said: SaidAct): ReactNode {
  const who = whoOf(said)
  const { room, event } = said
  const { level, from } = event.facts
  if (level === from) {
    return (
      <Trans>
        <b>{who}</b> changed the note on the freeze of <cite>{room}</cite>
      </Trans>
    )
  }
  if (level === 'locked') {
    return (
      <Trans>
        <b>{who}</b> locked <cite>{room}</cite>
      </Trans>
    )
  }
  return (
    <Trans>
      <b>{who}</b> froze <cite>{room}</cite> for comments only
    </Trans>
  )
}

function Unfrozen(said: SaidAct): ReactNode {
  const who = whoOf(said)
  const { room } = said
  return (
    <Trans>
      <b>{who}</b> unfroze <cite>{room}</cite>
    </Trans>
  )
}

function Purged(said: SaidAct): ReactNode {
  const who = whoOf(said)
  const { room } = said
  return (
    <Trans>
      <b>{who}</b> removed a passage from <cite>{room}</cite> for safety
    </Trans>
  )
}
