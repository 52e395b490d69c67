import { gzipSync } from 'node:zlib'
import { foldText, newDocument } from '@plenary/server/live/fold.ts'
import { blocksOf } from '@plenary/server/live/letters.ts'
import { purgeDocument } from '@plenary/server/live/purge-text.ts'
import { Redaction } from '@plenary/server/live/redaction.ts'
import { RoomText } from '@plenary/server/live/room-text.ts'
import { copyDocument } from '@plenary/server/live/text-copy.ts'
import { DeedFollower } from '@plenary/server/live/text-deeds.ts'
import { readUpdate } from '@plenary/server/live/update-reader.ts'
import { Passage } from '@plenary/shared/document/passage.ts'
import { ROOT_NAME } from '@plenary/shared/document/schema-version.ts'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { hold, SEED, scaled } from './fuzz-run.ts'
import { acts, live } from './honest-life.ts'

/** More than there are in any life. */
const CLIENTS = Array.from({ length: 3_000 }, (_, client) => client)

function play(rows: readonly Uint8Array[]): Y.Doc {
  const doc = newDocument()
  for (const row of rows) Y.applyUpdate(doc, row)
  return doc
}

const textsOf = (doc: Y.Doc) => [...blocksOf(doc.getXmlFragment(ROOT_NAME))]

/** Some words of a text, or null for a text that has hardly any. */
function wordsOf(doc: Y.Doc, at: number, size: number): string | null {
  const long = textsOf(doc).filter(({ text }) => text.trim().length > 3)
  const text = long[at % long.length]?.text.trim() ?? ''
  const start = at % Math.max(1, text.length - 3)
  const words = text.slice(start, start + 3 + (size % 12)).toWellFormed()
  return words.trim().length < 3 ? null : words
}

/** Every letter of a text, by its id, with what it is. */
function lettersOf(doc: Y.Doc): string[] {
  return textsOf(doc).flatMap(({ text, runs }) =>
    runs.flatMap(({ client, clock, length, at }) =>
      Array.from({ length }, (_, n) => `${client}:${clock + n} ${text.charCodeAt(at + n)}`),
    ),
  )
}

/** What a text keeps of each stretch of positions: whatever the pieces are in which it does. */
function keptOf(doc: Y.Doc): string[] {
  return [...doc.store.clients]
    .flatMap(([client, structs]) => {
      const kept: { kind: string; end: number }[] = []
      for (const struct of structs) {
        const kind = struct instanceof Y.Item ? (struct.deleted ? 'place' : 'whole') : 'nothing'
        const end = struct.id.clock + struct.length
        const last = kept.at(-1)
        if (last?.kind === kind) last.end = end
        else kept.push({ kind, end })
      }
      return kept.map(({ kind, end }) => `${client} ${end} ${kind}`)
    })
    .sort()
}

/** Whatever can be read in a row: by its ids. */
function readable(row: Uint8Array): { client: number; clock: number }[] {
  return Y.decodeUpdate(row).structs.flatMap((struct) => {
    const isReadable = struct instanceof Y.Item && !(struct.content instanceof Y.ContentDeleted)
    return isReadable
      ? Array.from({ length: struct.length }, (_, n) => ({ ...struct.id, clock: struct.id.clock + n }))
      : []
  })
}

/** What of a row must stay: which positions it brings, in which order, and what it deletes. */
function frameOf(row: Uint8Array) {
  const { structs, deleted } = readUpdate(row, Number.POSITIVE_INFINITY)
  const ends = structs.map(({ client, clock, length }) => [client, clock + length] as const)
  const starts = structs.toReversed().map(({ client, clock }) => [client, clock] as const)
  return { starts: [...new Map(starts)].sort(), ends: [...new Map(ends)].sort(), deleted }
}

function deedsOf(before: Uint8Array, rows: readonly Uint8Array[]) {
  const follower = new DeedFollower(before)
  for (const [at, update] of rows.entries()) follower.follow({ author: `${at % 3}`, update })
  const { deleted, words } = follower.deeds(new Map(CLIENTS.map((client) => [client, `${client % 3}`])))
  return { deleted: { ...deleted, ranges: deleted.ranges.map(String).toSorted() }, words }
}

function purge(log: readonly Uint8Array[], words: string) {
  const text = play(log)
  const { deletion, folded } = purgeDocument(text, words)
  const redaction = new Redaction(text)
  redaction.add(log)
  const rows = [...log]
  for (const { at, update } of redaction.rewritten) rows[at] = update
  return { text, folded, rows: [...rows, deletion] }
}

function holdFor(log: readonly Uint8Array[], words: string, at: number): void {
  const before = play(log)
  const { text, folded, rows } = purge(log, words)
  const played = play(rows)

  // The log says what the text is, and so does what is served of it.
  expect(copyDocument(played).document).toBe(copyDocument(text).document)
  expect(Y.encodeStateVector(played)).toEqual(Y.encodeStateVector(before))
  expect(keptOf(play([folded.state]))).toEqual(keptOf(played))

  // The words are gone, and no letter but theirs.
  expect(textsOf(played).some((block) => new Passage(words).isIn(block.text))).toBe(false)
  const left = lettersOf(played)
  const kept = new Set(left)
  expect(lettersOf(before).filter((letter) => kept.has(letter))).toEqual(left)

  // No row says anything that is deleted, and each is the row that it was in everything else.
  for (const [n, row] of rows.entries()) {
    if (n < log.length) expect(frameOf(row)).toEqual(frameOf(log[n] ?? row))
    for (const { client, clock } of readable(row))
      expect(Y.getItem(played.store, Y.createID(client, clock)).deleted).toBe(false)
  }

  // A room opens with them, and it is known who did what since any moment.
  const rowsOfLog = rows.map((update, n) => ({ seq: n + 1, epoch: 0, update }))
  new RoomText({ seq: 0, epoch: 0, ...foldText(null, []) }).follow(rowsOfLog)
  const middle = at % log.length
  const version = gzipSync(Y.encodeStateAsUpdateV2(play(log.slice(0, middle))))
  const deletion = rows.at(-1) ?? new Uint8Array()
  expect(deedsOf(version, rows.slice(middle))).toEqual(deedsOf(version, [...log.slice(middle), deletion]))
}

test.each([false, true])(
  '[PU3] a purged log tells the same text and the same authors, and nothing that is deleted (undo: %s)',
  (canUndo) => {
    const property = fc.property(acts(900), fc.nat(), fc.nat(), (life, at, size) => {
      const log: Uint8Array[] = []
      live(life, canUndo, log)
      const words = wordsOf(play(log), at, size)
      if (words !== null) holdFor(log, words, at)
    })
    hold(property, scaled(30), SEED)
  },
  3_600_000,
)
