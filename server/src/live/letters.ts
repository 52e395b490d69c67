import * as Y from 'yjs'

/** A letter by who wrote it and how many that client had written before. */
export type Letter = { client: number; clock: number }

/** Letters that one client wrote one after the other: UTF-16 units, as Yjs counts them. `at`: where in their block. */
export type Run = Letter & { length: number; at: number }

/** Text without a break in it: what is no text, such as a line break, is a space. */
export type Block = { text: string; runs: Run[] }

/** The letters of a document in its order. */
export function* runsOf(fragment: Y.XmlFragment): Generator<Run> {
  for (const { runs } of blocksOf(fragment)) yield* runs
}

/** The first letter of each word of a document. */
export function* wordsOf(fragment: Y.XmlFragment): Generator<Letter> {
  for (const { text, runs } of blocksOf(fragment)) {
    let next = 0
    for (const { index } of text.matchAll(/\S+/gu)) {
      while ((runs[next + 1]?.at ?? Infinity) <= index) next += 1
      const run = runs[next]
      if (run) yield { client: run.client, clock: run.clock + index - run.at }
    }
  }
}

/** The stretches of text of a document, each with its letters. */
export function* blocksOf(parent: Y.XmlFragment): Generator<Block> {
  const block: Block = { text: '', runs: [] }
  for (const child of parent.toArray()) {
    if (child instanceof Y.XmlText) addLetters(block, child)
    else if (child instanceof Y.XmlElement && child.length > 0) yield* blocksOf(child)
    // Such as a line break, which parts words.
    else block.text += ' '
  }
  if (block.runs.length > 0) yield block
}

function addLetters(block: Block, text: Y.XmlText): void {
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted || !(item.content instanceof Y.ContentString)) continue
    block.runs.push({ ...item.id, length: item.length, at: block.text.length })
    block.text += item.content.str
  }
}
