import { ROOT_NAME } from '@plenary/shared/document/schema-version.ts'
import { eachPart, type Part, strangersAt } from '@plenary/shared/document/strangers.ts'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import { type Doc, type Transaction, XmlElement, XmlFragment, XmlText } from 'yjs'

/**
 * Knows at every moment whether the editor can hold the whole text. y-tiptap deletes, for everybody, what its
 * schema cannot build, in the observer in which it meets it. So this looks at each transaction in
 * `beforeObserverCalls`: the change is in the document by then, with what was typed here at the same time, and no
 * observer has seen it. Whoever listens here unbinds the editor at once and is never too late.
 */
export class SchemaGuard {
  readonly #doc: Doc
  readonly #root: XmlFragment
  /** Parts at which something is strange; those that are only bare are watched, as they may be filled. */
  readonly #strange = new Map<Part, 'bare' | 'stranger'>()
  readonly #listeners = new Set<() => void>()
  #isWhole: boolean

  /** Reads the whole text once. */
  constructor(doc: Doc) {
    this.#doc = doc
    this.#root = doc.getXmlFragment(ROOT_NAME)
    eachPart(this.#root, this.#look)
    this.#isWhole = this.#hasNoStranger()
    doc.on('beforeObserverCalls', this.#onTransaction)
  }

  /** Whether every part of the text is one that the editor knows, in a place that it knows. */
  get isWhole(): boolean {
    return this.#isWhole
  }

  /** Calls back inside the transaction that changed `isWhole`, before its observers; returns the way to stop. */
  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  destroy(): void {
    this.#doc.off('beforeObserverCalls', this.#onTransaction)
    this.#listeners.clear()
  }

  #onTransaction = (transaction: Transaction): void => {
    // What the editor writes is of its own schema, and it must not lose its feet in the middle of a key.
    if (transaction.origin === ySyncPluginKey) return
    for (const part of this.#strange.keys()) this.#look(part)
    for (const part of transaction.changed.keys()) {
      if (!isPart(part) || !this.#isInText(part)) continue
      this.#look(part)
      for (const child of childrenAddedTo(part, transaction)) eachPart(child, this.#look)
    }
    const isWhole = this.#hasNoStranger()
    if (isWhole === this.#isWhole) return
    this.#isWhole = isWhole
    for (const listener of [...this.#listeners]) listener()
  }

  #look = (part: Part, depth?: number): void => {
    const strangers = part._item?.deleted ? [] : strangersAt(part, depth)
    if (strangers.length === 0) this.#strange.delete(part)
    else this.#strange.set(part, strangers.every(({ why }) => why === 'bare') ? 'bare' : 'stranger')
  }

  #hasNoStranger(): boolean {
    for (const kind of this.#strange.values()) if (kind === 'stranger') return false
    return true
  }

  #isInText(part: Part): boolean {
    let at: { parent: Part['parent'] } | null = part
    while (at && at !== this.#root) at = at.parent
    return at !== null
  }
}

function isPart(type: unknown): type is Part {
  return type instanceof XmlFragment || type instanceof XmlText
}

/** Yjs tells of a new part only through its parent. */
function childrenAddedTo(part: Part, { beforeState }: Transaction): Part[] {
  if (!(part instanceof XmlFragment)) return []
  return part.toArray().filter((child) => {
    const id = child._item?.id
    // Of other kinds of children their parent has spoken already.
    const isRead = child instanceof XmlElement || child instanceof XmlText
    return isRead && id !== undefined && id.clock >= (beforeState.get(id.client) ?? 0)
  })
}
