import type { Row } from '@plenary/shared/comparison/view.ts'

/** A block that is shown, or how many without a change stand in its place. */
export type ShownRow = { kind: 'row'; row: Row } | { kind: 'skipped'; count: number; key: number }

/** The blocks that have changed, each under its heading; what stands between them is counted. */
export function foldRows(rows: readonly Row[]): ShownRow[] {
  const isShown = shownRows(rows)
  const shown: ShownRow[] = []
  for (const [at, row] of rows.entries()) {
    const last = shown.at(-1)
    if (isShown[at]) shown.push({ kind: 'row', row })
    else if (last?.kind === 'skipped') last.count += 1
    else shown.push({ kind: 'skipped', count: 1, key: row.key })
  }
  return shown
}

function shownRows(rows: readonly Row[]): boolean[] {
  const isShown = rows.map(({ kind }) => kind !== 'unchanged')
  // From the last: a heading is shown for what follows it, up to the next.
  let hasChange = false
  for (let at = rows.length - 1; at >= 0; at -= 1) {
    const row = rows[at]
    hasChange ||= isShown[at] ?? false
    if (row?.after?.type !== 'heading') continue
    isShown[at] ||= hasChange
    hasChange = false
  }
  return isShown
}

/**
 * The numbers of the newer text by the rows that show them: of recommendations ("R3"), and where paragraphs are numbered
 * of those that stand in no list, quote or table, as receiving offices count them.
 */
export function numberRows(
  rows: readonly Row[],
  { isNumbered }: { isNumbered: boolean },
): Map<number, string> {
  const shown = rows.flatMap(({ key, kind, after }) =>
    kind === 'moved-from' || !after || after.containers.length > 0 ? [] : [{ key, type: after.type }],
  )
  const ofType = (wanted: string) => shown.filter(({ type }) => type === wanted)
  return new Map([
    ...ofType('recommendation').map(({ key }, at) => [key, `R${at + 1}`] as const),
    ...(isNumbered ? ofType('paragraph') : []).map(({ key }, at) => [key, String(at + 1)] as const),
  ])
}
