import type { KnownMechanism } from '@plenary/shared/mechanisms.ts'
import type { Organization } from '@plenary/shared/organizations.ts'
import type { RoomPlan } from '@plenary/shared/plans.ts'
import { standingsOf } from '@plenary/shared/sign-off-standings.ts'
import type { SignOffList, SignOffRound } from '@plenary/shared/sign-offs.ts'
import { type Check, type Place, unanswered } from './check.ts'
import { fileNameParts } from './file-name.ts'
import type { Opening, TextFacts } from './text-facts.ts'

/** What the office asks for besides the text. Nothing where no mechanism says what that is. */
export function officeChecks(
  { languages, opening }: TextFacts,
  { mechanism, organizations }: RoomPlan,
  room: { title: string; coalition: string },
): Check[] {
  if (!mechanism) return []
  return [
    ...languageCheck(languages, mechanism.languages),
    ...namesCheck(opening, mechanism, organizations),
    publicationCheck(mechanism),
    ...fileNameCheck(mechanism, room),
  ]
}

function languageCheck(languages: readonly string[], taken: readonly string[]): Check[] {
  if (taken.length === 0) return []
  const row = { id: 'languages', languages, taken, places: [] } as const
  if (languages.length === 0) return [{ ...row, is: 'untold', state: 'unknown' }]
  return languages.every((language) => taken.includes(language))
    ? [{ ...row, is: 'taken', state: 'done' }]
    : [{ ...row, is: 'not-taken', state: 'look' }]
}

/** In the English words of the structure, which every mechanism has. */
const ASKS_FOR_NAMES = /\borgani[sz]ations?\b/i

/** Who hands a text in is nowhere written down: that a name is missing can only be seen by who knows. */
function namesCheck(
  { words, hasSignatories }: Opening,
  { structure }: KnownMechanism,
  organizations: readonly Organization[],
): Check[] {
  if (!structure.en.slice(0, 1).some((part) => ASKS_FOR_NAMES.test(part))) return []
  if (hasSignatories) return [{ id: 'names', is: 'block', state: 'done', places: [] }]
  const areNamed = organizations.length > 0 && organizations.every((one) => isNamedIn(words, one))
  return [
    { id: 'names', is: areNamed ? 'named' : 'to-see', state: areNamed ? 'done' : 'unknown', places: [] },
  ]
}

function isNamedIn(words: string, { name }: Organization): boolean {
  return [name.en, name.fr].some((each) => each !== '' && words.includes(each))
}

function publicationCheck({ publication }: KnownMechanism): Check {
  return { id: 'publication', is: publication ?? 'unsaid', state: 'note', places: [] }
}

function fileNameCheck(mechanism: KnownMechanism, room: { title: string; coalition: string }): Check[] {
  const parts = fileNameParts(mechanism, room)
  return parts ? [{ id: 'file-name', is: 'named', parts, state: 'note', places: [] }] : []
}

const SIGN_OFF: Place[] = [{ kind: 'page', page: 'sign-off' }]

/**
 * Whether everybody who was asked has decided, on the text as it is. `isSame` says whether it is the text of a hash still;
 * null where the server did not say.
 */
export function signOffCheck(list: SignOffList | null, isSame: (hash: string) => boolean | null): Check {
  if (!list) return unanswered('sign-off', SIGN_OFF)
  const [round] = list.items
  const row = { id: 'sign-off', places: SIGN_OFF } as const
  if (!round) return { ...row, is: 'nobody-asked', signed: 0, of: 0, state: 'look' }
  const figures = { signed: signedIn(list, round), of: round.asked.length }
  if (round.closedAt === null) return { ...row, ...figures, is: 'open', state: 'look' }
  const isText = isSame(round.version.hash)
  if (isText === false) return { ...row, ...figures, is: 'changed', state: 'look' }
  return { ...row, ...figures, is: 'closed', state: isText === null ? 'unknown' : 'done' }
}

/** Who supports it in confidence is counted, and named to few: those are not looked for by name. */
function signedIn({ signOffs }: SignOffList, { asked, confidential }: SignOffRound): number {
  const standings = standingsOf(signOffs)
  const named = asked.filter(({ organizationId }) => {
    const standing = standings.get(organizationId)
    return standing?.signedHash && !standing.decision.isConfidential
  })
  return named.length + confidential
}
