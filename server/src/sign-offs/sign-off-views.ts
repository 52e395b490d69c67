import type { AskedToSign, SignOffRoundRecord } from '@plenary/db/sign-off-rounds.ts'
import type { SignOffRecord } from '@plenary/db/sign-offs.ts'
import type { SignedVersionRecord } from '@plenary/db/signed-versions.ts'
import { standingsOf } from '@plenary/shared/sign-off-standings.ts'
import type { SignedVersion, SignOff, SignOffRound } from '@plenary/shared/sign-offs.ts'
import { may } from '../rooms/room-access.ts'
import type { RoomNames } from '../rooms/room-names.ts'
import type { Speaker } from '../rooms/speaker.ts'
import { maySign } from './sign-off-access.ts'

type Seen = { speaker: Speaker; names: RoomNames }

/** Rounds as somebody sees them, in the order given. */
export function showRounds(
  rounds: readonly SignOffRoundRecord[],
  { asked, acts, ...seen }: Seen & { asked: readonly AskedToSign[]; acts: readonly SignOffRecord[] },
): SignOffRound[] {
  const askedByRound = Map.groupBy(asked, ({ roundId }) => roundId)
  const actsByRound = Map.groupBy(acts, ({ roundId }) => roundId)
  return rounds.map((round) => {
    const parties = askedByRound.get(round.id) ?? []
    return showRound(round, { ...seen, parties, acts: actsByRound.get(round.id) ?? [] })
  })
}

function showRound(
  round: SignOffRoundRecord,
  { speaker, names, parties, acts }: Seen & { parties: AskedToSign[]; acts: SignOffRecord[] },
): SignOffRound {
  const { id, note, timeZone, version, openedAt, closesAt, closedAt } = round
  const mayOpen = may(speaker, 'open-sign-off')
  const isAsked = parties.some(({ organizationId }) => organizationId === speaker.mandate.organization.id)
  const standings = [...standingsOf(acts).values()]
  return {
    ...{ id, note, timeZone },
    version: showVersion(version),
    openedBy: names.author(round.openedBy),
    openedAt: openedAt.toISOString(),
    closesAt: closesAt.toISOString(),
    closedAt: closedAt?.toISOString() ?? null,
    asked: parties.map(({ organizationId, remindedAt }) => ({
      organizationId,
      remindedAt: mayOpen ? (remindedAt?.toISOString() ?? null) : null,
    })),
    confidential: standings.filter(({ decision, signedHash }) => signedHash && decision.isConfidential)
      .length,
    abilities: [
      ...(!closedAt && isAsked && maySign(speaker) ? (['sign'] as const) : []),
      ...(!closedAt && mayOpen ? (['remind', 'close'] as const) : []),
    ],
  }
}

/** What organisations did, without what was said in confidence to others. */
export function showActs(acts: readonly SignOffRecord[], { speaker, names }: Seen): SignOff[] {
  return actsSeenBy(acts, speaker).map((act) =>
    showAct(act, { names, isConfidant: isConfidant(speaker, act) }),
  )
}

/**
 * Those acts of which somebody may know. Of an organisation whose decision is in confidence now, others are shown
 * nothing: what it did openly before would say on which side it is.
 */
export function actsSeenBy(acts: readonly SignOffRecord[], speaker: Speaker): SignOffRecord[] {
  const standings = standingsOf(acts)
  return acts.filter((act) => {
    const isHidden = act.isConfidential || standings.get(act.organizationId)?.decision.isConfidential
    return isConfidant(speaker, act) || !isHidden
  })
}

function isConfidant({ viewer }: Speaker, { organizationId }: SignOffRecord): boolean {
  return viewer.isCoordinator || organizationId === viewer.organizationId
}

function showAct(
  signOff: SignOffRecord,
  { names, isConfidant }: { names: RoomNames; isConfidant: boolean },
): SignOff {
  const { roundId, organizationId, act, capacity, authority, isPrinted, sections, isConfidential, leftOut } =
    signOff
  return {
    ...{ roundId, organizationId, act, capacity, authority, isPrinted, sections, isConfidential, leftOut },
    version: showVersion(signOff.version),
    by: names.author(signOff.by),
    at: signOff.at.toISOString(),
    reservation: isConfidant || isPrinted ? signOff.reservation : null,
    reason: isConfidant ? signOff.reason : null,
  }
}

function showVersion({ takenAt, ...version }: SignedVersionRecord): SignedVersion {
  return { ...version, takenAt: takenAt.toISOString() }
}
