import { hashOfRow, NO_HASH } from './audit.ts'
import {
  countRows,
  findRowAfter,
  findSeq,
  listChains,
  readChain,
  type StoredChain,
  type StoredRow,
} from './audit-rows.ts'
import type { Db } from './database.ts'

/** What is wrong at the first place of a chain where something is. */
export type ChainFault =
  | { kind: 'changed'; seq: number }
  | { kind: 'missing'; from: number; to: number }
  | { kind: 'inserted'; from: number; to: number }
  /** A row of this chain in the place of another. */
  | { kind: 'moved'; seq: number; wasSeq: number }
  /** A row of another chain. */
  | { kind: 'foreign'; seq: number; wasChain: string; wasSeq: number }
  | { kind: 'end-missing'; rows: number }
  /** The last row and the head do not agree on its hash. */
  | { kind: 'end-changed'; seq: number }
  | { kind: 'head-missing' }

/** What was found of a chain: the rows that are right from the first on, the hash of the last of them, and what follows. */
export type ChainReport = { chain: string; rows: number; lastHash: string; fault: ChainFault | null }

type ChainEnd = { seq: number; hash: string }

/** Hashes made to find out where a row that is in the wrong place comes from: a few seconds. */
const MAX_GUESSES = 1_000_000

/**
 * Walks every chain from its first row to its head. Each row says its number and the hash of the row before, and its
 * own hash covers both and all it holds, so that whatever is done to a row shows there or at the next one. Only who
 * makes every hash anew from there on, and the head, is not found by this: for that, keep a last hash elsewhere.
 * `onRow` is told each row that is right.
 *
 * To be called in a transaction that sees one state, where somebody else may be writing.
 */
export async function* checkChains(db: Db, onRow?: (row: StoredRow) => void): AsyncGenerator<ChainReport> {
  const chains = await listChains(db)
  for (const chain of chains) yield await checkChain(db, chain, { chains, onRow })
}

async function checkChain(
  db: Db,
  { chain, head }: StoredChain,
  { chains, onRow }: { chains: StoredChain[]; onRow: ((row: StoredRow) => void) | undefined },
): Promise<ChainReport> {
  let last: ChainEnd = { seq: 0, hash: NO_HASH }
  for await (const row of readChain(db, chain)) {
    if (!isNext(row, last))
      return { ...reportOf(chain, last), fault: await diagnose(db, { row, last, chains }) }
    onRow?.(row)
    last = row
  }
  return { ...reportOf(chain, last), fault: faultOfEnd(head, last) }
}

function reportOf(chain: string, { seq, hash }: ChainEnd) {
  return { chain, rows: seq, lastHash: hash }
}

function isNext(row: StoredRow, last: ChainEnd): boolean {
  return row.seq === last.seq + 1 && row.previousHash === last.hash && isSound(row)
}

function isSound(row: StoredRow): boolean {
  return hashOfRow(row) === row.hash
}

function faultOfEnd(head: StoredChain['head'], last: ChainEnd): ChainFault | null {
  if (!head) return { kind: 'head-missing' }
  if (head.seq > last.seq) return { kind: 'end-missing', rows: head.seq - last.seq }
  if (head.seq < last.seq) return { kind: 'inserted', from: Math.max(head.seq, 0) + 1, to: last.seq }
  return head.hash === last.hash ? null : { kind: 'end-changed', seq: last.seq }
}

type Broken = { row: StoredRow; last: ChainEnd; chains: StoredChain[] }

/** What was done where a row is not the next one. */
async function diagnose(db: Db, broken: Broken): Promise<ChainFault> {
  const { row, last } = broken
  const isSecond = row.seq <= last.seq || (await countRows(db, row.chain, row.seq)) > 1
  if (isSecond) return { kind: 'inserted', from: row.seq, to: row.seq }
  if (row.seq > last.seq + 1) return { kind: 'missing', from: last.seq + 1, to: row.seq - 1 }
  return isSound(row) ? diagnoseLink(db, broken) : diagnoseContent(db, broken)
}

/** The row is as somebody hashed it, but does not follow the one before. */
async function diagnoseLink(db: Db, { row, last, chains }: Broken): Promise<ChainFault> {
  const next = await findRowAfter(db, row.chain, row.seq)
  const head = chains.find(({ chain }) => chain === row.chain)?.head
  const isFollowed = (next ? next.previousHash : head?.hash) === row.hash
  if (!isFollowed || last.seq === 0) return insertedOrChanged(db, row, last)
  // What comes after agrees with this row, so that what comes before is false.
  const before = await findBefore(db, row)
  return before === null
    ? { kind: 'changed', seq: last.seq }
    : { kind: 'inserted', from: before + 1, to: last.seq }
}

/** The row is not as it was hashed: not in this place, or not at all. */
async function diagnoseContent(db: Db, { row, last, chains }: Broken): Promise<ChainFault> {
  const origin = findOrigin(row, await lengthsOf(db, chains))
  if (!origin) return insertedOrChanged(db, row, last)
  const { chain: wasChain, seq: wasSeq } = origin
  if (wasChain !== row.chain) return { kind: 'foreign', seq: row.seq, wasChain, wasSeq }
  const shift = wasSeq - row.seq
  if (shift > 0 && (await isShifted(db, row, shift)))
    return { kind: 'missing', from: row.seq, to: wasSeq - 1 }
  const before = await findBefore(db, row)
  if (shift < 0 && before === wasSeq - 1 && before < last.seq)
    return { kind: 'inserted', from: before + 1, to: last.seq }
  return { kind: 'moved', seq: row.seq, wasSeq }
}

/** Where a later row follows what comes before this one, all in between was put there. */
async function insertedOrChanged(db: Db, row: StoredRow, last: ChainEnd): Promise<ChainFault> {
  const next = await findSeq(db, { chain: row.chain, follows: last.hash, after: row.seq })
  if (next !== null) return { kind: 'inserted', from: row.seq, to: next - 1 }
  return { kind: 'changed', seq: row.seq }
}

/** The number of the row that this one says it follows, if it stands before; 0 for the beginning. */
async function findBefore(db: Db, { chain, seq, previousHash }: StoredRow): Promise<number | null> {
  if (previousHash === NO_HASH) return 0
  return findSeq(db, { chain, has: previousHash, before: seq })
}

/** Whether the row after this one, if there is one, was moved up by as much: rows were taken out before them. */
async function isShifted(db: Db, row: StoredRow, shift: number): Promise<boolean> {
  const next = await findRowAfter(db, row.chain, row.seq)
  return next === null || hashOfRow({ ...next, seq: next.seq + shift }) === next.hash
}

/** How many numbers each chain has given, by its head and by its rows. */
async function lengthsOf(db: Db, chains: StoredChain[]) {
  const ends = await db
    .selectFrom('audit_events')
    .select(({ fn }) => ['chain', fn.max('seq').as('seq')])
    .groupBy('chain')
    .execute()
  const lastSeqs = new Map(ends.map(({ chain, seq }) => [chain, seq]))
  return chains.map(({ chain, head }) => ({
    chain,
    length: Math.max(head?.seq ?? 0, lastSeqs.get(chain) ?? 0),
  }))
}

/** The chain and the number under which a row's hash would be right, its own chain first; null when there is none. */
function findOrigin(
  row: StoredRow,
  lengths: { chain: string; length: number }[],
): { chain: string; seq: number } | null {
  const ownFirst = lengths.toSorted((a, b) => Number(b.chain === row.chain) - Number(a.chain === row.chain))
  let guesses = 0
  for (const { chain, length } of ownFirst) {
    // One more: where the end was taken away with the head, a row may come from beyond it.
    for (let seq = 1; seq <= length + 1 && guesses < MAX_GUESSES; seq += 1, guesses += 1) {
      if (hashOfRow({ ...row, chain, seq }) === row.hash) return { chain, seq }
    }
  }
  return null
}
