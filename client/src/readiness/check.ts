import type { FileNameParts } from './file-name.ts'
import type { BlockPlace } from './places.ts'

/** Everything that is looked at, in groups, in the order of the page. */
export const CHECK_GROUPS = {
  length: ['words', 'limit', 'budgets'],
  text: ['headings', 'empty', 'numbering', 'references', 'notes', 'pictures', 'guidance'],
  sections: ['leads', 'states', 'due'],
  talk: ['threads', 'suggestions', 'rounds'],
  recommendations: ['smart', 'addressees'],
  office: ['languages', 'names', 'publication', 'file-name', 'sign-off'],
} as const
export type CheckGroup = keyof typeof CHECK_GROUPS
export type CheckId = (typeof CHECK_GROUPS)[CheckGroup][number]

/** Done; to look at; what cannot be known from here; what is only to be borne in mind, and is not counted. */
export const CHECK_STATES = ['done', 'look', 'unknown', 'note'] as const
export type CheckState = (typeof CHECK_STATES)[number]

/** Those that say how many of something are at fault. */
export type CountedId = Exclude<
  CheckId,
  | 'words'
  | 'limit'
  | 'numbering'
  | 'languages'
  | 'names'
  | 'publication'
  | 'file-name'
  | 'sign-off'
  | 'rounds'
>

/** What was found, in figures; the page says it in words. */
export type Finding =
  | { id: 'words'; is: 'unlimited'; words: number; withNotes: number }
  /** `counted` and `max` are in `unit`; `withNotes` says something where it is not known whether notes count. */
  | {
      id: 'words'
      is: 'within' | 'over' | 'notes-decide'
      unit: 'words' | 'pages'
      counted: number
      withNotes: number | null
      max: number
    }
  | { id: 'limit'; is: 'no-mechanism' | 'no-number' | 'unconfirmed' | 'set' | 'confirmed' }
  | { id: 'numbering'; is: 'numbered' | 'not-numbered' }
  | { id: CountedId; is: 'counted'; count: number; of: number }
  | { id: 'rounds'; is: 'open' | 'none'; answered: number; of: number }
  | {
      id: 'languages'
      is: 'taken' | 'not-taken' | 'untold'
      languages: readonly string[]
      taken: readonly string[]
    }
  | { id: 'names'; is: 'block' | 'named' | 'to-see' }
  | { id: 'publication'; is: 'public' | 'choice' | 'unsaid' }
  | { id: 'file-name'; is: 'named'; parts: FileNameParts }
  | { id: 'sign-off'; is: 'nobody-asked' | 'open' | 'closed' | 'changed'; signed: number; of: number }
  /** The server did not say. */
  | { id: CheckId; is: 'unanswered' }

/** Where one goes about it. */
export type Place =
  | ({ kind: 'block' } & BlockPlace)
  | { kind: 'thread'; id: string; quote: string }
  | { kind: 'page'; page: 'room' | 'mechanisms' | 'recommendations' | 'rounds' | 'sign-off' }

/** One row of the readiness check. */
export type Check = Finding & { state: CheckState; places: readonly Place[] }

/** A row of which so many are at fault. */
export function counted(
  id: CountedId,
  { count, of, places }: { count: number; of: number; places: readonly Place[] },
): Check {
  return { id, is: 'counted', count, of, places, state: count === 0 ? 'done' : 'look' }
}

/** A row about what the server did not tell. */
export function unanswered(id: CheckId, places: readonly Place[] = []): Check {
  return { id, is: 'unanswered', state: 'unknown', places }
}

/** The places of blocks. */
export function blockPlaces(blocks: readonly BlockPlace[]): Place[] {
  return blocks.map((block) => ({ kind: 'block', ...block }))
}
