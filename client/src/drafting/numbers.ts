import { hasOwnWords, type LabelledBlock, type Labels, labelsOf } from '@plenary/shared/document/labels.ts'
import type { Node } from '@tiptap/pm/model'

/** A recommendation as a list of them has it. */
export type ListedRecommendation = { label: string; words: string }

const NO_LABELS: Labels = { notes: new Map(), blocks: new Map(), inOrder: [] }

/** The numbers of a text on the page, kept up with it: nothing of them is in the text. */
export class Numbers {
  readonly #isNumbered: boolean
  readonly #listeners = new Set<() => void>()
  #blocks: readonly LabelledBlock[] = []
  #labels: Labels = NO_LABELS

  constructor(isNumbered: boolean) {
    this.#isNumbered = isNumbered
  }

  get labels(): Labels {
    return this.#labels
  }

  /** All recommendations, in the order of the text. */
  get recommendations(): ListedRecommendation[] {
    return this.#blocks.flatMap(({ type, words }, at) =>
      type === 'recommendation' ? [{ label: this.#labels.inOrder[at] ?? '', words }] : [],
    )
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Has everything drawn once more, since what stands around the numbers has changed. */
  redraw(): void {
    for (const listener of this.#listeners) listener()
  }

  /** Looks through a text; whoever draws its numbers hears of it when one of them has changed. */
  follow(doc: Node): void {
    const blocks = labelledNodes(doc)
    const isSame =
      blocks.length === this.#blocks.length && blocks.every((block, at) => block === this.#blocks[at])
    if (isSame) return
    this.#blocks = blocks
    this.#labels = labelsOf(blocks, { isNumbered: this.#isNumbered })
    this.redraw()
  }
}

// A block that nobody touched is the same object in the next document, and one of the same look has the same numbers.
const known = new WeakMap<Node, LabelledBlock>()
const looks = new Map<string, LabelledBlock>()
const MAX_LOOKS = 10_000

function labelledNodes(doc: Node): LabelledBlock[] {
  return doc.children.map((node) => {
    const block = known.get(node) ?? oneOfItsLook(labelledNode(node))
    known.set(node, block)
    return block
  })
}

/** So that a letter typed into a paragraph, which gives it another node, changes no number. */
function oneOfItsLook(block: LabelledBlock): LabelledBlock {
  const key = JSON.stringify(block)
  const found = looks.get(key)
  if (found) return found
  if (looks.size >= MAX_LOOKS) looks.clear()
  looks.set(key, block)
  return block
}

function labelledNode(node: Node): LabelledBlock {
  const references: string[] = []
  node.descendants(({ type, attrs }) => {
    if (type.name === 'footnoteReference' && attrs.note) references.push(attrs.note)
  })
  return {
    type: node.type.name,
    id: node.attrs.id ?? null,
    note: node.type.name === 'footnote' ? node.attrs.note : null,
    words: hasOwnWords(node.type.name) ? node.textContent : '',
    references,
  }
}
