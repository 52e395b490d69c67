import type { Row } from '@plenary/shared/comparison/view.ts'

/** How many blocks of a text have changed in what is read: what moved is counted where it is now. */
export function changedParagraphs(rows: readonly Row[]): number {
  return rows.filter(({ kind }) => kind !== 'unchanged' && kind !== 'relabelled' && kind !== 'moved-from')
    .length
}
