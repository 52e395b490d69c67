import { ROOT_NAME } from '@plenary/shared/document/schema-version.ts'
import type { Part } from '@plenary/shared/document/strangers.ts'
import type { Node } from '@tiptap/pm/model'
import { type AbstractType, type Doc, XmlElement, XmlText, type YEvent } from 'yjs'
import { documentOf, readPart, strangeChildren } from '../editor/reading-nodes.ts'

/** Reading waits for a pause this long: nobody needs the rows sooner, and a long text is read in one go. */
const PAUSE_MS = 250

type Block = { node: Node; isStrange: boolean }

/** The text of a room as one document, read straight from Yjs, without an editor, and kept up with it. */
export class LiveText {
  readonly #doc: Doc
  readonly #listeners = new Set<() => void>()
  #blocks = new Map<Part, Block>()
  #text: Node | null = null
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(doc: Doc) {
    this.#doc = doc
  }

  /** The text as it was when it was last read; another object each time that it has changed. */
  get text(): Node {
    this.#text ??= this.#read()
    return this.#text
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Follows the text; returns the way to stop. */
  follow(): () => void {
    const root = this.#doc.getXmlFragment(ROOT_NAME)
    const onChange = (events: YEvent<AbstractType<unknown>>[]) => {
      for (const { target } of events) this.#forget(target)
      this.#timer ??= setTimeout(this.#tell, PAUSE_MS)
    }
    // What was written before anybody listened.
    this.#blocks.clear()
    this.#tell()
    root.observeDeep(onChange)
    return () => {
      clearTimeout(this.#timer)
      this.#timer = undefined
      root.unobserveDeep(onChange)
    }
  }

  #tell = (): void => {
    this.#timer = undefined
    this.#text = null
    for (const listener of this.#listeners) listener()
  }

  #forget(target: AbstractType<unknown>): void {
    for (let at: AbstractType<unknown> | null = target; at; at = at.parent)
      if (at instanceof XmlElement || at instanceof XmlText) this.#blocks.delete(at)
  }

  /** A block that nobody touched is the same object as before, so that it is not counted again. */
  #read(): Node {
    const root = this.#doc.getXmlFragment(ROOT_NAME)
    const strange = strangeChildren(root)
    const read = (part: Part): Block => {
      const isStrange = strange.has(part)
      const known = this.#blocks.get(part)
      return known?.isStrange === isStrange ? known : { node: readPart(part, isStrange), isStrange }
    }
    this.#blocks = new Map(root.toArray().map((part) => [part, read(part)]))
    return documentOf([...this.#blocks.values()].map(({ node }) => node))
  }
}
