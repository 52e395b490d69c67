import type { Locale } from '@plenary/shared/localized.ts'

const LISTS = {
  en: new Intl.ListFormat('en-GB', { type: 'conjunction' }),
  fr: new Intl.ListFormat('fr-FR', { type: 'conjunction' }),
}

/** That an organisation does not join some recommendations, as a line among those who sign; they are given by number. */
export function leftOutLine(name: string, labels: readonly string[], locale: Locale): string {
  const list = LISTS[locale].format(labels)
  const isOne = labels.length === 1
  switch (locale) {
    case 'en':
      return `${name} does not join ${isOne ? 'recommendation' : 'recommendations'} ${list}`
    case 'fr':
      return `${name} ne se joint pas ${isOne ? 'à la recommandation' : 'aux recommandations'} ${list}`
  }
}
