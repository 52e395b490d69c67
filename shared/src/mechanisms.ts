import * as z from 'zod/mini'
import {
  MAX_LIMIT,
  MAX_MECHANISM_SOURCES,
  MECHANISM_NAME_MAX_CHARS,
  MECHANISM_NOTE_MAX_CHARS,
  MECHANISM_SOURCE_MAX_CHARS,
} from './limits.ts'
import { localizedSchema } from './localized.ts'
import { optionalLineSchema, plainLineSchema, seen } from './plain-line.ts'

/** In what a body measures the length of a text. Pages can only be estimated here. */
export const LIMIT_UNITS = ['words', 'pages'] as const
export type LimitUnit = (typeof LIMIT_UNITS)[number]

/** What of a text a body may count or not; null is for "its rules do not say". */
export const COUNTED_PARTS = ['notes', 'annexes', 'coverPage', 'headings'] as const
export type CountedPart = (typeof COUNTED_PARTS)[number]

const countsSchema = z.object({
  notes: z.nullable(z.boolean()),
  annexes: z.nullable(z.boolean()),
  coverPage: z.nullable(z.boolean()),
  headings: z.nullable(z.boolean()),
} satisfies Record<CountedPart, unknown>)

/** The form in which a body takes a text; what its rules do not say is null. */
export const mechanismFormSchema = z.object({
  file: z.nullable(z.string()),
  font: z.nullable(z.string()),
  fontSize: z.nullable(z.number().check(z.minimum(6), z.maximum(24))),
  numberedParagraphs: z.nullable(z.boolean()),
  numberedPages: z.nullable(z.boolean()),
})
export type MechanismForm = z.infer<typeof mechanismFormSchema>

/**
 * A body that a text may go to, as the rules were read in `sources` on `checkedOn` (`YYYY`, `YYYY-MM` or a day). A limit
 * that nobody has confirmed is null: a number that is only believed is never among these.
 */
export const mechanismSchema = z.object({
  key: z.string(),
  name: localizedSchema,
  body: localizedSchema,
  limit: z.object({
    unit: z.enum(LIMIT_UNITS),
    max: z.nullable(z.int().check(z.positive())),
    per: z.enum(['individual', 'joint', 'any']),
  }),
  counts: countsSchema,
  languages: z.array(z.string()),
  form: mechanismFormSchema,
  structure: z.object({ en: z.array(z.string()), fr: z.array(z.string()) }),
  deadlineRule: z.nullable(localizedSchema),
  publication: z.nullable(z.enum(['public', 'choice'])),
  sources: z.array(z.string()),
  checkedOn: z.nullable(z.string()),
  isConfirmed: z.boolean(),
  remarks: localizedSchema,
})
export type Mechanism = z.infer<typeof mechanismSchema>

/**
 * A mechanism as a coalition has it. `origin` says whose record it is: the shipped one, the coalition's in the place of a
 * shipped one, or one that the coalition added.
 */
export const knownMechanismSchema = z.extend(mechanismSchema, {
  origin: z.enum(['shipped', 'edited', 'own']),
  edited: z.nullable(z.object({ at: z.iso.datetime(), organization: z.string() })),
})
export type KnownMechanism = z.infer<typeof knownMechanismSchema>

/** Answer of `GET /api/coalitions/:slug/mechanisms`; `canEdit` for coordinators. */
export const mechanismListSchema = z.object({
  items: z.array(knownMechanismSchema),
  next: z.null(),
  canEdit: z.boolean(),
})
export type MechanismList = z.infer<typeof mechanismListSchema>

/** An address, or where else the rules stand: a session note, a letter. */
const sourceSchema = plainLineSchema(MECHANISM_SOURCE_MAX_CHARS)

const DATE_READ = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/

/**
 * Body of `PUT /api/coalitions/:slug/mechanisms/:key` and of `POST …/mechanisms`: what a coordinator has read in the
 * rules of the body, with where and when; null for a limit that they do not give.
 */
export const mechanismInputSchema = z.object({
  name: plainLineSchema(MECHANISM_NAME_MAX_CHARS),
  body: plainLineSchema(MECHANISM_NAME_MAX_CHARS),
  unit: z.enum(LIMIT_UNITS),
  max: z.nullable(z.int().check(z.positive(), z.maximum(MAX_LIMIT))),
  counts: countsSchema,
  font: optionalLineSchema(MECHANISM_NAME_MAX_CHARS),
  fontSize: z.nullable(z.number().check(z.minimum(6), z.maximum(24))),
  numberedParagraphs: z.nullable(z.boolean()),
  deadlineRule: optionalLineSchema(MECHANISM_NOTE_MAX_CHARS),
  sources: z.array(sourceSchema).check(z.minLength(1), z.maxLength(MAX_MECHANISM_SOURCES)),
  checkedOn: z.string().check(z.regex(DATE_READ)),
  remarks: z.string().check(z.trim(), z.maxLength(MECHANISM_NOTE_MAX_CHARS), seen),
})
export type MechanismInput = z.infer<typeof mechanismInputSchema>
