import { commonRuns, type Run } from './common-runs.ts'
import { newNumbers } from './fingerprints.ts'
import { isWord } from './tokens.ts'
import type { Work } from './work.ts'

/** What stands for something between words, such as a line break: it begins with a character that no token has. */
export function breakToken(type: string): string {
  return `\u0000${type}`
}

export function isBreak(token: string): boolean {
  return token.startsWith('\u0000') && token.length > 1
}

/**
 * The tokens that two lines have in common. Words decide, and only between them signs and spaces: these are in every
 * sentence, and would else draw the words of quite different ones to each other.
 */
export function commonTokens(before: readonly string[], after: readonly string[], work: Work): Run[] {
  const numbers = newNumbers()
  const lines = { before: readLine(before, numbers), after: readLine(after, numbers) }
  const anchors = commonRuns(lines.before.words, lines.after.words, work)
  const runs: Run[] = []
  let last = { before: 0, after: 0 }
  const addUpTo = (end: { before: number; after: number }) => {
    const [ofBefore, ofAfter] = [
      lines.before.all.subarray(last.before, end.before),
      lines.after.all.subarray(last.after, end.after),
    ]
    for (const run of commonRuns(ofBefore, ofAfter, work))
      addRun(runs, { before: last.before + run.before, after: last.after + run.after, length: run.length })
  }
  for (const { before: one, after: other, length } of anchors) {
    for (let at = 0; at < length; at++) {
      const word = { before: lines.before.places[one + at] ?? 0, after: lines.after.places[other + at] ?? 0 }
      addUpTo(word)
      addRun(runs, { ...word, length: 1 })
      last = { before: word.before + 1, after: word.after + 1 }
    }
  }
  addUpTo({ before: before.length, after: after.length })
  return withoutRemnants(runs, before, after)
}

/** A line as numbers: all of it, its words alone, and where each of them stands. */
function readLine(tokens: readonly string[], numbers: (text: string) => number) {
  const all = Int32Array.from(tokens, numbers)
  const places = tokens.flatMap((token, at) => (isTelling(token) ? [at] : []))
  return { all, places, words: Int32Array.from(places, (at) => all[at] ?? 0) }
}

/** A break tells as much as a word: it is not said to have gone and come. */
function isTelling(token: string): boolean {
  return isBreak(token) || isWord(token)
}

function addRun(runs: Run[], run: Run): void {
  const last = runs.at(-1)
  const isNext = last && last.before + last.length === run.before && last.after + last.length === run.after
  if (isNext) last.length += run.length
  else runs.push(run)
}

/** What holds no word between two changes of words is changed with them. */
function withoutRemnants(runs: readonly Run[], before: readonly string[], after: readonly string[]): Run[] {
  const hasWord = (from: Run | undefined, to: Run | undefined) =>
    isTellingIn(before, from ? from.before + from.length : 0, to?.before ?? before.length) ||
    isTellingIn(after, from ? from.after + from.length : 0, to?.after ?? after.length)
  return runs.filter((run, at) => {
    const isRemnant = !isTellingIn(before, run.before, run.before + run.length)
    return !(isRemnant && hasWord(runs[at - 1], run) && hasWord(run, runs[at + 1]))
  })
}

function isTellingIn(tokens: readonly string[], from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (isTelling(tokens[at] ?? '')) return true
  return false
}
