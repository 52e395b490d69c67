import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as z from 'zod/mini'
import { ROOT_NAME } from './document/schema-version.ts'
import { AppError } from './errors.ts'
import type { ClientId } from './ids.ts'
import { organizationSchema } from './organizations.ts'

const clockSchema = z.number().check(z.int(), z.nonnegative())
const structIdSchema = z.nullish(z.object({ client: clockSchema, clock: clockSchema }))

/**
 * A Yjs relative position as JSON. Exact, since every editor in the room works with it at each change: one
 * that throws there leaves an editor behind its text.
 */
const positionSchema = z
  .object({
    type: structIdSchema,
    tname: z.nullish(z.literal(ROOT_NAME)),
    item: structIdSchema,
    assoc: z.optional(z.number().check(z.int(), z.minimum(-1), z.maximum(1))),
  })
  .check(z.refine(({ type, tname, item }) => Boolean(type ?? tname ?? item), 'a position is somewhere'))
export type Position = z.infer<typeof positionSchema>
export const cursorSchema = z.nullable(z.object({ anchor: positionSchema, head: positionSchema }))

/** What a client says of itself. Whatever else it says is dropped: who it is, the server writes. */
export const ownPresenceSchema = z.object({
  cursor: z._default(z.optional(cursorSchema), null),
  /** Id of the heading whose section the person is in, for "where they are". */
  sectionId: z._default(z.optional(z.nullable(z.string().check(z.maxLength(64)))), null),
})
export type OwnPresence = z.infer<typeof ownPresenceSchema>

/** A person in a room, as the server shows them to the others. */
export const personSchema = z.object({
  memberId: z.string(),
  name: z.string(),
  organization: z.pick(organizationSchema, {
    id: true,
    name: true,
    shortName: true,
    letters: true,
    hue: true,
  }),
})
export type Person = z.infer<typeof personSchema>

/** One awareness state as it crosses the wire to others. */
export const presenceSchema = z.extend(ownPresenceSchema, { user: personSchema })
export type Presence = z.infer<typeof presenceSchema>

/** One client's entry of an awareness update (y-protocols PROTOCOL.md). A null state means: gone. */
export type PresenceEntry = { clientId: ClientId; clock: number; state: unknown }

/** An entry whose state is JSON in UTF-8 already: a state that goes to many is written once. */
export type PresenceBytes = { clientId: ClientId; clock: number; json: Uint8Array }

/** Awareness entries as y-protocols bytes. */
export function encodePresence(entries: readonly PresenceEntry[]): Uint8Array {
  const written = entries.map(({ state, ...entry }) => ({
    ...entry,
    json: new TextEncoder().encode(JSON.stringify(state)),
  }))
  return encodePresenceEntries(written)
}

/** The same, of states that are written already. */
export function encodePresenceEntries(entries: readonly PresenceBytes[]): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, entries.length)
    for (const { clientId, clock, json } of entries) {
      encoding.writeVarUint(encoder, clientId)
      encoding.writeVarUint(encoder, clock)
      encoding.writeVarUint8Array(encoder, json)
    }
  })
}

/**
 * The entries of an awareness update.
 *
 * @throws {AppError} `refused-presence` for bytes that are not one.
 */
export function decodePresence(bytes: Uint8Array): PresenceEntry[] {
  const decoder = decoding.createDecoder(bytes)
  try {
    const count = decoding.readVarUint(decoder)
    const entries: PresenceEntry[] = []
    for (let i = 0; i < count; i++) {
      const clientId = decoding.readVarUint(decoder)
      const clock = decoding.readVarUint(decoder)
      const state: unknown = JSON.parse(decoding.readVarString(decoder))
      entries.push({ clientId, clock, state })
    }
    if (decoding.hasContent(decoder)) throw new Error('bytes after the entries')
    return entries
  } catch (cause) {
    throw new AppError('refused-presence', { cause })
  }
}
