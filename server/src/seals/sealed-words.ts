import type { Locale } from '@plenary/shared/localized.ts'
import type { SealedSignatory } from '@plenary/shared/seals.ts'

/** The words around a sealed text, in its files and on its page. */
export type SealedWords = {
  signedBy: string
  nobody: string
  /** After the names, and where there is none. */
  withheld: (count: number, isAlone: boolean) => string
  reservation: string
  unprinted: string
  partly: string
  leftOut: string
  separator: string
  sealed: (day: string) => string
  at: (time: string) => string
  version: (number: number, label: string | null) => string
  words: (count: number) => string
  fingerprint: string
  toCheck: string
  columns: Record<'nameEn' | 'nameFr' | 'shortName' | 'website' | 'decision' | 'reservation', string>
  decision: Record<SealedSignatory['decision'], string>
}

const LIST = { en: new Intl.NumberFormat('en-GB'), fr: new Intl.NumberFormat('fr-FR') }

export const SEALED_WORDS: Record<Locale, SealedWords> = {
  en: {
    signedBy: 'Signed by',
    nobody: 'No organisation had signed this version when it was sealed.',
    withheld: (count, isAlone) => {
      const what = count === 1 ? '1 organisation whose name is' : `${count} organisations whose names are`
      return `${isAlone ? '' : 'and '}${what} withheld`
    },
    reservation: 'Reservation:',
    unprinted: 'With a reservation that is not printed',
    partly: 'Only for:',
    leftOut: 'Does not join:',
    separator: '; ',
    sealed: (day) => `Sealed ${day}`,
    at: (time) => `At ${time} UTC`,
    version: (number, label) => (label === null ? `Version ${number}` : `Version ${number}, “${label}”`),
    words: (count) => (count === 1 ? '1 word' : `${LIST.en.format(count)} words`),
    fingerprint: 'Fingerprint (SHA-256)',
    toCheck: 'The fingerprint is that of text.json. How to check it: README.txt.',
    columns: {
      nameEn: 'Name (English)',
      nameFr: 'Name (French)',
      shortName: 'Short name',
      website: 'Website',
      decision: 'Signed',
      reservation: 'Reservation',
    },
    decision: { endorsed: 'whole', reserved: 'with a reservation', partly: 'in part', excepting: 'in part' },
  },
  fr: {
    signedBy: 'Signé par',
    nobody: 'Aucune organisation n’avait signé cette version lorsqu’elle a été scellée.',
    withheld: (count, isAlone) => {
      const what =
        count === 1 ? '1 organisation dont le nom est tu' : `${count} organisations dont les noms sont tus`
      return `${isAlone ? '' : 'et '}${what}`
    },
    reservation: 'Réserve :',
    unprinted: 'Avec une réserve qui n’est pas imprimée',
    partly: 'Seulement pour :',
    leftOut: 'Ne se joint pas à :',
    separator: ' ; ',
    sealed: (day) => `Scellé le ${day}`,
    at: (time) => `À ${time} UTC`,
    version: (number, label) => (label === null ? `Version ${number}` : `Version ${number}, « ${label} »`),
    words: (count) => (count < 2 ? `${count} mot` : `${LIST.fr.format(count)} mots`),
    fingerprint: 'Empreinte (SHA-256)',
    toCheck: 'C’est l’empreinte de text.json. Comment la vérifier : README.txt.',
    columns: {
      nameEn: 'Nom (anglais)',
      nameFr: 'Nom (français)',
      shortName: 'Nom court',
      website: 'Site web',
      decision: 'Signé',
      reservation: 'Réserve',
    },
    decision: {
      endorsed: 'en entier',
      reserved: 'avec une réserve',
      partly: 'en partie',
      excepting: 'en partie',
    },
  },
}

const TAGS = { en: 'en-GB', fr: 'fr-FR' } as const

/** In one time zone, as the time beside it says: whoever reads may be anywhere. */
export function dayText(at: Date, locale: Locale): string {
  return new Intl.DateTimeFormat(TAGS[locale], { dateStyle: 'long', timeZone: 'UTC' }).format(at)
}

export function timeText(at: Date, locale: Locale): string {
  return new Intl.DateTimeFormat(TAGS[locale], { timeStyle: 'short', timeZone: 'UTC' }).format(at)
}

/** The month of a text, as a cover has it. */
export function monthText(at: Date, locale: Locale): string {
  return new Intl.DateTimeFormat(TAGS[locale], { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(at)
}
