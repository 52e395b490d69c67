import type { RoundRow } from '@plenary/shared/rounds.ts'
import { DISPOSITIONS } from '@plenary/shared/threads.ts'

/** What became of a comment, in the order of a list: nothing yet, decided so or so, or settled without a word. */
export const FATES = ['open', ...DISPOSITIONS, 'settled'] as const
export type Fate = (typeof FATES)[number]

/** What became of one. */
export function fateOf({ disposition, isSettled }: RoundRow): Fate {
  return disposition ?? (isSettled ? 'settled' : 'open')
}
