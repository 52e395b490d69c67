import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import type { SaidAct } from './said-act.ts'

/** What happened to the coalition, its organisations and this trail, a sentence for each act. */
export const COALITION_SENTENCES = {
  'coalition.created': ({ actor }: SaidAct) => (
    <Trans>
      <b>{actor}</b> founded the coalition
    </Trans>
  ),
  'coalition.renamed': ({ actor }: SaidAct) => (
    <Trans>
      <b>{actor}</b> gave the coalition another name
    </Trans>
  ),
  'organization.added': ({ actor, organization }: SaidAct) => (
    <Trans>
      <b>{actor}</b> added the organisation {organization}
    </Trans>
  ),
  'organization.changed': ({ actor, organization }: SaidAct) => (
    <Trans>
      <b>{actor}</b> changed what is said about {organization}
    </Trans>
  ),
  'organization.handed-over': HandedOver,
  'audit.exported': Exported,
}

function HandedOver({ actor, organization, heir }: SaidAct): ReactNode {
  if (heir) {
    return (
      <Trans>
        <b>{actor}</b> handed over the rights of {organization} to {heir}
      </Trans>
    )
  }
  return (
    <Trans>
      <b>{actor}</b> handed over the rights of {organization} to another organisation
    </Trans>
  )
}

function Exported({ actor, event: { facts } }: SaidAct): ReactNode {
  if (facts.format === 'csv') {
    return (
      <Trans>
        <b>{actor}</b> exported this trail as a table
      </Trans>
    )
  }
  return (
    <Trans>
      <b>{actor}</b> exported this trail in a form that can be checked
    </Trans>
  )
}
