import { tableAttributes, tableColumns } from '@plenary/shared/document/table-columns.ts'
import { DOMSerializer, type Node } from '@tiptap/pm/model'
import type { NodeView, ViewMutationRecord } from '@tiptap/pm/view'

/** A table in the editor, in a frame in which it scrolls. Its columns follow the cells of its first row. */
export class TableView implements NodeView {
  readonly dom = document.createElement('div')
  readonly contentDOM: HTMLElement
  readonly #table: HTMLElement
  #node: Node

  constructor(node: Node) {
    this.#node = node
    const { dom, contentDOM } = DOMSerializer.renderSpec(
      document,
      node.type.spec.toDOM?.(node) ?? ['table', 0],
    )
    // The schema makes elements of a table and of what its rows stand in.
    this.#table = dom as HTMLElement
    this.contentDOM = contentDOM ?? this.#table
    this.dom.className = 'tableWrapper'
    this.dom.append(this.#table)
  }

  update(node: Node): boolean {
    if (node.type !== this.#node.type) return false
    if (node.firstChild !== this.#node.firstChild) this.#drawColumns(node)
    this.#node = node
    return true
  }

  /** The frame and the columns are ours: what changes in them is no change of the text. */
  ignoreMutation({ target, type }: ViewMutationRecord): boolean {
    return type !== 'selection' && this.dom.contains(target) && !this.contentDOM.contains(target)
  }

  #drawColumns(node: Node): void {
    const { dom } = DOMSerializer.renderSpec(document, tableColumns(node))
    this.#table.firstChild?.replaceWith(dom)
    this.#table.style.cssText = String(tableAttributes(node, {}).style)
  }
}
