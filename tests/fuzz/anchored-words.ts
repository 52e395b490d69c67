import { documentSchema } from '@plenary/shared/document/schema.ts'
import type { Node } from '@tiptap/pm/model'

/** Threads of a room. Each is on a phrase whose every word begins and ends with a letter that stands nowhere else. */
export const THREADS = 200
/** Two Chinese letters for each word of each phrase: which word of which phrase it is can be told from each alone. */
const FIRST_LETTER = 0x4e00
const MOST_LETTERS = 16
/** The rest of the words is the same in all phrases, so that phrases are like one another. */
const RESTS = ['the', 'right', 'of', 'every', 'person', 'shall', 'be', 'protected', 'by', 'law']
const FILLING = ['and ', 'the State ', 'shall ', 'in law and practice ', 'a ', 'protected by ', 'x', 'été, ']

/** The thread whose a letter is, or null for one that is nobody's. */
export function ownerOf(letter: string): number | null {
  const at = (letter.codePointAt(0) ?? 0) - FIRST_LETTER
  if (at < 0 || at >= THREADS * MOST_LETTERS) return null
  return Math.floor(at / MOST_LETTERS)
}

/** The words of a thread's phrase: two to seven, as its number says. */
export function phraseOf(thread: number): string[] {
  return Array.from({ length: 2 + ((thread * 7) % 6) }, (_, index) => {
    const [first, last] = [letterOf(thread, 2 * index), letterOf(thread, 2 * index + 1)]
    return first + RESTS[(thread + 3 * index) % RESTS.length] + last
  })
}

function letterOf(thread: number, index: number): string {
  return String.fromCodePoint(FIRST_LETTER + thread * MOST_LETTERS + index)
}

/** Words that are nobody's. */
export function filling(number: number): string {
  return FILLING[number % FILLING.length] ?? 'x'
}

/** A text with all phrases: in paragraphs, headings, lists and a table; every eighth goes over the end of a block. */
export function anchoredText(): Node {
  const blocks: Node[] = []
  for (let thread = 0; thread < THREADS; thread += 8) {
    const [a = '', b = '', c = '', d = '', e = '', f = '', g = ''] = Array.from({ length: 7 }, (_, at) =>
      phraseOf(thread + at).join(' '),
    )
    const last = phraseOf(thread + 7)
    const half = Math.ceil(last.length / 2)
    blocks.push(
      block('paragraph', thread, `${filling(thread)}${a} ${filling(thread + 1)}${b}.`),
      block('paragraph', thread + 1, `${c} and so on: ${last.slice(0, half).join(' ')}`),
      block('paragraph', thread + 2, `${last.slice(half).join(' ')} ${filling(thread + 5)}`),
      thread % 16 === 0
        ? list(thread, [`${d} ${filling(thread + 2)}`, e, `${filling(thread + 3)}${f}`])
        : table(thread, [`${d} ${filling(thread + 2)}`, e, `${filling(thread + 3)}${f}`, 'x']),
      block('heading', thread + 6, `Section ${thread}: ${g}`),
    )
  }
  return documentSchema.node('doc', null, blocks)
}

function block(type: string, number: number, text: string): Node {
  return documentSchema.node(type, { id: `${type}-${number}` }, documentSchema.text(text))
}

function list(number: number, texts: readonly string[]): Node {
  const items = texts.map((text, at) =>
    documentSchema.node(
      'listItem',
      { id: `item-${number}-${at}` },
      block('paragraph', number * 10 + at + 5_000, text),
    ),
  )
  return documentSchema.node('bulletList', { id: `list-${number}` }, items)
}

function table(number: number, texts: readonly string[]): Node {
  const cells = texts.map((text, at) =>
    documentSchema.node(
      'tableCell',
      { id: `cell-${number}-${at}` },
      block('paragraph', number * 10 + at + 9_000, text),
    ),
  )
  const rows = [cells.slice(0, 2), cells.slice(2)].map((row, at) =>
    documentSchema.node('tableRow', { id: `row-${number}-${at}` }, row),
  )
  return documentSchema.node('table', { id: `table-${number}` }, rows)
}
