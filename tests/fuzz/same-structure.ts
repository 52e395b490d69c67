import { NOWHERE, type Structure, type TypeRef } from '@plenary/server/live/structure.ts'
import type { StructId } from '@plenary/server/live/update-reader.ts'

/**
 * How a structure that has grown by itself differs from that of the document it stands for: each position that
 * still stands somewhere must stand in the same type, under the same key, and open the same. Null: not at all.
 */
export function differenceOf(live: Structure, real: Structure): string | null {
  const ends = [...real.ends()].sort()
  if (JSON.stringify(ends) !== JSON.stringify([...live.ends()].sort())) return 'not the same positions'
  const counterparts = new Map<TypeRef, TypeRef>()
  const isSame = (a: TypeRef, b: TypeRef) => {
    const known = counterparts.get(b)
    if (known === undefined) counterparts.set(b, a)
    return (known ?? a) === a && live.nameOf(a) === real.nameOf(b) && live.depthOf(a) === real.depthOf(b)
  }
  const differenceAt = (id: StructId) => {
    const [a, b] = [live.standingOf(id), real.standingOf(id)]
    if (b.place === NOWHERE) return null
    if (!isSame(a.place, b.place) || a.key !== b.key) return 'stands elsewhere'
    const [opened, really] = [live.openedBy(id), real.openedBy(id)]
    if (really === 'gone' || (really === 'nothing' && opened === really)) return null
    const areTypes = typeof opened === 'number' && typeof really === 'number'
    return areTypes && isSame(opened, really) ? null : `opens ${opened}, not ${really}`
  }
  for (const [client, end] of ends) {
    for (let clock = 0; clock < end; clock++) {
      const difference = differenceAt({ client, clock })
      if (difference) return `${client}:${clock} ${difference}`
    }
  }
  return null
}
