import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import type { SaidAct } from './said-act.ts'

/** What happened to a member, a sentence for each act. */
export const PEOPLE_SENTENCES = {
  'member.joined': Joined,
  'member.renamed': ({ subject }: SaidAct) => (
    <Trans>
      <b>{subject}</b> chose another name for this coalition
    </Trans>
  ),
  'member.role-changed': RoleChanged,
  'member.suspended': ({ actor, member }: SaidAct) => (
    <Trans>
      <b>{actor}</b> suspended {member}
    </Trans>
  ),
  'member.resumed': ({ actor, member }: SaidAct) => (
    <Trans>
      <b>{actor}</b> ended the suspension of {member}
    </Trans>
  ),
  'member.removed': Removed,
  'member.left': ({ subject }: SaidAct) => (
    <Trans>
      <b>{subject}</b> left the coalition
    </Trans>
  ),
}

function Joined({ subject, organization, event }: SaidAct): ReactNode {
  if (event.facts.role === 'coordinator') {
    return (
      <Trans>
        <b>{subject}</b> became the first coordinator
      </Trans>
    )
  }
  if (!event.organization) {
    return (
      <Trans>
        <b>{subject}</b> joined
      </Trans>
    )
  }
  return (
    <Trans>
      <b>{subject}</b> joined and speaks for {organization}
    </Trans>
  )
}

function RoleChanged({ actor, member, event: { facts } }: SaidAct): ReactNode {
  if (facts.to === 'coordinator') {
    return (
      <Trans>
        <b>{actor}</b> made {member} a coordinator
      </Trans>
    )
  }
  if (facts.from === 'guest') {
    return (
      <Trans>
        <b>{actor}</b> made {member}, a guest until then, a member
      </Trans>
    )
  }
  return (
    <Trans>
      <b>{actor}</b> made {member} a member who no longer coordinates
    </Trans>
  )
}

function Removed({ actor, member, event: { facts } }: SaidAct): ReactNode {
  if (facts.inviteId) {
    return (
      <Trans>
        <b>{actor}</b> removed {member} together with the link by which they came
      </Trans>
    )
  }
  return (
    <Trans>
      <b>{actor}</b> removed {member}
    </Trans>
  )
}
