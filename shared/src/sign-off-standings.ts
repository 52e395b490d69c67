import type { OrganizationId } from './ids.ts'
import type { LeftOut, SignOffAct, SignOffDecision } from './sign-offs.ts'

/** What of an act decides where its organisation stands. */
export type StandingAct = {
  organizationId: OrganizationId
  act: SignOffAct
  version: { hash: string }
  leftOut: readonly LeftOut[]
}

/** Where an organisation stands: the decision that counts, the acts that followed it, and the text it stands for now. */
export type Standing<T extends StandingAct> = {
  decision: T & { act: SignOffDecision }
  confirmed: T | null
  withdrawn: T | null
  /** The hash of the text that the organisation has signed; null where it has signed none. */
  signedHash: string | null
  /** The recommendations of that text that it does not join, under their numbers there. */
  leftOut: T['leftOut']
}

/** Where each organisation stands after some acts, given in the order in which they were done. */
export function standingsOf<T extends StandingAct>(acts: readonly T[]): Map<OrganizationId, Standing<T>> {
  const standings = new Map<OrganizationId, Standing<T>>()
  for (const act of acts) {
    const before = standings.get(act.organizationId)
    const after = isDecision(act) ? decided(act) : before && followed(before, act)
    if (after) standings.set(act.organizationId, after)
  }
  return standings
}

function isDecision<T extends StandingAct>(act: T): act is T & { act: SignOffDecision } {
  return act.act !== 'confirmed' && act.act !== 'withdrawn'
}

function decided<T extends StandingAct>(decision: T & { act: SignOffDecision }): Standing<T> {
  const signedHash = decision.act === 'declined' ? null : decision.version.hash
  return { decision, confirmed: null, withdrawn: null, signedHash, leftOut: decision.leftOut }
}

function followed<T extends StandingAct>(before: Standing<T>, act: T): Standing<T> {
  return act.act === 'withdrawn'
    ? { ...before, withdrawn: act, signedHash: null }
    : { ...before, confirmed: act, signedHash: act.version.hash, leftOut: act.leftOut }
}
