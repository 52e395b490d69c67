import { expect } from 'vitest'
import * as Y from 'yjs'
import type { TestLine, TestMember } from './test-member.ts'
import { until } from './until.ts'
import { newWord, wordsOf } from './words.ts'

/** How long edits took, in milliseconds: until the author was told that they are saved, until a peer had them. */
export type Latencies = { savedMs: number[]; peerMs: number[] }

/** People who write in a room, one word after the other, whatever else goes on there. */
export class HonestPeople {
  readonly latencies: Latencies = { savedMs: [], peerMs: [] }
  readonly #lines: readonly TestLine[]
  readonly #written: string[] = []

  private constructor(lines: readonly TestLine[]) {
    this.#lines = lines
  }

  /** Everybody comes into the room. */
  static async join(members: readonly TestMember[], roomId: string): Promise<HonestPeople> {
    return new HonestPeople(await Promise.all(members.map((member) => member.join(roomId))))
  }

  /** Each writes the next word as soon as all have the last one, until it is over. `pause` slows them to a pace. */
  async writeWhile(isGoingOn: () => boolean, pause: () => Promise<void> = async () => {}): Promise<void> {
    await Promise.all(
      this.#lines.map(async (line, at) => {
        for (let n = 0; n < 3 || isGoingOn(); n++) {
          await this.#writeWord(at, line)
          await pause()
        }
      }),
    )
  }

  /** They are all still in on their first line, have all words of all of them, and so has whoever comes now. */
  async expectUnharmed(newcomer: TestLine): Promise<void> {
    expect(this.#lines.map(({ closeCode }) => closeCode)).toEqual(this.#lines.map(() => null))
    await Promise.all(this.#lines.map((line) => line.saved()))
    const all = [...this.#lines, newcomer]
    const texts = () => new Set(all.map((line) => line.text.toString()))
    await until('all have the same text', () => texts().size === 1)
    const written = new Set(this.#written)
    expect(
      wordsOf(newcomer)
        .filter((word) => written.has(word))
        .toSorted(),
    ).toEqual(this.#written.toSorted())
  }

  async #writeWord(at: number, line: TestLine): Promise<void> {
    const word = newWord(`honest-${line.clientId}`, this.#written.length)
    this.#written.push(word)
    const peer = this.#lines[(at + 1) % this.#lines.length]
    if (!peer || peer === line) throw new Error('one person alone has no peer')
    const startedAt = performance.now()
    line.write(word)
    const clock = Y.getState(line.doc.store, line.clientId)
    const hasIt = () => Y.getState(peer.doc.store, line.clientId) >= clock
    const marker = line.ask()
    const noteSaved = () => this.#note('savedMs', startedAt, () => line.isAnswered(marker), forget)
    const notePeer = () => this.#note('peerMs', startedAt, hasIt, forgetPeer)
    const forget = () => line.socket.off('message', noteSaved)
    const forgetPeer = () => peer.doc.off('update', notePeer)
    line.socket.on('message', noteSaved)
    peer.doc.on('update', notePeer)
    await until('an honest edit is saved and seen', () => {
      if (line.closeCode ?? peer.closeCode)
        throw new Error(`an honest person was closed with ${line.closeCode}`)
      return line.isAnswered(marker) && hasIt()
    })
  }

  #note(kind: keyof Latencies, startedAt: number, isThere: () => boolean, forget: () => void): void {
    if (!isThere()) return
    this.latencies[kind].push(performance.now() - startedAt)
    forget()
  }
}
