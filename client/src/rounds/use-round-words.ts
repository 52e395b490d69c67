import { useLingui } from '@lingui/react/macro'
import type { RoundAnswer, RoundKind, RoundOutcome } from '@plenary/shared/rounds.ts'
import type { Disposition } from '@plenary/shared/threads.ts'

/** What the kinds of rounds are called, and what each asks. */
export function useRoundKinds(): Record<RoundKind, { name: string; purpose: string }> {
  const { t } = useLingui()
  return {
    comments: {
      name: t`Comment round`,
      purpose: t`Each organisation comments, or says that it has nothing to add.`,
    },
    silence: {
      name: t`Silence procedure`,
      purpose: t`Agreed unless an organisation objects in time. An objection names a paragraph and a text.`,
    },
  }
}

/** What organisations have answered; `none` before the end, `missing` after it. */
export function useAnswerNames(kind: RoundKind): Record<RoundAnswer | 'none' | 'missing', string> {
  const { t } = useLingui()
  return {
    commented: t`Commented`,
    'nothing-to-add': kind === 'silence' ? t`Does not object` : t`Nothing to add`,
    agreed: t`Agreed by silence`,
    objected: t`Objected`,
    none: kind === 'silence' ? t`Has not objected` : t`Owes its comments`,
    missing: t`No answer`,
  }
}

/** What came of a silence procedure. */
export function useOutcomeNames(): Record<RoundOutcome, { name: string; meaning: string }> {
  const { t } = useLingui()
  return {
    agreed: { name: t`Agreed`, meaning: t`No organisation objected.` },
    'not-agreed': { name: t`Not agreed`, meaning: t`There are objections; they stand below.` },
    'ended-early': {
      name: t`No agreement`,
      meaning: t`It was closed before its time, so that silence agrees to nothing.`,
    },
  }
}

/** What became of a comment. */
export function useDispositionNames(): Record<Disposition | 'settled' | 'open', string> {
  const { t } = useLingui()
  return {
    accepted: t`Accepted`,
    partly: t`Partly accepted`,
    declined: t({ message: 'Declined', context: 'what became of a thread' }),
    settled: t`Resolved`,
    open: t({ message: 'Open', context: 'state' }),
  }
}
