import { useLingui } from '@lingui/react/macro'
import { BODY_TIME_ZONES } from '@plenary/shared/time-zones.ts'
import { momentParts } from './rounds/round-time.ts'
import { useLocale } from './ui/use-locale.ts'

/** The bodies' own names for their time zones, by the zone. */
export function useBodyZones(): Record<(typeof BODY_TIME_ZONES)[number], string> {
  const { t } = useLingui()
  return {
    'Europe/Zurich': t`Geneva`,
    'America/New_York': t`New York`,
    'America/Toronto': t`Ottawa`,
    'Europe/Brussels': t`Brussels`,
  }
}

/** "Friday 19 March, 17:00 Geneva": a moment by the clocks of the body that the text goes to. */
export function useClosing(): (iso: string, timeZone: string) => string {
  const { t } = useLingui()
  const locale = useLocale()
  const zones = useBodyZones()
  return (iso, timeZone) => {
    const { moment, zone } = momentParts(iso, locale, timeZone)
    const body = BODY_TIME_ZONES.find((each) => each === timeZone)
    const place = body ? zones[body] : zone
    return t`${moment} (${place})`
  }
}
