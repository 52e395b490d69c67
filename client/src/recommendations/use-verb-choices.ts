import { useLingui } from '@lingui/react/macro'
import { ACTION_VERBS, findVerb } from '@plenary/shared/recommendations/verbs.ts'
import { useLocale } from '../ui/use-locale.ts'

/** The verbs of the lists to choose from, those of law named so; what is chosen is among them even if it is in none. */
export function useVerbChoices(chosen: string | null): { id: string; label: string }[] {
  const { t } = useLingui()
  const locale = useLocale()
  const verbs = ACTION_VERBS.map(({ id, kind, name }) => {
    const verb = name[locale]
    return { id, label: kind === 'legal' ? t`${verb} (law)` : verb }
  }).toSorted((a, b) => a.label.localeCompare(b.label, locale))
  const own = chosen !== null && findVerb(chosen) === null ? [{ id: chosen, label: chosen }] : []
  return [{ id: '', label: t`Not set` }, ...own, ...verbs]
}
