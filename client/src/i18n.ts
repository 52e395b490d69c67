import { i18n } from '@lingui/core'
import { LOCALES, type Locale } from '@plenary/shared/localized.ts'

const STORAGE_KEY = 'plenary.locale'

const CATALOGUES = {
  en: () => import('./locales/en/messages.po'),
  fr: () => import('./locales/fr/messages.po'),
} satisfies Record<Locale, unknown>

/** Puts a language in force once its messages are here. Rejects when they cannot be fetched. */
export async function activateLocale(locale: Locale) {
  const { messages } = await CATALOGUES[locale]()
  i18n.loadAndActivate({ locale, messages })
  document.documentElement.lang = locale
}

/** Puts a language in force and remembers it on this device, where the browser lets us. Never rejects. */
export async function chooseLocale(locale: Locale) {
  try {
    localStorage.setItem(STORAGE_KEY, locale)
  } catch {
    // Storage is closed: the choice lasts as long as the page.
  }
  try {
    await activateLocale(locale)
  } catch {
    // The line is down and its messages are not here: the choice holds from the next page on.
  }
}

/** The language chosen on this device, else the first of the browser's that we speak, else English. */
export function preferredLocale(): Locale {
  const wanted = [storedLocale(), ...navigator.languages.map((tag) => tag.slice(0, 2))]
  return wanted.map(asLocale).find((locale) => locale !== null) ?? 'en'
}

/** The language in force, for `useLingui().i18n.locale`. */
export function asLocale(text: string | null): Locale | null {
  return LOCALES.find((locale) => locale === text) ?? null
}

function storedLocale(): string | null {
  try {
    return localStorage.getItem(STORAGE_KEY)
  } catch {
    return null
  }
}
