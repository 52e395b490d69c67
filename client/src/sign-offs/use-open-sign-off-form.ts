import { useLingui } from '@lingui/react/macro'
import { ROUND_MAX_DAYS, SIGN_OFF_WORDS_MAX_CHARS, SNAPSHOT_LABEL_MAX_CHARS } from '@plenary/shared/limits.ts'
import type { Room } from '@plenary/shared/rooms.ts'
import { newSignOffRoundSchema, type SignOffList } from '@plenary/shared/sign-offs.ts'
import { BODY_TIME_ZONES } from '@plenary/shared/time-zones.ts'
import { inOneLine } from '../ui/long-text-field.tsx'
import { showToast } from '../ui/toast.ts'
import { useForm } from '../ui/use-form.ts'
import { useOpenSignOff } from './use-sign-offs.ts'
import { dayIn, momentIn } from './zoned-time.ts'

const WEEK_MS = 7 * 86_400_000

type Values = Record<
  'version' | 'label' | 'organizationIds' | 'closesAt' | 'time' | 'timeZone' | 'note' | 'isFreezing',
  string
>

/** The text of now, in the list of versions to sign. */
export const TEXT_OF_NOW = 'now'

/** The life of the form that asks for signatures: of all who may sign, on the text of now, for a week of Geneva's. */
export function useOpenSignOffForm({
  room,
  list,
  onClose,
}: {
  room: Room
  list: SignOffList
  onClose: () => void
}) {
  const { t } = useLingui()
  const openSignOff = useOpenSignOff(room.id)
  const [timeZone] = BODY_TIME_ZONES
  const initial: Values = {
    version: TEXT_OF_NOW,
    label: t`For sign-off`,
    organizationIds: list.askable.join(','),
    closesAt: dayIn(timeZone, new Date(Date.now() + WEEK_MS)),
    time: '17:00',
    timeZone,
    note: '',
    isFreezing: room.freeze ? '' : 'yes',
  }
  const faults: Record<keyof Values, (value: string) => string> = {
    version: () => t`Choose the text of now, or a version with a name.`,
    label: (value) => {
      const count = value.trim().length
      return count === 0
        ? t`Write what the version is to be called.`
        : t`Use at most ${SNAPSHOT_LABEL_MAX_CHARS} characters; this has ${count}.`
    },
    organizationIds: () => t`Choose one organisation at least.`,
    closesAt: () => t`Choose a moment that is still to come, within ${ROUND_MAX_DAYS} days.`,
    time: () => t`Write the time with hours and minutes.`,
    timeZone: () => t`Choose a time zone.`,
    note: (value) => {
      const count = inOneLine(value).length
      return t`Use at most ${SIGN_OFF_WORDS_MAX_CHARS} characters; this has ${count}.`
    },
    isFreezing: () => '',
  }
  return useForm({
    initial,
    schema: { safeParse: parse },
    send: async (input) => {
      await openSignOff.mutateAsync(input)
      showToast(t`The organisations are asked to sign`)
      onClose()
    },
    faultText: (name, _code, value) => faults[name](value),
  })
}

function parse({ version, time, closesAt, timeZone, organizationIds, isFreezing, ...values }: Values) {
  if (!time) return { success: false as const, error: { issues: [{ path: ['time'] }] } }
  const moment = momentIn(timeZone, closesAt, time)
  return newSignOffRoundSchema.safeParse({
    label: values.label,
    note: inOneLine(values.note) || null,
    snapshotId: version === TEXT_OF_NOW ? null : version,
    organizationIds: organizationIds ? organizationIds.split(',') : [],
    timeZone,
    isFreezing: isFreezing !== '',
    // A moment that has passed, the server would refuse.
    closesAt: moment && moment.getTime() > Date.now() ? moment.toISOString() : '',
  })
}
