import { plural } from '@lingui/core/macro'
import { Plural, useLingui } from '@lingui/react/macro'
import { SIGN_OFF_REMIND_AGAIN_MS } from '@plenary/shared/limits.ts'
import type { Room } from '@plenary/shared/rooms.ts'
import type { SignOffList, SignOffRound } from '@plenary/shared/sign-offs.ts'
import { Button } from '../ui/button.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { showToast } from '../ui/toast.ts'
import { cellOf } from './cell-of.ts'
import { useRemind } from './use-sign-offs.ts'

interface RemindButtonProps {
  room: Room
  list: SignOffList
  round: SignOffRound
  /** Whether it is the first thing to do here. */
  isFirst: boolean
}

/** Reminds those who have not decided and that nobody has reminded for a day; nothing where there are none. */
export function RemindButton({ room, list, round, isFirst }: RemindButtonProps) {
  const { t } = useLingui()
  const remind = useRemind(room.id, round.id)
  const since = Date.now() - SIGN_OFF_REMIND_AGAIN_MS
  const owing = round.asked.filter(({ organizationId, remindedAt }) => {
    const { state } = cellOf(list, round, organizationId)
    const isOwed = state === 'pending' || state === 'earlier'
    return isOwed && (remindedAt === null || Date.parse(remindedAt) < since)
  }).length
  if (owing === 0) return null
  return (
    <>
      <Button
        variant={isFirst ? 'primary' : 'quiet'}
        isWorking={remind.isPending}
        workingLabel={t`Reminding`}
        onClick={() =>
          remind.mutate(undefined, {
            onSuccess: ({ organizations }) =>
              showToast(
                plural(organizations, {
                  one: '# organisation was reminded',
                  other: '# organisations were reminded',
                }),
              ),
          })
        }
      >
        <Plural value={owing} one="Remind # organisation" other="Remind # organisations" />
      </Button>
      {remind.error && <ProblemNote error={remind.error} />}
    </>
  )
}
