import type { I18n } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { AuditEvent } from '@plenary/shared/audit.ts'
import type { Organization } from '@plenary/shared/organizations.ts'
import { isolate } from '../formats.ts'

/** An act with the names that its sentence needs: always some, also where a record is gone. */
export interface SaidAct {
  actor: string
  /** The member an act is about, where they stand at the beginning of it. */
  subject: string
  /** The same in the middle. */
  member: string
  organization: string
  room: string
  /** Who has taken over, where an organisation was handed over. */
  heir: string | null
  event: AuditEvent
}

const GONE = msg`Somebody whose account is gone`

/** The names of an act, ready to stand in a sentence. */
export function saidAct(i18n: I18n, event: AuditEvent, organizations: readonly Organization[]): SaidAct {
  const { actor, member, organization, room, facts } = event
  const heir = organizations.find(({ id }) => id === facts.to)
  return {
    // Where nobody did it, the server did.
    actor: actor ? nameOr(actor.name, i18n._(GONE)) : 'Plenary',
    subject: nameOr(member?.name, i18n._(GONE)),
    member: nameOr(member?.name, i18n._(msg`somebody whose account is gone`)),
    organization: nameOr(organization?.shortName, i18n._(msg`an organisation that is gone`)),
    room: nameOr(room?.title, i18n._(msg`a document that is gone`)),
    heir: heir ? isolate(heir.shortName) : null,
    event,
  }
}

/** Who does something in a room: where people do not bear their names, the organisation. */
export function whoOf({ actor, organization, event }: SaidAct): string {
  return event.actor || !event.organization ? actor : organization
}

function nameOr(name: string | null | undefined, otherwise: string): string {
  return name ? isolate(name) : otherwise
}
