import type { DOMOutputSpec, Node } from '@tiptap/pm/model'

/** No column is drawn narrower, in pixels. */
const MIN_WIDTH = 25

/** The columns of a table with their widths, as HTML has them before its rows. */
export function tableColumns(table: Node): DOMOutputSpec {
  const columns = widthsIn(table).map((width) => ['col', { style: columnStyle(width) }])
  return ['colgroup', {}, ...columns]
}

/** The attributes of a table in HTML, with its width: known where that of each column is, else only the least. */
export function tableAttributes(table: Node, attributes: Record<string, unknown>): Record<string, unknown> {
  const widths = widthsIn(table)
  const total = widths.reduce<number>((sum, width) => sum + (width || MIN_WIDTH), 0)
  return { ...attributes, style: `${widths.every(Boolean) ? 'width' : 'min-width'}: ${total}px` }
}

function columnStyle(width: number | null): string {
  return width ? `width: ${Math.max(width, MIN_WIDTH)}px` : `min-width: ${MIN_WIDTH}px`
}

/** As the first row tells; null where a column has none. */
function widthsIn({ firstChild: row }: Node): (number | null)[] {
  return (row?.children ?? []).flatMap(({ attrs: { colspan, colwidth } }) =>
    Array.from({ length: colspan }, (_, at) => colwidth?.[at] ?? null),
  )
}
