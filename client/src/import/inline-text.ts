import type { JsonMark, JsonNode } from '@plenary/shared/document/document-json.ts'

/** Words of one block that grow piece by piece, pieces with the same marks joined. */
export class InlineText {
  readonly #nodes: JsonNode[] = []

  /** What has been put in, without blanks at either end. */
  get nodes(): JsonNode[] {
    return trimmed(this.#nodes)
  }

  /** Puts in words, with their marks. */
  words(text: string, marks: readonly JsonMark[]): void {
    const clean = withoutControls(text)
    if (clean === '') return
    const last = this.#nodes.at(-1)
    const sorted = marks.toSorted((a, b) => (a.type < b.type ? -1 : 1))
    const isSame = last?.text !== undefined && JSON.stringify(last.marks ?? []) === JSON.stringify(sorted)
    if (isSame) last.text += clean
    else this.#nodes.push({ type: 'text', text: clean, ...(sorted.length > 0 && { marks: sorted }) })
  }

  /** Begins a new line. */
  lineBreak(): void {
    this.#nodes.push({ type: 'hardBreak' })
  }

  /** Refers to a note. */
  noteReference(note: string): void {
    this.#nodes.push({ type: 'footnoteReference', attrs: { note } })
  }

  /** Puts in what was read elsewhere. */
  append(nodes: readonly JsonNode[]): void {
    for (const node of nodes) {
      if (node.text === undefined) this.#nodes.push(node)
      else this.words(node.text, node.marks ?? [])
    }
  }
}

/** Without letters that no editor shows, and halves of letters, which are no Unicode. */
function withoutControls(text: string): string {
  return text
    .toWellFormed()
    .replace(/(?![\t\n\r])\p{Cc}|\ufeff/gu, '')
    .replace(/[\t\n\r]+/g, ' ')
}

function trimmed(nodes: readonly JsonNode[]): JsonNode[] {
  const kept = nodes.map((node) => ({ ...node }))
  trimEnd(kept, 0, (text) => text.trimStart())
  trimEnd(kept, -1, (text) => text.trimEnd())
  return kept
}

function trimEnd(nodes: JsonNode[], at: 0 | -1, trim: (text: string) => string): void {
  for (let node = nodes.at(at); node; node = nodes.at(at)) {
    if (node.type === 'hardBreak') {
      nodes.splice(at, 1)
      continue
    }
    if (node.text === undefined) return
    node.text = trim(node.text)
    if (node.text !== '') return
    nodes.splice(at, 1)
  }
}

/** The words of a block, its line breaks and notes as blanks. */
export function plainWords(node: JsonNode): string {
  if (node.text !== undefined) return node.text
  return node.content ? node.content.map(plainWords).join('') : ' '
}
