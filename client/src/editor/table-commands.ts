import {
  type Editor,
  findParentNodeClosestToPos,
  type KeyboardShortcutCommand,
  type RawCommands,
} from '@tiptap/core'
import type { Node, NodeType, Schema } from '@tiptap/pm/model'
import { type Command, TextSelection, type Transaction } from '@tiptap/pm/state'
import {
  addColumnAfter,
  addColumnBefore,
  addRowAfter,
  addRowBefore,
  CellSelection,
  deleteColumn,
  deleteRow,
  deleteTable,
  goToNextCell,
  tableNodeTypes,
  toggleHeader,
} from '@tiptap/pm/tables'

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    tables: {
      /** Puts in a table, three by three, the first row of it headings. */
      insertTable: () => ReturnType
      addColumnBefore: () => ReturnType
      addColumnAfter: () => ReturnType
      addRowBefore: () => ReturnType
      addRowAfter: () => ReturnType
      /** The caret stays in the table, as long as there is one. */
      deleteColumn: () => ReturnType
      deleteRow: () => ReturnType
      deleteTable: () => ReturnType
      /** Makes headings of the cells of the first row, or of headings cells again. */
      toggleHeaderRow: () => ReturnType
    }
  }
}

const SIZE = 3

/** What one can do to tables, by its name. */
export function tableCommands(): Partial<RawCommands> {
  return {
    insertTable: () => insertTable,
    addColumnBefore: asCommand(addColumnBefore),
    addColumnAfter: asCommand(addColumnAfter),
    addRowBefore: asCommand(addRowBefore),
    addRowAfter: asCommand(addRowAfter),
    deleteColumn: asCommand(stayingInside(deleteColumn)),
    deleteRow: asCommand(stayingInside(deleteRow)),
    deleteTable: asCommand(deleteTable),
    toggleHeaderRow: asCommand(toggleHeader('row')),
  }
}

/** Tab goes from cell to cell, at the last one into a new row; taking away all cells takes away the table. */
export function tableKeys(editor: Editor): Record<string, KeyboardShortcutCommand> {
  const run = (command: Command) => editor.commands.command(({ state, dispatch }) => command(state, dispatch))
  const takeAway = () => hasAllCells(editor) && editor.commands.deleteTable()
  return {
    Tab: () => run(goToNextCell(1)) || (editor.commands.addRowAfter() && run(goToNextCell(1))),
    'Shift-Tab': () => run(goToNextCell(-1)),
    Backspace: takeAway,
    'Mod-Backspace': takeAway,
    Delete: takeAway,
    'Mod-Delete': takeAway,
  }
}

type Run = ReturnType<RawCommands['insertTable']>

function asCommand(command: Command): () => Run {
  return () =>
    ({ state, dispatch }) =>
      command(state, dispatch)
}

const insertTable: Run = ({ tr, dispatch, editor }) => {
  if (!dispatch) return true
  const inside = tr.selection.from + 1
  tr.replaceSelectionWith(newTable(editor.schema)).scrollIntoView()
  tr.setSelection(TextSelection.near(tr.doc.resolve(inside)))
  return true
}

function newTable(schema: Schema): Node {
  const { table, row, cell, header_cell } = tableNodeTypes(schema)
  const rowOf = (type: NodeType) =>
    row.createChecked(
      null,
      Array.from({ length: SIZE }, () => filled(type)),
    )
  return table.createChecked(null, [rowOf(header_cell), rowOf(cell), rowOf(cell)])
}

function filled(type: NodeType): Node {
  const node = type.createAndFill()
  if (!node) throw new Error(`a ${type.name} cannot be empty`)
  return node
}

/** prosemirror-tables leaves the caret where the last row or column was: behind the table. */
function stayingInside(command: Command): Command {
  return (state, dispatch) => {
    const table = tableAt(state)
    return command(
      state,
      dispatch &&
        ((tr) => {
          if (table) keepInside(tr, tr.mapping.map(table.pos))
          dispatch(tr)
        }),
    )
  }
}

function keepInside(tr: Transaction, pos: number): void {
  const table = tr.doc.nodeAt(pos)
  // It may have gone into another table that stands behind.
  if (!table || tableAt(tr)?.pos === pos) return
  tr.setSelection(TextSelection.near(tr.doc.resolve(pos + table.nodeSize - 1), -1))
}

function tableAt({ selection }: Pick<Transaction, 'selection'>) {
  return findParentNodeClosestToPos(selection.$from, ({ type }) => type.name === 'table')
}

function hasAllCells({ state: { selection } }: Editor): boolean {
  return selection instanceof CellSelection && selection.isRowSelection() && selection.isColSelection()
}
