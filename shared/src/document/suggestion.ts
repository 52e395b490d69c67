import { PERSON_NAME_MAX_CHARS, SHORT_NAME_MAX_CHARS } from '../limits.ts'
import { HUES, type Hue } from '../organizations.ts'

/**
 * Whose a suggestion is and which one, as it stands on every piece of it: flat, since Yjs compares the values of
 * marks no deeper and would write them again at each change. All that is needed to draw it stands in it, so that it
 * can be read offline and years later. In a room without names, author and authorId are null.
 */
export type SuggestionSource = {
  /** One for what belongs together, a UUID. Several pieces of a text bear the same. */
  id: string
  /** The name as the others in the room see it. */
  author: string | null
  authorId: string | null
  organizationId: string
  /** Its short name. */
  organization: string
  letters: string
  hue: Hue
}

/** Marks on words: put in, to be taken out, or formatted anew. */
export const SUGGESTION_MARKS = ['insertion', 'deletion', 'modification'] as const

/**
 * Attributes of blocks and line breaks, since y-tiptap stores marks of words alone: a block put in or to be taken
 * out; a text block that was split off the one before, or is to be joined to it; one that was of another type.
 */
export const SUGGESTION_ATTRIBUTES = ['inserted', 'deleted', 'split', 'joined', 'changed'] as const
export type SuggestionAttribute = (typeof SUGGESTION_ATTRIBUTES)[number]

/** The names of what a source holds. */
export const SOURCE_FIELDS = [
  'id',
  'author',
  'authorId',
  'organizationId',
  'organization',
  'letters',
  'hue',
] as const satisfies readonly (keyof SuggestionSource)[]

const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/
/** Neither line ends nor what turns the direction of the words after it. */
const ONE_LINE = /^[^\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]+$/u
const LETTERS_MAX_CHARS = 8

const FIELDS: Record<keyof SuggestionSource, (value: unknown) => boolean> = {
  id: isUuid,
  author: (value) => value === null || isLine(value, PERSON_NAME_MAX_CHARS),
  authorId: (value) => value === null || isUuid(value),
  organizationId: isUuid,
  organization: (value) => isLine(value, SHORT_NAME_MAX_CHARS),
  letters: (value) => isLine(value, LETTERS_MAX_CHARS),
  hue: (value) => HUES.some((hue) => hue === value),
}

/** A source as a block bears it: as text, since the gate takes no values with an inside. */
export function encodeSource(source: SuggestionSource & { before?: string }): string {
  return JSON.stringify(source)
}

/** The source that a block bears under a name, or null. */
export function sourceOn(
  attrs: Readonly<Record<string, unknown>>,
  name: SuggestionAttribute,
): (SuggestionSource & { before?: string }) | null {
  const value = attrs[name]
  // The gate and the guard let nothing else through than what `encodeSource` made.
  return typeof value === 'string' ? JSON.parse(value) : null
}

/** The fields of a source in their order, with what else a mark bears. */
export function inOrder(attrs: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const names = [...SOURCE_FIELDS, ...('before' in attrs ? ['before'] : [])]
  return Object.fromEntries(names.map((name) => [name, attrs[name]]))
}

/** Whether a value is a whole source, and beside it holds nothing but the fields named. */
export function isSuggestionSource(value: unknown, others: readonly string[] = []): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const fields: Record<string, unknown> = { ...value }
  const areKnown = Object.keys(fields).every((name) => name in FIELDS || others.includes(name))
  return areKnown && SOURCE_FIELDS.every((name) => FIELDS[name](fields[name]))
}

function isUuid(value: unknown): boolean {
  return typeof value === 'string' && UUID.test(value)
}

function isLine(value: unknown, maxChars: number): boolean {
  return typeof value === 'string' && value.length <= maxChars && ONE_LINE.test(value)
}
