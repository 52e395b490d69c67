import { i18n, type Messages } from '@lingui/core'
import { LOCALES, type Locale } from '@plenary/shared/localized.ts'
import type { MessageArea } from './message-areas.ts'

const STORAGE_KEY = 'plenary.locale'

const CATALOGUES = import.meta.glob<{ messages: Messages }>('./locales/*/*.po')

type Catalogue = 'base' | MessageArea

const inForce = new Set<Catalogue>(['base'])

/**
 * Puts a language in force once the messages of all areas that the page has asked for are here. Rejects when they
 * cannot be fetched.
 */
export async function activateLocale(locale: Locale) {
  let parts: Messages[]
  do {
    parts = await Promise.all([...inForce].map((catalogue) => fetchMessages(locale, catalogue)))
    // A page that was asked for meanwhile has got its messages in the former language.
  } while (parts.length < inForce.size)
  i18n.loadAndActivate({ locale, messages: Object.assign({}, ...parts) })
  document.documentElement.lang = locale
}

/**
 * What an import brings, once the messages of its areas are here too; they are fetched beside it. Rejects when either
 * cannot be fetched.
 */
export async function withMessages<Code>(
  areas: MessageArea | readonly MessageArea[],
  code: Promise<Code>,
): Promise<Code> {
  const [brought] = await Promise.all([code, ...[areas].flat().map(putInForce)])
  return brought
}

async function putInForce(area: MessageArea): Promise<void> {
  inForce.add(area)
  const locale = asLocale(i18n.locale)
  if (locale) i18n.load(locale, await fetchMessages(locale, area))
}

async function fetchMessages(locale: Locale, catalogue: Catalogue): Promise<Messages> {
  const load = CATALOGUES[`./locales/${locale}/${catalogue}.po`]
  if (!load) throw new Error(`there is no catalogue ${catalogue} in ${locale}`)
  return (await load()).messages
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
