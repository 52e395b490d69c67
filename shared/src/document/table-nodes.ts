import { type Attributes, Node } from '@tiptap/core'
import { type DOMOutputSpec, Fragment, type NodeType, type TagParseRule } from '@tiptap/pm/model'
import { tableAttributes, tableColumns } from './table-columns.ts'

/** An element of a page: not named, since the server has no such thing. */
type Cell = Parameters<NonNullable<TagParseRule['getAttrs']>>[0]

/** What each node is to prosemirror-tables. */
const ROLES: Record<string, string> = {
  table: 'table',
  tableRow: 'row',
  tableCell: 'cell',
  tableHeader: 'header_cell',
}

/**
 * Tables of our own rather than TipTap's, which bring a writer of Markdown and columns to drag to everybody; the same
 * nodes and attributes. What they do in an editor is the client's.
 */
export const Table = Node.create({
  name: 'table',
  group: 'block',
  content: 'tableRow+',
  isolating: true,
  extendNodeSchema: ({ name }) => ({ tableRole: ROLES[name] }),
  parseHTML() {
    return [{ tag: 'table' }]
  },
  renderHTML({ node, HTMLAttributes }): DOMOutputSpec {
    return ['table', tableAttributes(node, HTMLAttributes), tableColumns(node), ['tbody', 0]]
  },
})

/** One row of a table. */
export const TableRow = Node.create({
  name: 'tableRow',
  content: '(tableCell | tableHeader)*',
  parseHTML() {
    return [{ tag: 'tr' }]
  },
  renderHTML({ HTMLAttributes }) {
    return ['tr', HTMLAttributes, 0]
  },
})

/** A cell that says what its row or column is about. */
export const TableHeader = cellNode('tableHeader', 'th')

/** A cell of a table. */
export const TableCell = cellNode('tableCell', 'td')

function cellNode(name: string, tag: string): Node {
  return Node.create({
    name,
    content: 'block+',
    isolating: true,
    addAttributes() {
      return cellAttributes()
    },
    parseHTML() {
      return [emptyCell(name, tag), { tag }]
    },
    renderHTML({ HTMLAttributes }) {
      return [tag, HTMLAttributes, 0]
    },
  })
}

function cellAttributes(): Attributes {
  return {
    colspan: { default: 1 },
    rowspan: { default: 1 },
    colwidth: { default: null, parseHTML: widthsOf },
    align: {
      default: null,
      parseHTML: alignmentOf,
      renderHTML: ({ align }) => (align ? { style: `text-align: ${align}` } : {}),
    },
  }
}

/** An empty cell gets what a new one has; one with words goes on to the next rule. */
function emptyCell(name: string, tag: string): TagParseRule {
  return {
    tag,
    getAttrs: (cell) => (isEmpty(cell) ? {} : false),
    getContent: (_cell, { nodes }) => contentOfNew(nodes[name]),
  }
}

/** A hard space is not nothing. */
function isEmpty({ children, textContent }: Cell): boolean {
  return children.length === 0 && !/[^ \t\r\n\f]/.test(textContent ?? '')
}

function contentOfNew(type: NodeType | undefined): Fragment {
  return type?.createAndFill()?.content ?? Fragment.empty
}

/** In pixels: those of the cell itself, else that of its column. */
function widthsOf(cell: Cell): number[] | null {
  const own = cell.getAttribute('colwidth')
  if (own) return own.split(',').map((width: string) => Number.parseInt(width, 10))
  const at = [...(cell.parentElement?.children ?? [])].indexOf(cell)
  const width = cell.closest('table')?.querySelectorAll('colgroup > col')[at]?.getAttribute('width')
  return width ? [Number.parseInt(width, 10)] : null
}

const ALIGNMENTS = ['left', 'right', 'center']

function alignmentOf(cell: Cell): string | null {
  const said = (cell.style.textAlign || cell.getAttribute('align') || '').trim().toLowerCase()
  return ALIGNMENTS.find((alignment) => alignment === said) ?? null
}
