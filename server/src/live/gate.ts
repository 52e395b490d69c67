import { ROOT_NAME } from '@plenary/shared/document/schema-version.ts'
import {
  isAllowedAttribute,
  isAllowedMark,
  mayBeFirst,
  mayContain,
  mayContainText,
  ROOT,
} from '@plenary/shared/document/vocabulary.ts'
import { AppError } from '@plenary/shared/errors.ts'
import type { ClientId } from '@plenary/shared/ids.ts'
import { MAX_CLOCK, MAX_NESTING_DEPTH, MAX_UPDATE_STRUCTS } from '@plenary/shared/limits.ts'
import * as Y from 'yjs'
import {
  type DeletedRange,
  readUpdate,
  type StructContent,
  type StructId,
  type UpdateStruct,
} from './update-reader.ts'

/** What the gate says of an update that may pass. */
export type CheckedUpdate = {
  /** Some of it is known here already. That part is not checked: cut it off and check again. */
  isPartlyKnown: boolean
}

/** Where a struct stands: in the root, in an element, in a run of text, or in something that is gone. */
type Place =
  | { in: 'element'; name: string; depth: number }
  | { in: 'text'; depth: number }
  | { in: 'nowhere' }

/** A place, and under which key of it, for the values of attributes. */
type Standing = { place: Place; key: string | null }

/** A struct of the update that has passed: `inside` is the place it opens for others. */
type Run = Standing & { clock: number; end: number; inside: Place }

const NOWHERE: Place = { in: 'nowhere' }

/**
 * Lets an update pass only if Yjs will apply all of it at once, under ids of the sender's own, and the text
 * then holds nothing that the editor's schema does not. Rules: docs/rules.md, GA1 to GA10. The order of the
 * checks is from cheap to dear.
 *
 * @throws {AppError} `refused-update`, with the rule in `detail`. Nothing has been changed then.
 */
export function checkUpdate(doc: Y.Doc, update: Uint8Array, ownIds: ReadonlySet<ClientId>): CheckedUpdate {
  const { structs, deleted } = read(update)
  const checked = new IncomingStructs(doc, ownIds)
  // Ids are leased in rising order, so what one client built on lies under a lower id, or earlier.
  for (const struct of structs.sort((a, b) => a.client - b.client || a.clock - b.clock)) checked.add(struct)
  for (const range of deleted) checked.mayDelete(range)
  return { isPartlyKnown: checked.isPartlyKnown }
}

function read(update: Uint8Array) {
  try {
    return readUpdate(update, MAX_UPDATE_STRUCTS)
  } catch (cause) {
    throw new AppError('refused-update', { detail: '[GA1] not a sound update', cause })
  }
}

/** The structs of one update that have passed, on top of what the document holds. */
class IncomingStructs {
  isPartlyKnown = false
  readonly #doc: Y.Doc
  readonly #ownIds: ReadonlySet<ClientId>
  readonly #ends = new Map<number, number>()
  readonly #runs = new Map<number, Run[]>()

  constructor(doc: Y.Doc, ownIds: ReadonlySet<ClientId>) {
    this.#doc = doc
    this.#ownIds = ownIds
  }

  add(struct: UpdateStruct): void {
    refuseUnless(this.#ownIds.has(struct.client), '[GA2] a client id of somebody else')
    const known = this.#end(struct.client)
    const end = struct.clock + struct.length
    if (end <= known) {
      // Yjs passes over it. So must the checks below: it may claim to be what it is not.
      this.isPartlyKnown = true
      return
    }
    refuseUnless(struct.clock === known, '[GA3] not the next of its client')
    refuseUnless(end <= MAX_CLOCK, '[GA3] beyond all clocks')
    for (const id of [struct.origin, struct.rightOrigin]) {
      refuseUnless(id === null || this.#isKnown(id), '[GA4] an unknown neighbour')
    }
    const { place, key } = this.#standingOf(struct)
    const inside = checkContent(struct.content, place, key)
    if (struct.origin === null) checkFirst(struct.content, place)
    this.#ends.set(struct.client, end)
    const runs = this.#runs.get(struct.client)
    const run = { clock: struct.clock, end, place, key, inside }
    if (runs) runs.push(run)
    else this.#runs.set(struct.client, [run])
  }

  mayDelete({ client, clock, length }: DeletedRange): void {
    refuseUnless(length > 0 && clock + length <= this.#end(client), '[GA9] a deletion of what does not exist')
  }

  #end(client: number): number {
    return this.#ends.get(client) ?? Y.getState(this.#doc.store, client)
  }

  #isKnown({ client, clock }: StructId): boolean {
    return clock < this.#end(client)
  }

  #standingOf(struct: UpdateStruct): Standing {
    if (struct.parent === null) {
      const neighbour = struct.origin ?? struct.rightOrigin
      return neighbour ? this.#standingAt(neighbour) : { place: NOWHERE, key: null }
    }
    if ('root' in struct.parent) {
      refuseUnless(struct.parent.root === ROOT_NAME, '[GA5] an unknown root')
      return { place: { in: 'element', name: ROOT, depth: 0 }, key: struct.parentKey }
    }
    refuseUnless(this.#isKnown(struct.parent), '[GA4] an unknown parent')
    return { place: this.#placeInside(struct.parent), key: struct.parentKey }
  }

  /** Where a neighbour stands is where the newcomer will stand. */
  #standingAt(id: StructId): Standing {
    const incoming = this.#incoming(id)
    if (incoming) return incoming
    const item = Y.getItem(this.#doc.store, Y.createID(id.client, id.clock))
    if (!(item instanceof Y.Item)) return { place: NOWHERE, key: null }
    return { place: placeOfType(item.parent), key: item.parentSub }
  }

  /** The place that an element or text opens. */
  #placeInside(id: StructId): Place {
    const incoming = this.#incoming(id)
    if (incoming) return incoming.inside
    const item = Y.getItem(this.#doc.store, Y.createID(id.client, id.clock))
    if (!(item instanceof Y.Item)) return NOWHERE
    if (item.content instanceof Y.ContentType) return placeOfType(item.content.type)
    // The parent was deleted and its content dropped: what comes into it goes the same way.
    refuseUnless(item.content instanceof Y.ContentDeleted, '[GA6] a parent that cannot have children')
    return NOWHERE
  }

  #incoming({ client, clock }: StructId) {
    const runs = this.#runs.get(client)
    if (!runs) return undefined
    // They follow one another: halving finds the one in question among a hundred thousand.
    let [low, high] = [0, runs.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((runs[middle]?.end ?? 0) <= clock) low = middle + 1
      else high = middle
    }
    const run = runs[low]
    return run && run.clock <= clock ? run : undefined
  }
}

/** Refuses content that may not stand in a place, and gives the place that it opens itself. */
function checkContent(content: StructContent, place: Place, key: string | null): Place {
  if (content.kind === 'gone' || place.in === 'nowhere') return NOWHERE
  if (content.kind === 'values') return checkAttribute(content.values, place, key)
  refuseUnless(key === null, '[GA7] a node or text as an attribute')
  switch (content.kind) {
    case 'text':
      refuseUnless(place.in === 'text', '[GA6] text outside a text block')
      return NOWHERE
    case 'format':
      refuseUnless(place.in === 'text', '[GA6] a mark outside a text block')
      refuseUnless(isAllowedMark(content.key, content.value), '[GA7] an unknown mark')
      return NOWHERE
    case 'text-type':
      refuseUnless(place.in === 'element' && mayContainText(place.name), '[GA6] text outside a text block')
      return { in: 'text', depth: place.depth + 1 }
    case 'element':
      refuseUnless(
        place.in === 'element' && mayContain(place.name, content.name),
        '[GA6] a node in the wrong place',
      )
      refuseUnless(place.depth < MAX_NESTING_DEPTH, '[GA8] nested too deep')
      return { in: 'element', name: content.name, depth: place.depth + 1 }
  }
}

/** With nothing before it, a node comes first in its parent, and there not every kind may stand. */
function checkFirst(content: StructContent, place: Place): void {
  if (content.kind !== 'element' || place.in !== 'element') return
  refuseUnless(mayBeFirst(place.name, content.name), '[GA6] a node that cannot come first')
}

function checkAttribute(values: readonly unknown[], place: Place, key: string | null): Place {
  refuseUnless(place.in === 'element' && key !== null, '[GA7] values outside an attribute')
  const isAllowed = values.every((value) => isAllowedAttribute(place.name, key, value))
  refuseUnless(isAllowed, '[GA7] an unknown attribute')
  return NOWHERE
}

function placeOfType(type: Y.Item['parent']): Place {
  if (type instanceof Y.XmlText) return { in: 'text', depth: depthOf(type) }
  if (type instanceof Y.XmlElement) return { in: 'element', name: type.nodeName, depth: depthOf(type) }
  if (type instanceof Y.XmlFragment) return { in: 'element', name: ROOT, depth: 0 }
  // Only what is known to be gone is nowhere: whatever else this is, nothing may stand in it.
  refuseUnless(type === null, '[GA6] a place of no known kind')
  return NOWHERE
}

function depthOf(type: { parent: Y.XmlText['parent'] }): number {
  let depth = 0
  for (let at = type.parent; at; at = at.parent) depth += 1
  return depth
}

function refuseUnless(holds: boolean, detail: string): asserts holds {
  if (!holds) throw new AppError('refused-update', { detail })
}
