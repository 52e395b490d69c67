import { READINGS } from '../document/word-stretch.ts'
import type { Comparison } from './comparison.ts'
import { everyRow } from './every-row.ts'
import { tallyOf, type WordTally } from './kept-words.ts'
import type { ComparisonView, Row, RowKind } from './view.ts'

/** How many blocks came, went, moved … `relabelled`: whose id alone is another. A table is one block, and so is each in it. */
export type BlockFigures = Record<
  'inserted' | 'deleted' | 'moved' | 'changed' | 'restyled' | 'relabelled' | 'split' | 'joined',
  number
>

export type ComparisonSummary = {
  /** Whether the two texts are one, to the byte of their canonical form. */
  isSame: boolean
  steps: number
  blocks: BlockFigures
  /** In the text as it is while suggestions wait, and with all of them accepted (SU7). */
  words: WordTally
  wordsWithSuggestions: WordTally
  /** The headings under which something changed, in their order. Empty: before the first. */
  sections: string[]
}

/** What a comparison comes to. */
export function summaryOf(comparison: Comparison, { rows, steps }: ComparisonView): ComparisonSummary {
  const [words, wordsWithSuggestions] = READINGS.map((reading) => tallyOf(rows, reading)) as [
    WordTally,
    WordTally,
  ]
  return {
    isSame: comparison.change === null,
    steps: steps.length,
    blocks: figuresOf(rows),
    words,
    wordsWithSuggestions,
    sections: [...new Set(rows.filter(({ kind }) => kind !== 'unchanged').map(({ section }) => section))],
  }
}

/** Where a kind of row is counted. What moved is counted where it is now. */
const COUNTED_AS = {
  unchanged: null,
  inserted: 'inserted',
  deleted: 'deleted',
  'moved-from': null,
  'moved-here': 'moved',
  changed: 'changed',
  restyled: 'restyled',
  relabelled: 'relabelled',
  'split-off': 'split',
  joined: 'joined',
} as const satisfies Record<RowKind, keyof BlockFigures | null>

function figuresOf(rows: readonly Row[]): BlockFigures {
  const figures = {
    inserted: 0,
    deleted: 0,
    moved: 0,
    changed: 0,
    restyled: 0,
    relabelled: 0,
    split: 0,
    joined: 0,
  }
  for (const row of everyRow(rows)) {
    const figure = COUNTED_AS[row.kind]
    if (figure) figures[figure] += 1
  }
  return figures
}
