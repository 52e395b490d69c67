import { Extension } from '@tiptap/core'
import { Plugin } from '@tiptap/pm/state'
import { tableEditing } from '@tiptap/pm/tables'
import { tableCommands, tableKeys } from './table-commands.ts'
import { TableView } from './table-view.ts'

/** What the tables of the text do in an editor: commands, keys, cells that are selected together. */
export const TableEditing = Extension.create({
  name: 'tableEditing',
  addCommands() {
    return tableCommands()
  },
  addKeyboardShortcuts() {
    return tableKeys(this.editor)
  },
  addProseMirrorPlugins() {
    const nodeViews = { table: (node: ConstructorParameters<typeof TableView>[0]) => new TableView(node) }
    return [tableEditing(), new Plugin({ props: { nodeViews } })]
  },
})
