import { type AskedRecord, listAsked } from '@plenary/db/round-answers.ts'
import type { RoundRecord } from '@plenary/db/rounds.ts'
import type { Round, RoundAction } from '@plenary/shared/rounds.ts'
import type { ServerContext } from '../context.ts'
import { may } from '../rooms/room-access.ts'
import { RoomNames } from '../rooms/room-names.ts'
import type { Speaker } from '../rooms/speaker.ts'
import { answerNow, outcomeOf, saidAnswer } from './round-answers.ts'

/** Rounds as whoever asks sees them: two queries for any number of them. */
export async function showRounds(
  ctx: ServerContext,
  speaker: Speaker,
  rounds: readonly RoundRecord[],
): Promise<Round[]> {
  const asked = await listAsked(
    ctx.db,
    rounds.map(({ id }) => id),
  )
  const names = await RoomNames.of(
    ctx.db,
    speaker.room,
    rounds.map(({ openedBy }) => openedBy.memberId),
  )
  const byRound = Map.groupBy(asked, ({ roundId }) => roundId)
  return rounds.map((round) => shown(round, byRound.get(round.id) ?? [], { speaker, names }))
}

function shown(
  round: RoundRecord,
  parties: readonly AskedRecord[],
  { speaker, names }: { speaker: Speaker; names: RoomNames },
): Round {
  const { id, kind, title, note, hash, words, comments, openedAt, closesAt, closedAt } = round
  const asked = parties.map((party) => {
    const said = closedAt ? saidAnswer(party) : answerNow(kind, party)
    const { organizationId } = party
    return { organizationId, answer: said?.answer ?? null, answeredAt: said?.at.toISOString() ?? null }
  })
  const answers = asked.map(({ answer }) => answer)
  return {
    ...{ id, kind, title, note, hash, words, comments, asked },
    openedBy: names.author(round.openedBy),
    openedAt: openedAt.toISOString(),
    closesAt: closesAt.toISOString(),
    closedAt: closedAt?.toISOString() ?? null,
    outcome: closedAt && outcomeOf(kind, answers),
    abilities: abilitiesIn(closedAt !== null, asked, speaker),
  }
}

function abilitiesIn(isClosed: boolean, asked: Round['asked'], speaker: Speaker): RoundAction[] {
  const isOfAsked = asked.some(({ organizationId }) => organizationId === speaker.mandate.organization.id)
  const mayOpen = may(speaker, 'open-round')
  return [
    ...(!isClosed && isOfAsked && may(speaker, 'answer-round') ? (['answer'] as const) : []),
    ...(!isClosed && mayOpen ? (['close'] as const) : []),
    ...(isClosed || mayOpen ? (['export'] as const) : []),
  ]
}
