import { useLingui } from '@lingui/react'
import type { Locale } from '@plenary/shared/localized.ts'
import { asLocale } from '../i18n.ts'

/** The language of the interface, drawn again when it changes. */
export function useLocale(): Locale {
  return asLocale(useLingui().i18n.locale) ?? 'en'
}
