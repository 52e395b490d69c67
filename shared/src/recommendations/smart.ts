import type { RecommendationField } from '../document/recommendation.ts'
import { LOCALES, type Locale } from '../localized.ts'
import { hasDeadline } from './deadline.ts'
import { OBLIGES, verbsIn } from './verbs-in.ts'

/** Beyond so many words nobody reads a recommendation in one breath, and a State answers half of it. */
export const MAX_RECOMMENDATION_WORDS = 60

/** The signs by which a recommendation can be acted on and checked, in the order in which they are shown. */
export const SMART_SIGNS = ['action', 'measurable', 'addressee', 'deadline', 'length'] as const
export type SmartSign = (typeof SMART_SIGNS)[number]

/** Why a sign is not met. */
export type SmartFault =
  | { sign: 'action'; why: 'no-verb' }
  | { sign: 'action'; why: 'several-verbs'; verbs: readonly string[] }
  /** Words that name a result, or none at all, such as "continue efforts". */
  | { sign: 'action'; why: 'no-act'; words: string }
  | { sign: 'measurable'; why: 'no-indicator' }
  | { sign: 'addressee'; why: 'no-addressee' }
  | { sign: 'deadline'; why: 'no-deadline' }
  | { sign: 'length'; why: 'empty' }
  | { sign: 'length'; why: 'too-long'; words: number }

export type Smart = { met: readonly SmartSign[]; faults: readonly SmartFault[] }

/** A recommendation as it is checked: its words, what it says besides, and its language where there are lists of it. */
export type CheckedRecommendation = {
  words: string
  fields: Partial<Record<RecommendationField, string | null>>
  language: Locale | null
}

/**
 * Says of each of five signs whether a recommendation has it, and why not. One action: exactly one verb of the lists
 * names what is to be done. It is a hint to who writes, and never in anybody's way.
 */
export function smartCheck({ words, fields, language }: CheckedRecommendation): Smart {
  const faults = [
    language === null ? chosenFault(fields) : actionFault(words, language),
    isSet(fields.indicator) ? null : ({ sign: 'measurable', why: 'no-indicator' } as const),
    isSet(fields.addressee) ? null : ({ sign: 'addressee', why: 'no-addressee' } as const),
    isSet(fields.deadline) || (language !== null && hasDeadline(words, language))
      ? null
      : ({ sign: 'deadline', why: 'no-deadline' } as const),
    lengthFault(words),
  ].filter((fault) => fault !== null)
  const met = SMART_SIGNS.filter((sign) => !faults.some((fault) => fault.sign === sign))
  return { met, faults }
}

/** The language of words as they are marked; of those that are not, the one whose verbs they have, or English. */
export function languageOfWords(lang: string | null, words: string): Locale | null {
  if (lang !== null) return LOCALES.find((locale) => lang.split('-')[0] === locale) ?? null
  const isFrench = verbsIn(words, 'fr').length > 0 || VAGUE.fr.test(words.trim())
  return isFrench && verbsIn(words, 'en').length === 0 ? 'fr' : 'en'
}

function isSet(field: string | null | undefined): boolean {
  return Boolean(field?.trim())
}

/** Where no list is of the language, the verb that was chosen beside the words stands for them. */
function chosenFault({ verb }: CheckedRecommendation['fields']): SmartFault | null {
  return isSet(verb) ? null : { sign: 'action', why: 'no-verb' }
}

function actionFault(words: string, language: Locale): SmartFault | null {
  const vague = VAGUE[language].exec(words.normalize('NFC').trim())?.[1]
  if (vague) return { sign: 'action', why: 'no-act', words: vague }
  const verbs = verbsIn(words, language)
  if (verbs.length === 0) return { sign: 'action', why: 'no-verb' }
  return verbs.length === 1 ? null : { sign: 'action', why: 'several-verbs', verbs }
}

/** As the counter of a word processor has it: what stands between blanks. */
function lengthFault(words: string): SmartFault | null {
  const count = words.split(/\s+/).filter((word) => word !== '').length
  if (count === 0) return { sign: 'length', why: 'empty' }
  return count <= MAX_RECOMMENDATION_WORDS ? null : { sign: 'length', why: 'too-long', words: count }
}

// What promises to go on, to try or to care: nobody can check whether it was done.
const VAGUE: Record<Locale, RegExp> = {
  en: vagueOf(
    'en',
    'continue|strengthen|enhance|improve|promote|consider|intensify|redouble|step up|make efforts|take (?:all )?(?:necessary |appropriate |further )?(?:measures|steps)|ensure|encourage|support|pursue|maintain',
  ),
  fr: vagueOf(
    'fr',
    'continuer|poursuivre|renforcer|améliorer|promouvoir|envisager|intensifier|redoubler|prendre (?:toutes )?(?:les |des )?mesures|veiller|garantir|assurer|encourager|soutenir|maintenir',
  ),
}

function vagueOf(language: Locale, words: string): RegExp {
  return new RegExp(String.raw`(?:^|${OBLIGES[language]})(${words})(?!\p{L})`, 'iu')
}
