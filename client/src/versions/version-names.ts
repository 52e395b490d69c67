import { useLingui } from '@lingui/react/macro'
import type { Snapshot } from '@plenary/shared/snapshots.ts'
import { momentParts } from '../rounds/round-time.ts'
import { useLocale } from '../ui/use-locale.ts'

/** What a version is called: its name, or why it was kept. Null is the text of now. */
export function useVersionName(): (snapshot: Snapshot | null) => string {
  const { t } = useLingui()
  return (snapshot) => {
    if (!snapshot) return t`Live text`
    const { kind, label, number, beforeRestoring } = snapshot
    switch (kind) {
      case 'named':
        return label ?? t`Version ${number}`
      case 'round':
        return t`Round: ${label ?? ''}`
      case 'restore':
        return t`Before going back to version ${beforeRestoring ?? ''}`
      case 'sign-off':
        return label ?? t`Confirmed text ${number}`
      case 'deletion':
        return t`Before most of it was deleted`
      case 'sealed':
        return t`Sealed text ${number}`
      case 'automatic':
        return t`Automatic save ${number}`
    }
  }
}

/** "Monday 8 March, 17:40", in the reader's own time zone. */
export function useMoment(): (iso: string) => string {
  const locale = useLocale()
  return (iso) => momentParts(iso, locale).moment
}
