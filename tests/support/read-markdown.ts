import type { JsonMark, JsonNode } from '@plenary/shared/document/document-json.ts'
import { type Node, Parser } from 'commonmark'
import { plainForm } from './plain-form.ts'

/** A letter of a text with what is on it and where it stands: all that a form of the text must keep. */
export type Letter = {
  letter: string
  marks: string[]
  isAfterBlank: boolean
  /** What it is the first letter in. */
  entered: string[]
  place: string
}

const TAGS: Record<string, string> = {
  ...{ strong: 'bold', em: 'italic', u: 'underline', s: 'strike' },
  sup: 'raised',
}
const CONTAINERS: Record<string, string> = { block_quote: 'blockquote', item: 'listItem', heading: 'heading' }

/** The letters that a reader of CommonMark sees, without those of tables, which are HTML. */
export function lettersOfMarkdown(markdown: string): Letter[] {
  const pen = new Pen()
  const walker = new Parser().parse(markdown).walker()
  for (let step = walker.next(); step; step = walker.next()) readStep(pen, step.node, step.entering)
  return pen.letters
}

function readStep(pen: Pen, node: Node, isEntering: boolean): void {
  if (node.type === 'text') pen.write(node.literal ?? '')
  else if (node.type === 'softbreak' || node.type === 'linebreak') pen.write(' ')
  else if (node.type === 'html_inline') readTag(pen, node.literal ?? '')
  else if (node.type === 'thematic_break' || node.type === 'html_block') return
  else if (node.type === 'code' || node.type === 'code_block' || node.type === 'image')
    throw new Error(`${node.type} was made of words`)
  else if (node.type === 'link') pen.turn(isEntering, `link ${decodeURI(node.destination ?? '')}`)
  else if (node.type === 'strong' || node.type === 'emph')
    pen.turn(isEntering, node.type === 'emph' ? 'italic' : 'bold')
  else pen.step(isEntering, nameOf(node))
}

function readTag(pen: Pen, tag: string): void {
  if (tag === '<br>') return pen.write(' ')
  const [, end, name = ''] = /^<(\/?)(\w+)>$/.exec(tag) ?? []
  const mark = TAGS[name]
  if (mark) pen.turn(!end, mark)
  else throw new Error(`${tag} was made of words`)
}

function nameOf(node: Node): string {
  if (node.type === 'list')
    return node.listType === 'ordered' ? `orderedList ${node.listStart}` : 'bulletList'
  return `${CONTAINERS[node.type] ?? node.type}${node.type === 'heading' ? ` ${node.level}` : ''}`
}

/** The letters of a text without suggestions, likewise: with its numbers, its notes at the end, and without its hints. */
export function lettersOfDocument(document: JsonNode): Letter[] {
  const pen = new Pen()
  read(pen, { ...plainForm(document), type: 'document' })
  return pen.letters
}

function read(pen: Pen, node: JsonNode): void {
  if (node.type === 'table' || node.type === 'horizontalRule') return
  if (node.type === 'hardBreak') return pen.write(' ')
  if (node.text !== undefined) return readWords(pen, node)
  pen.step(true, placeName(node))
  for (const child of node.content ?? []) read(pen, child)
  pen.step(false, placeName(node))
}

function readWords(pen: Pen, { text = '', marks = [] }: JsonNode): void {
  const names = marks.filter(({ type }) => type !== 'language').map(markName)
  for (const name of names) pen.turn(true, name)
  pen.write(text)
  for (const name of names) pen.turn(false, name)
}

function markName({ type, attrs }: JsonMark): string {
  return type === 'link' ? `link ${decodeURI(String(attrs?.href))}` : type
}

function placeName({ type, attrs = {} }: JsonNode): string {
  if (type === 'heading') return `heading ${attrs.level ?? 1}`
  return type === 'orderedList' ? `orderedList ${attrs.start ?? 1}` : type
}

/** Writes letters down as they are read. */
class Pen {
  readonly letters: Letter[] = []
  readonly #places: string[] = []
  readonly #marks: string[] = []
  #entered: string[] = []
  #isAfterBlank = false

  step(isEntering: boolean, name: string): void {
    this.#isAfterBlank = false
    if (!isEntering) {
      this.#places.pop()
      return
    }
    this.#places.push(name)
    this.#entered.push(name)
  }

  turn(isOn: boolean, mark: string): void {
    if (isOn) this.#marks.push(mark)
    else this.#marks.splice(this.#marks.lastIndexOf(mark), 1)
  }

  write(words: string): void {
    for (const letter of words.replace(/[ \t\n\r\f\v]+/g, ' ').replace(/\p{Cc}/gu, '\ufffd')) {
      if (letter === ' ') this.#isAfterBlank = true
      else this.#put(letter)
    }
  }

  #put(letter: string): void {
    // An empty paragraph is nothing in Markdown; an empty item or quotation is one.
    const entered = this.#entered.filter((name, at, all) => name !== 'paragraph' || at === all.length - 1)
    const isAfterBlank = this.#isAfterBlank && entered.length === 0
    const place = this.#places.join(' > ')
    this.letters.push({ letter, marks: this.#marks.toSorted(), isAfterBlank, entered, place })
    this.#entered = []
    this.#isAfterBlank = false
  }
}
