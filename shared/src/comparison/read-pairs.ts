import { type BlockIndex, blockAt } from './block-index.ts'
import type { BlockChange, BlockEdit, Comparison } from './comparison.ts'
import { Pairs } from './pairs.ts'

/** Which block became which, and how it changed, by its number in the later text. */
export type ReadPairs = { pairs: Pairs; changes: ReadonlyMap<number, BlockChange> }

/** What a comparison says of the blocks of the two texts that it is of. */
export function readPairs(before: BlockIndex, after: BlockIndex, comparison: Comparison): ReadPairs {
  const { change, moves } = comparison
  const pairs = new Pairs(before, after)
  const changes = new Map<number, BlockChange>()
  if (!change) pairs.pairWhole(0, 0)
  else {
    readChange({ pairs, changes }, 0, 0, change)
    // Each side by itself: two blocks that changed places stand in each other, and neither could be read first.
    const from = movedOn('before', before, comparison)
    const here = movedOn('after', after, comparison)
    moves.forEach((moved, move) => {
      readChange({ pairs, changes }, from.get(move) ?? 0, here.get(move) ?? 0, moved)
    })
  }
  return { pairs, changes }
}

/** Where the moved blocks stand on one side, by the numbers of their moves. */
function movedOn(
  side: 'before' | 'after',
  index: BlockIndex,
  { change, moves }: Comparison,
): Map<number, number> {
  const [lone, moved] = side === 'before' ? ['deleted', 'moved-from'] : ['inserted', 'moved-here']
  const found = new Map<number, number>()
  const look = (parent: number, edits: readonly BlockEdit[] = []) => {
    let place = 0
    const next = () => blockAt(index, parent).children[place++] ?? 0
    for (const edit of edits) {
      if (edit.kind === 'same') place += edit.count
      else if (edit.kind === 'changed') look(next(), edit.change.blocks)
      else if ('block' in edit && edit.kind === lone) look(next(), edit.block.blocks)
      else if ('move' in edit && edit.kind === moved) {
        const at = next()
        found.set(edit.move, at)
        look(at, moves[edit.move]?.blocks)
      }
    }
  }
  look(0, change?.blocks)
  return found
}

type Reading = { pairs: Pairs; changes: Map<number, BlockChange> }

function readChange(reading: Reading, before: number, after: number, change: BlockChange): void {
  const { pairs, changes } = reading
  pairs.pair(before, after)
  changes.set(after, change)
  const [ofBefore, ofAfter] = [blockAt(pairs.before, before).children, blockAt(pairs.after, after).children]
  const edits = change.blocks ?? [{ kind: 'same', count: ofBefore.length }]
  let [i, j] = [0, 0]
  for (const edit of edits) {
    switch (edit.kind) {
      case 'same':
        for (let count = 0; count < edit.count; count++)
          pairs.pairWhole(ofBefore[i++] ?? 0, ofAfter[j++] ?? 0)
        break
      case 'changed':
        readChange(reading, ofBefore[i++] ?? 0, ofAfter[j++] ?? 0, edit.change)
        break
      case 'deleted':
      case 'moved-from':
        i += 1
        break
      case 'inserted':
      case 'moved-here':
        j += 1
        break
    }
  }
}
