import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import type { SaidAct } from './said-act.ts'

/** What happened to a link or to a request to come in, a sentence for each act. */
export const INVITE_SENTENCES = {
  'invite.created': InviteCreated,
  'invite.revoked': InviteRevoked,
  'request.made': RequestMade,
  'request.admitted': RequestAdmitted,
  'request.declined': ({ actor }: SaidAct) => (
    <Trans>
      <b>{actor}</b> turned down a request to join
    </Trans>
  ),
  'request.withdrawn': () => <Trans>Somebody took back their request to join</Trans>,
  'request.ended': () => <Trans>A request to join ended together with its link</Trans>,
}

function InviteCreated({ actor, organization, room, event }: SaidAct): ReactNode {
  if (event.room && event.organization) {
    return (
      <Trans>
        <b>{actor}</b> made a link for {organization} into <cite>{room}</cite>
      </Trans>
    )
  }
  if (event.room) {
    return (
      <Trans>
        <b>{actor}</b> made a link into <cite>{room}</cite>
      </Trans>
    )
  }
  if (event.organization) {
    return (
      <Trans>
        <b>{actor}</b> made a link for {organization} into the coalition
      </Trans>
    )
  }
  return (
    <Trans>
      <b>{actor}</b> made a link into the coalition
    </Trans>
  )
}

function InviteRevoked({ actor, room, event }: SaidAct): ReactNode {
  if (event.room) {
    return (
      <Trans>
        <b>{actor}</b> revoked a link into <cite>{room}</cite>
      </Trans>
    )
  }
  return (
    <Trans>
      <b>{actor}</b> revoked a link into the coalition
    </Trans>
  )
}

function RequestMade({ organization, room, event }: SaidAct): ReactNode {
  if (event.room && event.organization) {
    return (
      <Trans>
        Somebody used a link for {organization} and asked to come into <cite>{room}</cite>
      </Trans>
    )
  }
  if (event.room) {
    return (
      <Trans>
        Somebody used a link and asked to come into <cite>{room}</cite>
      </Trans>
    )
  }
  if (event.organization) {
    return <Trans>Somebody used a link for {organization} and asked to join</Trans>
  }
  return <Trans>Somebody used a link and asked to join</Trans>
}

function RequestAdmitted({ actor, member, organization, room, event }: SaidAct): ReactNode {
  if (event.room) {
    return (
      <Trans>
        <b>{actor}</b> let {member} into <cite>{room}</cite> for {organization}
      </Trans>
    )
  }
  return (
    <Trans>
      <b>{actor}</b> let {member} in for {organization}
    </Trans>
  )
}
