import type { AskedRecord } from '@plenary/db/round-answers.ts'
import type { RoundAnswer, RoundKind, RoundOutcome } from '@plenary/shared/rounds.ts'

/** What an organisation has answered, and when; null for nothing yet. */
export type Answer = { answer: RoundAnswer; at: Date } | null

/**
 * What an organisation has answered in a round that is open. Its last word counts: it takes an objection back by saying
 * that it has nothing to add. Comments in a silence procedure are no answer: only objections are asked for.
 */
export function answerNow(kind: RoundKind, asked: AskedRecord): Answer {
  const said = saidAnswer(asked)
  const { objectedAt, commentedAt } = asked
  if (objectedAt && !(said && said.at > objectedAt)) return { answer: 'objected', at: objectedAt }
  if (kind === 'comments' && commentedAt) return { answer: 'commented', at: commentedAt }
  return said
}

/** What is written down as an organisation's answer: of a closed round, for good. */
export function saidAnswer({ answer, answeredAt }: AskedRecord): Answer {
  return answer && answeredAt && { answer, at: answeredAt }
}

/**
 * What counts as an organisation's answer when a round is closed: in a silence procedure that has had its time, silence
 * is agreement. Before its time it is not, since whoever was silent could still have spoken.
 */
export function answerAtClose(
  kind: RoundKind,
  asked: AskedRecord,
  { closedAt, isEarly }: { closedAt: Date; isEarly: boolean },
): Answer {
  const answer = answerNow(kind, asked)
  return answer || kind === 'comments' || isEarly ? answer : { answer: 'agreed', at: closedAt }
}

/** What came of a round that is closed; null for one that asked for comments. */
export function outcomeOf(kind: RoundKind, answers: readonly (RoundAnswer | null)[]): RoundOutcome | null {
  if (kind === 'comments') return null
  if (answers.includes('objected')) return 'not-agreed'
  return answers.includes(null) ? 'ended-early' : 'agreed'
}
