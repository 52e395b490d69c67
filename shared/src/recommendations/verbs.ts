import type { Locale, Localized } from '../localized.ts'

/** Whether a verb asks for an act, or for a change of the law. */
export type VerbKind = 'action' | 'legal'
/** A verb with which a recommendation can begin: its key, as it stands in the text's field, and what it is called. */
export type ActionVerb = {
  id: string
  kind: VerbKind
  name: Localized
  forms: Record<Locale, readonly string[]>
}

// By what UPR Info teaches of recommendations that can be checked (2018), and with what coalitions ask for besides.
const ACTION: readonly [en: string, fr: string][] = [
  ['allocate', 'allouer'],
  ['appoint', 'nommer'],
  ['build', 'construire'],
  ['conduct', 'mener'],
  ['create', 'créer'],
  ['develop', 'élaborer'],
  ['eliminate', 'éliminer'],
  ['establish', 'établir|mettre en place|instituer'],
  ['extend', 'étendre|élargir|prolonger'],
  ['fund', 'financer'],
  ['index', 'indexer'],
  ['initiate', 'lancer|engager'],
  ['investigate', 'enquêter'],
  ['invite', 'inviter'],
  ['provide', 'fournir'],
  ['publish', 'publier'],
  ['release', 'diffuser|libérer'],
  ['submit', 'soumettre|présenter'],
  ['train', 'former'],
]
const LEGAL: readonly [en: string, fr: string][] = [
  ['abolish', 'abolir'],
  ['accede', 'adhérer'],
  ['adopt', 'adopter'],
  ['amend', 'modifier|amender|réviser'],
  ['comply with', 'se conformer'],
  ['criminalise|criminalize', 'incriminer|ériger en infraction'],
  ['decriminalise|decriminalize', 'dépénaliser|décriminaliser'],
  ['enact', 'promulguer'],
  ['enforce', 'faire respecter|faire appliquer'],
  ['implement', 'mettre en œuvre|appliquer'],
  ['prohibit', 'interdire'],
  ['ratify', 'ratifier'],
  ['repeal', 'abroger'],
  ['withdraw', 'retirer|lever'],
]

/** The verbs that name what is to be done, each kind in the order of the alphabet. */
export const ACTION_VERBS: readonly ActionVerb[] = [
  ...ACTION.map((words) => verbOf('action', words)),
  ...LEGAL.map((words) => verbOf('legal', words)),
]

function verbOf(kind: VerbKind, words: readonly [en: string, fr: string]): ActionVerb {
  const [en, fr] = [words[0].split('|'), words[1].split('|')]
  const name = { en: en[0] ?? '', fr: fr[0] ?? '' }
  return { id: name.en, kind, name, forms: { en, fr } }
}

/** A verb by its key; null for one that somebody wrote in their own words. */
export function findVerb(id: string | null): ActionVerb | null {
  return ACTION_VERBS.find((verb) => verb.id === id) ?? null
}
