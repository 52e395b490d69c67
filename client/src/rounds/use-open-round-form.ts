import { useLingui } from '@lingui/react/macro'
import { ROUND_MAX_DAYS, ROUND_NOTE_MAX_CHARS, ROUND_TITLE_MAX_CHARS } from '@plenary/shared/limits.ts'
import type { Room } from '@plenary/shared/rooms.ts'
import { newRoundSchema, type RoundList } from '@plenary/shared/rounds.ts'
import { useNavigate } from '@tanstack/react-router'
import { inOneLine } from '../ui/long-text-field.tsx'
import { showToast } from '../ui/toast.ts'
import { useForm } from '../ui/use-form.ts'
import { fieldsOf, momentOf } from './round-time.ts'
import { useOpenRound } from './use-rounds.ts'

const WEEK_MS = 7 * 86_400_000

type Values = Record<'title' | 'kind' | 'organizationIds' | 'closesAt' | 'time' | 'note', string>

/** The life of the form that opens a round: everybody who may answer is asked, for a week, unless one says otherwise. */
export function useOpenRoundForm({
  room,
  list,
  onClose,
}: {
  room: Room
  list: RoundList
  onClose: () => void
}) {
  const { t } = useLingui()
  const navigate = useNavigate()
  const openRound = useOpenRound(room.id)
  const inAWeek = fieldsOf(new Date(Date.now() + WEEK_MS))
  const initial: Values = {
    title: '',
    kind: 'comments',
    organizationIds: list.askable.filter((id) => id !== room.mandate.organization.id).join(','),
    closesAt: inAWeek.day,
    time: '18:00',
    note: '',
  }
  const faults: Record<keyof Values, (value: string) => string> = {
    title: (value) => {
      const count = value.trim().length
      return count === 0
        ? t`Write a title.`
        : t`Use at most ${ROUND_TITLE_MAX_CHARS} characters; this has ${count}.`
    },
    kind: () => t`Choose what is asked.`,
    organizationIds: () => t`Choose one organisation at least.`,
    closesAt: () => t`Choose a moment that is still to come, within ${ROUND_MAX_DAYS} days.`,
    time: () => t`Write the time with hours and minutes.`,
    note: (value) => {
      const count = inOneLine(value).length
      return t`Use at most ${ROUND_NOTE_MAX_CHARS} characters; this has ${count}.`
    },
  }
  return useForm({
    initial,
    schema: { safeParse: parseRound },
    send: async (input) => {
      const round = await openRound.mutateAsync(input)
      showToast(t`The round is open`)
      onClose()
      await navigate({ to: '/r/$room/rounds', params: { room: room.id }, search: { round: round.id } })
    },
    faultText: (name, _code, value) => faults[name](value),
  })
}

function parseRound({ time, closesAt, organizationIds, ...values }: Values) {
  if (!time) return { success: false as const, error: { issues: [{ path: ['time'] }] } }
  const moment = momentOf(closesAt, time)
  return newRoundSchema.safeParse({
    ...values,
    note: inOneLine(values.note) || null,
    organizationIds: organizationIds ? organizationIds.split(',') : [],
    // A moment that has passed, the server would refuse.
    closesAt: moment && moment.getTime() > Date.now() ? moment.toISOString() : '',
  })
}
