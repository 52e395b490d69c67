import * as fc from 'fast-check'
import { type Copies, editAnchored, putBack, takeBack } from './anchored-edits.ts'
import { AnchoredRoom } from './anchored-room.ts'
import { faultsOf } from './anchors-oracle.ts'

/** Who does something, and what: the numbers mean what `liveAnchored` makes of them. */
export type AnchoredAct = readonly [who: number, kind: number, what: number, at: number, size: number]
/** Whether people take things back, and whether one writes alone while the other reads. */
export type WayOfLife = { canUndo: boolean; isAlone: boolean }

const number = fc.noBias(fc.nat(2 ** 16))
const anAct: fc.Arbitrary<AnchoredAct> = fc.tuple(
  fc.noBias(fc.nat(1)),
  fc.noBias(fc.nat(99)),
  number,
  number,
  number,
)

/** The life of a room with threads, in so many acts. */
export function anchoredActs(most: number): fc.Arbitrary<AnchoredAct[]> {
  return fc.array(anAct, { minLength: most / 2, maxLength: most, size: 'max' })
}

/**
 * Lets two people write at once around the threads of a room; gives how many edits were made.
 *
 * @throws {Error} when in the end they have other texts, or a thread is not where its words are.
 */
export function liveAnchored(life: readonly AnchoredAct[], way: WayOfLife): number {
  const room = new AnchoredRoom()
  const copies: Copies = [room.people[0].text]
  let edits = 0
  for (const act of life) if (live(room, act, way, copies)) edits++
  room.settle()
  check(room, way)
  room.destroy()
  return edits
}

/** One act; gives whether it was an edit. */
function live(room: AnchoredRoom, act: AnchoredAct, way: WayOfLife, copies: Copies): boolean {
  const [who, kind, what, at, size] = act
  const person = room.people[who]
  const writer = room.people[way.isAlone ? 0 : who]
  if (!person || !writer) return false
  const edit = { what, at, size }
  if (kind < 70) editAnchored(writer, edit, copies)
  else if (kind < 76 && way.canUndo) takeBack(writer, edit)
  else if (kind < 77 && size % 3 === 0) putBack(writer, edit, copies)
  else if (kind < 78) copies.push(writer.text)
  else if (kind < 80) writer.editor.undo.stopCapturing()
  else if (kind < 90) person.hear(1 + (size % 20))
  else if (kind < 96) person.rest()
  else room.refetch(who)
  return kind < (way.canUndo ? 76 : 70)
}

function check({ people, stored }: AnchoredRoom, way: WayOfLife): void {
  const [one, other] = people
  const isSameText = one.text.eq(other.text)
  const faults = people.flatMap((person, who) =>
    faultsOf(person, stored, way.isAlone).map((fault) => `${who}: ${fault}`),
  )
  // Yjs may order what an undo restores differently here and there (yjs/yjs#794, open).
  if (!isSameText && !way.canUndo) faults.push('two texts')
  for (const [id, place] of isSameText ? one.places : []) {
    const there = other.places.get(id)
    if (place?.from !== there?.from || place?.to !== there?.to)
      faults.push(`${id}: ${JSON.stringify(place)} and ${JSON.stringify(there)}`)
  }
  if (faults.length > 0) throw new Error(faults.join('\n'))
}
