import { SECTION_LETTER } from '@plenary/shared/document/section-letter.ts'
import type { Part } from '@plenary/shared/document/strangers.ts'
import { DOMSerializer, type Node } from '@tiptap/pm/model'
import { type AbstractType, XmlElement, type XmlFragment, XmlText, type YEvent } from 'yjs'
import { type Dressing, dressAll } from '../drafting/dress.ts'
import { readBlock } from './go-to.ts'
import { documentOf, readPart, strangeChildren } from './reading-nodes.ts'
import { readingSchema } from './reading-schema.ts'
import type { ShownText } from './shown-text.ts'

/** What the page itself says inside a text. */
export type ReadingWords = { unknown: string; table: string }

type Block = { node: Node; dom: HTMLElement; isStrange: boolean }

/**
 * A text to be read, drawn straight from Yjs into an element and kept up with it. No editor is in it: it reads, and
 * has no way to write.
 */
export class ReadingText implements ShownText {
  readonly #root: XmlFragment
  readonly #dom: HTMLElement
  readonly #words: ReadingWords
  readonly #dressing: Dressing
  readonly #stopNumbers: () => void
  readonly #serializer = DOMSerializer.fromSchema(readingSchema)
  readonly #listeners = new Set<() => void>()
  #blocks = new Map<Part, Block>()

  constructor(
    root: XmlFragment,
    dom: HTMLElement,
    { words, dressing }: { words: ReadingWords; dressing: Dressing },
  ) {
    this.#root = root
    this.#dom = dom
    this.#words = words
    this.#dressing = dressing
    this.#stopNumbers = dressing.numbers.subscribe(() => dressAll(dom, dressing))
    this.#draw(new Set())
    root.observeDeep(this.#onChange)
  }

  get doc(): Node {
    return documentOf([...this.#blocks.values()].map(({ node }) => node))
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  goTo(blockId: string): void {
    readBlock(this.#dom, blockId)
  }

  destroy(): void {
    this.#root.unobserveDeep(this.#onChange)
    this.#stopNumbers()
    this.#listeners.clear()
    this.#dom.replaceChildren()
  }

  #onChange = (events: YEvent<AbstractType<unknown>>[]): void => {
    this.#draw(new Set(events.map(({ target }) => this.#topOf(target))))
    for (const listener of this.#listeners) listener()
  }

  /** Draws what is new or was touched, and leaves the rest as it stands. */
  #draw(touched: ReadonlySet<unknown>): void {
    const strange = strangeChildren(this.#root)
    const blocks = new Map<Part, Block>()
    for (const part of this.#root.toArray()) {
      const isStrange = strange.has(part)
      const known = this.#blocks.get(part)
      const isFresh = known && known.isStrange === isStrange && !touched.has(part)
      blocks.set(part, isFresh ? known : this.#drawBlock(part, isStrange))
    }
    this.#blocks = blocks
    this.#place([...blocks.values()].map(({ dom }) => dom))
    this.#dressing.numbers.follow(this.doc)
  }

  #drawBlock(part: Part, isStrange: boolean): Block {
    const node = readPart(part, isStrange)
    // The schema makes an element of every block.
    const dom = this.#serializer.serializeNode(node) as HTMLElement
    for (const label of dom.querySelectorAll('.unknown-label')) label.textContent = this.#words.unknown
    for (const heading of headingsIn(dom)) hangLetter(heading)
    dressAll(dom, this.#dressing)
    return { node, dom: this.#scrollable(dom), isStrange }
  }

  /** Moves nothing that stands where it should: who reads has a place, a selection and a focus. */
  #place(doms: readonly HTMLElement[]): void {
    const wanted = new Set<Element>(doms)
    for (const old of [...this.#dom.children]) if (!wanted.has(old)) old.remove()
    let at = this.#dom.firstElementChild
    for (const dom of doms) {
      if (dom === at) at = at.nextElementSibling
      else this.#dom.insertBefore(dom, at)
    }
  }

  /** A wide table scrolls sideways, and the keyboard must be able to stop at it (WCAG 2.1.1). */
  #scrollable(dom: HTMLElement): HTMLElement {
    if (dom.tagName !== 'TABLE') return dom
    const frame = document.createElement('div')
    frame.className = 'tableWrapper'
    frame.tabIndex = 0
    frame.setAttribute('role', 'region')
    frame.setAttribute('aria-label', this.#words.table)
    frame.append(dom)
    return frame
  }

  #topOf(target: AbstractType<unknown>): unknown {
    let at: AbstractType<unknown> = target
    while (at.parent && at.parent !== this.#root) at = at.parent
    return at instanceof XmlElement || at instanceof XmlText ? at : target
  }
}

function headingsIn(dom: HTMLElement): HTMLElement[] {
  const selector = 'h1, h2, h3'
  return dom.matches(selector)
    ? [dom]
    : [...dom.querySelectorAll<HTMLElement>(`.is-known > .unknown-content > :is(${selector})`)]
}

/** As the editor does by a decoration. */
function hangLetter(heading: HTMLElement): void {
  const first = heading.firstChild
  const letter = first instanceof Text && SECTION_LETTER.exec(first.data)?.[0]
  if (!letter) return
  const hanging = document.createElement('span')
  hanging.className = 'hanging-letter'
  first.splitText(letter.length)
  first.replaceWith(hanging)
  hanging.append(first)
}
