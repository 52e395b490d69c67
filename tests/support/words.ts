import type { TestLine } from './test-member.ts'

const WORD = /⟨[^⟩]*⟩/g

/** Every word of the tests in a line's text, in order, repetitions included. */
export function wordsOf(line: TestLine): string[] {
  return line.text.toString().match(WORD) ?? []
}

/** A word that is written once and by one person: whoever finds it knows whose it is. */
export function newWord(author: string, count: number): string {
  return `⟨${author}-${count}⟩`
}

/** Whether somebody has written a word. */
export function isBy(author: string, word: string): boolean {
  return word.startsWith(`⟨${author}-`)
}
