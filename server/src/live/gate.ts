import { ROOT_NAME } from '@plenary/shared/document/schema-version.ts'
import {
  ATTRIBUTE_NAMES,
  isAllowedAttribute,
  isAllowedMark,
  mayContain,
  mayContainText,
} from '@plenary/shared/document/vocabulary.ts'
import { AppError } from '@plenary/shared/errors.ts'
import type { ClientId } from '@plenary/shared/ids.ts'
import { MAX_CLOCK, MAX_NESTING_DEPTH, MAX_UPDATE_WORK } from '@plenary/shared/limits.ts'
import { PlacingWork } from './placing-work.ts'
import { FREE_LINE, isOnLine, type LineWatch } from './still-sections.ts'
import {
  NOWHERE,
  ROOT_TYPE,
  type Standing,
  type Structure,
  type StructureMark,
  TEXT_NAME,
} from './structure.ts'
import type { ReadUpdate, StructContent, StructId, UpdateStruct } from './update-reader.ts'

/** What the gate found in an update that may pass. */
export type Passed = {
  /** The structure as it was before: what has entered can be taken out again. */
  before: StructureMark
  /** How many steps each replica may have to take to put it in its place, at the worst. */
  work: number
}

/**
 * Lets an update into the structure of a text only if Yjs will apply all of it at once, under ids of the sender's
 * own, and the text then holds nothing that the editor's schema does not. Nothing in it may be known yet. Rules:
 * docs/rules.md, GA2 to GA9 and GA11. The order of the checks is from cheap to dear.
 *
 * @throws {AppError} `refused-update`, with the rule in `detail`; `section-frozen`. The structure is then as it was.
 */
export function admit(
  structure: Structure,
  update: ReadUpdate,
  ownIds: ReadonlySet<ClientId>,
  line: LineWatch = FREE_LINE,
): Passed {
  const before = structure.mark(clientsOf(update))
  try {
    const work = new PlacingWork(structure)
    for (const struct of inWritingOrder(update)) {
      refuseUnless(ownIds.has(struct.client), '[GA2] a client id of somebody else')
      const standing = standingFor(structure, struct)
      checkStanding(structure, struct)
      checkContent(structure, struct, standing)
      line.check(struct, standing)
      work.add(struct, standing)
      refuseUnless(work.steps <= MAX_UPDATE_WORK, '[GA11] an order that no editor writes')
      put(structure, struct, standing)
      if (isOnLine(standing)) line.note(struct)
    }
    for (const { client, clock, length } of update.deleted) {
      refuseUnless(
        length > 0 && clock + length <= structure.endOf(client),
        '[GA9] a deletion of what does not exist',
      )
    }
    return { before, work: work.steps }
  } catch (error) {
    structure.goBack(before)
    throw error
  }
}

/**
 * Puts an update into the structure that comes from the log: it has passed the gate, maybe on a server that knows
 * more nodes than this one, or still knew what this one has dropped.
 *
 * @throws {AppError} when the log has a gap.
 */
export function enter(structure: Structure, update: ReadUpdate, line: LineWatch = FREE_LINE): void {
  structure.mark(clientsOf(update))
  for (const struct of inWritingOrder(update)) {
    const known = structure.endOf(struct.client) - struct.clock
    if (known >= struct.length) continue
    const rest =
      known > 0 ? { ...struct, clock: struct.clock + known, length: struct.length - known } : struct
    const standing = standingFor(structure, rest)
    put(structure, rest, standing)
    if (isOnLine(standing)) line.note(rest)
  }
}

/** Ids are leased in rising order, so what one client built on lies under a lower id, or earlier. */
function inWritingOrder({ structs }: ReadUpdate): UpdateStruct[] {
  return structs.length < 2 ? structs : structs.sort((a, b) => a.client - b.client || a.clock - b.clock)
}

function clientsOf({ structs }: ReadUpdate): Set<number> {
  return new Set(structs.map((struct) => struct.client))
}

/**
 * Where a struct will stand, once everything that it names is there.
 *
 * @throws {AppError} `refused-update` when something is not.
 */
function standingFor(structure: Structure, struct: UpdateStruct): Standing {
  const { client, clock, length, origin, rightOrigin, parent, parentKey } = struct
  refuseUnless(clock === structure.endOf(client), '[GA3] not the next of its client')
  refuseUnless(clock + length <= MAX_CLOCK, '[GA3] beyond all clocks')
  if (origin) refuseUnless(structure.has(origin), '[GA4] an unknown neighbour')
  if (rightOrigin) refuseUnless(structure.has(rightOrigin), '[GA4] an unknown neighbour')
  if (parent === null) return standingBeside(structure, origin, rightOrigin)
  if ('root' in parent) {
    refuseUnless(parent.root === ROOT_NAME, '[GA5] an unknown root')
    return { place: ROOT_TYPE, key: parentKey }
  }
  refuseUnless(structure.has(parent), '[GA4] an unknown parent')
  const opened = structure.openedBy(parent)
  // The parent was deleted and its content dropped: what comes into it goes the same way.
  return typeof opened === 'number' ? { place: opened, key: parentKey } : { place: NOWHERE, key: null }
}

/**
 * Where the neighbours stand is where the newcomer will stand. One of them may have been dropped with what it stood
 * in while the other came later: honest people write between them too, who have not heard of it.
 */
function standingBeside(structure: Structure, left: StructId | null, right: StructId | null): Standing {
  const standings = [left, right].flatMap((id) => (id ? structure.standingOf(id) : []))
  return standings.find(({ place }) => place !== NOWHERE) ?? { place: NOWHERE, key: null }
}

/** Refuses what stands between two places, in something that can hold nothing, or under a key that no node has. */
function checkStanding(structure: Structure, { origin, rightOrigin, parent, parentKey }: UpdateStruct): void {
  // Whatever it holds, what comes to stand beside it takes its key from it.
  refuseUnless(parentKey === null || ATTRIBUTE_NAMES.includes(parentKey), '[GA7] an unknown attribute')
  if (parent && 'client' in parent) {
    refuseUnless(structure.openedBy(parent) !== 'nothing', '[GA6] a parent that cannot have children')
  }
  if (!origin || !rightOrigin) return
  const [left, right] = [structure.standingOf(origin), structure.standingOf(rightOrigin)]
  const isOnePlace = left.place === right.place && left.key === right.key
  const isHalfDropped = left.place === NOWHERE || right.place === NOWHERE
  refuseUnless(isOnePlace || isHalfDropped, '[GA4] neighbours in two places')
}

/** Refuses content that may not stand where it would. */
function checkContent(structure: Structure, struct: UpdateStruct, { place, key }: Standing): void {
  const { content } = struct
  // Even where it will be dropped: it is read and written on the way, and deep nesting overflows that.
  const isSoundMark = content.kind !== 'format' || isAllowedMark(content.key, content.value)
  refuseUnless(isSoundMark, '[GA7] an unknown mark')
  if (content.kind === 'gone' || place === NOWHERE) return
  const parent = structure.nameOf(place)
  if (content.kind === 'values') return checkAttribute(content.values, parent, key)
  refuseUnless(key === null, '[GA7] a node or text as an attribute')
  switch (content.kind) {
    case 'text':
      return refuseUnless(parent === TEXT_NAME, '[GA6] text outside a text block')
    case 'format':
      return refuseUnless(parent === TEXT_NAME, '[GA6] a mark outside a text block')
    case 'text-type':
      return refuseUnless(mayContainText(parent), '[GA6] text outside a text block')
    case 'element':
      refuseUnless(mayContain(parent, content.name), '[GA6] a node in the wrong place')
      return refuseUnless(structure.depthOf(place) < MAX_NESTING_DEPTH, '[GA8] nested too deep')
  }
}

function checkAttribute(values: readonly unknown[], node: string, key: string | null): void {
  refuseUnless(node !== TEXT_NAME && key !== null, '[GA7] values outside an attribute')
  const isAllowed = values.every((value) => isAllowedAttribute(node, key, value))
  refuseUnless(isAllowed, '[GA7] an unknown attribute')
}

function put(structure: Structure, { client, length, content }: UpdateStruct, standing: Standing): void {
  const name = openedName(content)
  if (name === null || standing.place === NOWHERE) {
    structure.add(client, length, standing, content.kind === 'gone')
  } else structure.addType(client, standing, name)
}

function openedName(content: StructContent): string | null {
  if (content.kind === 'element') return content.name
  return content.kind === 'text-type' ? TEXT_NAME : null
}

function refuseUnless(holds: boolean, detail: string): asserts holds {
  if (!holds) throw new AppError('refused-update', { detail })
}
