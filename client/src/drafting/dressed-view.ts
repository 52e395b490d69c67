import { DOMSerializer, type Node } from '@tiptap/pm/model'
import type { NodeView, ViewMutationRecord } from '@tiptap/pm/view'
import { type Dressing, dress, frameRecommendation } from './dress.ts'

/**
 * A node in the editor, drawn as its schema has it, with its numbers and signs around its words. It keeps its place on the
 * page when its attributes change, so that whoever types in it is not disturbed.
 */
export class DressedView implements NodeView {
  readonly dom: HTMLElement
  readonly contentDOM?: HTMLElement
  readonly #dressing: Dressing
  readonly #stop: () => void
  #node: Node

  constructor(node: Node, dressing: Dressing) {
    this.#node = node
    this.#dressing = dressing
    const { dom, contentDOM } = render(node)
    this.dom = dom
    if (node.type.name === 'recommendation') this.contentDOM = frameRecommendation(dom)
    else if (contentDOM) this.contentDOM = contentDOM
    dress(dom, dressing, node)
    this.#stop = dressing.numbers.subscribe(() => dress(dom, dressing, this.#node))
  }

  update(node: Node): boolean {
    if (node.type !== this.#node.type) return false
    const before = this.#node
    this.#node = node
    if (!node.sameMarkup(before)) this.#takeAttributes(before)
    // What is typed into a recommendation may be what its check missed.
    if (node.type.name === 'recommendation' && node !== before) dress(this.dom, this.#dressing, node)
    return true
  }

  /** What stands around the words is ours: no change of it comes from a keyboard. */
  ignoreMutation(mutation: ViewMutationRecord): boolean {
    if (mutation.type === 'selection') return false
    return mutation.target === this.dom || !this.contentDOM?.contains(mutation.target)
  }

  destroy(): void {
    this.#stop()
  }

  #takeAttributes(nodeBefore: Node): void {
    const { dom: fresh } = render(this.#node)
    const { dom: before } = render(nodeBefore)
    for (const { name } of before.attributes) if (!fresh.hasAttribute(name)) this.dom.removeAttribute(name)
    for (const { name, value } of fresh.attributes) {
      // The editor has classes of its own on it.
      if (name === 'class') this.dom.classList.add(...value.split(' '))
      else this.dom.setAttribute(name, value)
    }
    dress(this.dom, this.#dressing, this.#node)
  }
}

function render(node: Node): { dom: HTMLElement; contentDOM?: HTMLElement } {
  const spec = node.type.spec.toDOM?.(node)
  if (!spec) throw new Error(`no form for ${node.type.name}`)
  // The schema makes elements of these nodes.
  return DOMSerializer.renderSpec(document, spec) as { dom: HTMLElement; contentDOM?: HTMLElement }
}
