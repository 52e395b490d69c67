import { useLingui } from '@lingui/react/macro'
import { calendarDate, clockTime } from '../formats.ts'
import { useLocale } from '../ui/use-locale.ts'

const DAY_MS = 86_400_000

/** When something was said: the time today, "yesterday" with the time, else the day. */
export function useWhen(): (at: string) => string {
  const { t } = useLingui()
  const locale = useLocale()
  return (at) => {
    const date = new Date(at)
    const clock = clockTime(date, locale)
    const midnight = new Date()
    midnight.setHours(0, 0, 0, 0)
    const age = midnight.getTime() - date.getTime()
    if (age <= 0) return clock
    return age <= DAY_MS ? t`Yesterday, ${clock}` : calendarDate(date, locale)
  }
}
