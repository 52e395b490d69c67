import type { JsonMark } from '../document/document-json.ts'
import { countWords, HIDES, type Reading } from '../document/word-stretch.ts'
import { rowsInside } from './every-row.ts'
import type { Piece, Row } from './view.ts'

/** Words that came and went. What came less what went is by how much the figure of the whole text has changed. */
export type WordTally = { added: number; removed: number }

/** The words that came and went in some rows, as one reading counts them. One that changed in a letter is another. */
export function tallyOf(rows: readonly Row[], reading: Reading): WordTally {
  const tally = { added: 0, removed: 0 }
  rows.forEach((row) => {
    const half = row.kind === 'split-off' ? rows.find(({ key }) => key === row.counterpart) : undefined
    const own = row.shape === 'words' ? tallyOfWords(row, half, reading) : tallyOf(rowsInside(row), reading)
    tally.added += own.added
    tally.removed += own.removed
  })
  return tally
}

type WordsRow = Extract<Row, { shape: 'words' }>

function tallyOfWords(row: WordsRow, half: Row | undefined, reading: Reading): WordTally {
  // What moved is counted where it is now.
  if (row.kind === 'moved-from') return { added: 0, removed: 0 }
  // A half that was split off was seen if what it was part of was.
  const was = row.before ?? half?.before
  const isShown = { before: !was?.hidden[reading], after: !row.after?.hidden[reading] }
  const shown = row.pieces.map((piece) => shownText(piece, reading, isShown))
  const kept = keptIn(row, shown, leadOf(row, half))
  const count = (side: 'before' | 'after') => countWords(shown.map((text) => text[side]).join(''))
  return { added: count('after') - kept, removed: count('before') - kept }
}

/** What of a piece is seen on each side, and as what it may be the same on both. */
type ShownText = { before: string; after: string; shared: string }

function shownText(piece: Piece, reading: Reading, isShown: Record<'before' | 'after', boolean>): ShownText {
  const { state, marks, marksBefore = marks } = piece
  const text = piece.type === 'text' ? piece.text : ' '
  const isIn = { before: state !== 'inserted', after: state !== 'deleted' }
  const wasShown = isShown.before && isIn.before && !hides(marksBefore, piece, reading, 'before')
  const isNowShown = isShown.after && isIn.after && !hides(marks, piece, reading, 'after')
  return {
    before: wasShown && state !== 'carried-here' ? text : '',
    after: isNowShown && state !== 'carried-from' ? text : '',
    shared: wasShown && isNowShown && state !== 'carried-from' ? text : '',
  }
}

function hides(
  marks: readonly JsonMark[],
  piece: Piece,
  reading: Reading,
  side: 'before' | 'after',
): boolean {
  const { mark, attribute } = HIDES[reading]
  const change = piece.attributes?.find(({ name }) => name === attribute)
  return marks.some(({ type }) => type === mark) || Boolean(change ? change[side] : piece.attrs?.[attribute])
}

/** Where a stretch that is on both sides begins in what is seen of each. */
type Stretch = { text: string; before: number; after: number }

/** Words that are whole, and the same, on both sides. `lead`: the letter before a half that was split off. */
function keptIn({ kind, pieces }: WordsRow, shown: readonly ShownText[], lead: string): number {
  const stretches: Stretch[] = []
  let [before, after] = [lead, '']
  shown.forEach(({ shared, ...text }, at) => {
    const last = stretches.at(-1)
    const isJoined = pieces[at]?.state === 'carried-here' && kind !== 'split-off'
    // What was joined began a paragraph of its own.
    if (isJoined && pieces[at - 1]?.state !== 'carried-here') before += ' '
    const goesOn = last && last.before + last.text.length === before.length
    if (shared && goesOn && last.after + last.text.length === after.length) last.text += shared
    else if (shared) stretches.push({ text: shared, before: before.length, after: after.length })
    before += shared || text.before
    after += text.after
  })
  return stretches.reduce((sum, stretch) => sum + wholeWordsIn(stretch, before, after), 0)
}

function wholeWordsIn({ text, before, after }: Stretch, textBefore: string, textAfter: string): number {
  const isBorder = (letter: string | undefined) => letter === undefined || /\s/.test(letter)
  return [...text.matchAll(/\S+/g)].filter(({ 0: word, index }) => {
    const end = index + word.length
    const beginsWhole = index > 0 || (isBorder(textBefore[before - 1]) && isBorder(textAfter[after - 1]))
    const endsWhole =
      end < text.length || (isBorder(textBefore[before + end]) && isBorder(textAfter[after + end]))
    return beginsWhole && endsWhole
  }).length
}

/** The letter that stood before a half when it was not yet split off. */
function leadOf({ pieces }: WordsRow, half: Row | undefined): string {
  if (half?.shape !== 'words') return ''
  const first = pieces.find(({ state }) => state === 'carried-here')
  const at = half.pieces.findIndex(({ state, text }) => state === 'carried-from' && text === first?.text)
  const before = half.pieces
    .slice(0, at)
    .filter(({ state }) => state !== 'inserted' && state !== 'carried-here')
  return before.at(-1)?.text.at(-1) ?? ''
}
