import { type BlockIndex, blockAt } from './block-index.ts'
import type { BlockChange, BlockEdit, Comparison } from './comparison.ts'
import { Pairs } from './pairs.ts'

/** Which block became which, and how it changed, by its number in the later text. */
export type ReadPairs = { pairs: Pairs; changes: ReadonlyMap<number, BlockChange> }

/** What a comparison says of the blocks of the two texts that it is of. */
export function readPairs(before: BlockIndex, after: BlockIndex, comparison: Comparison): ReadPairs {
  const reading: Reading = {
    pairs: new Pairs(before, after),
    changes: new Map(),
    comparison,
    from: new Map(),
    here: new Map(),
  }
  if (comparison.change) readChange(reading, 0, 0, comparison.change)
  else reading.pairs.pairWhole(0, 0)
  return reading
}

type Reading = {
  pairs: Pairs
  changes: Map<number, BlockChange>
  comparison: Comparison
  /** Where moved blocks stood, and where they stand, by the numbers of their moves. */
  from: Map<number, number>
  here: Map<number, number>
}

function readChange(reading: Reading, before: number, after: number, change: BlockChange): void {
  const { pairs, changes } = reading
  pairs.pair(before, after)
  changes.set(after, change)
  const [ofBefore, ofAfter] = [blockAt(pairs.before, before).children, blockAt(pairs.after, after).children]
  if (change.blocks) readBlocks(reading, ofBefore, ofAfter, change.blocks)
  else ofBefore.forEach((child, at) => void pairs.pairWhole(child, ofAfter[at] ?? 0))
}

function readBlocks(
  reading: Reading,
  before: readonly number[],
  after: readonly number[],
  edits: readonly BlockEdit[],
): void {
  const { pairs } = reading
  let [i, j] = [0, 0]
  const nextBefore = () => before[i++] ?? 0
  const nextAfter = () => after[j++] ?? 0
  for (const edit of edits) {
    switch (edit.kind) {
      case 'same':
        for (let count = 0; count < edit.count; count++) pairs.pairWhole(nextBefore(), nextAfter())
        break
      case 'changed':
        readChange(reading, nextBefore(), nextAfter(), edit.change)
        break
      case 'deleted':
        readBlocks(reading, blockAt(pairs.before, nextBefore()).children, [], edit.block.blocks ?? [])
        break
      case 'inserted':
        readBlocks(reading, [], blockAt(pairs.after, nextAfter()).children, edit.block.blocks ?? [])
        break
      case 'moved-from':
        reading.from.set(edit.move, nextBefore())
        readMove(reading, edit.move)
        break
      case 'moved-here':
        reading.here.set(edit.move, nextAfter())
        readMove(reading, edit.move)
        break
    }
  }
}

/** Once both ends of it are known. */
function readMove(reading: Reading, move: number): void {
  const [from, here] = [reading.from.get(move), reading.here.get(move)]
  const change = reading.comparison.moves[move]
  if (from !== undefined && here !== undefined && change) readChange(reading, from, here, change)
}
