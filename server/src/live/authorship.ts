import { gunzipSync } from 'node:zlib'
import { ROOT_NAME } from '@plenary/shared/document/schema-version.ts'
import * as Y from 'yjs'
import { newDocument } from './fold.ts'
import { type Run, runsOf } from './letters.ts'
import { DeletedBy, type DeletedStretches, type Leases } from './text-deeds.ts'

/** Two texts as gzipped Yjs V2, the older first, and what was deleted between them. */
export type AuthorshipInput = {
  from: Uint8Array
  to: Uint8Array
  deleted: DeletedStretches[]
  leases: Leases
}

/** Letters of a text in its order: whose each stretch is, null for nobody's, and how long it is. */
export type AuthoredStretch = { author: string | null; length: number }

/** Who wrote what is in the newer text alone, over the newer; who deleted what is gone from it, over the older. */
export type Authorship = { written: AuthoredStretch[]; removed: AuthoredStretch[] }

/** Tells who made of one text the other. */
export function authorshipOf({ from, to, deleted, leases }: AuthorshipInput): Authorship {
  const older = open(from)
  const newer = open(to)
  const known = Y.decodeStateVector(Y.encodeStateVector(older))
  const deletedBy = DeletedBy.of(deleted)
  return {
    written: stretchesOf(newer, (run) => writersOf(run, { from: known.get(run.client) ?? 0, leases })),
    removed: stretchesOf(older, (run) => deletersOf(run, deletedBy)),
  }
}

function open(compressed: Uint8Array): Y.Doc {
  const doc = newDocument()
  Y.applyUpdateV2(doc, gunzipSync(compressed))
  return doc
}

function stretchesOf(doc: Y.Doc, authorsOf: (run: Run) => Iterable<AuthoredStretch>): AuthoredStretch[] {
  const stretches: AuthoredStretch[] = []
  for (const run of runsOf(doc.getXmlFragment(ROOT_NAME))) {
    for (const { author, length } of authorsOf(run)) {
      const last = stretches.at(-1)
      if (last?.author === author) last.length += length
      else stretches.push({ author, length })
    }
  }
  doc.destroy()
  return stretches
}

/** What a client had written by the older text is nobody's news. */
function* writersOf(
  { client, clock, length }: Run,
  { from, leases }: { from: number; leases: Leases },
): Generator<AuthoredStretch> {
  const known = Math.min(Math.max(from - clock, 0), length)
  if (known > 0) yield { author: null, length: known }
  if (known < length) yield { author: leases.get(client) ?? null, length: length - known }
}

function* deletersOf({ client, clock, length }: Run, deletedBy: DeletedBy): Generator<AuthoredStretch> {
  const end = clock + length
  for (let at = clock; at < end; ) {
    const letter = { client, clock: at }
    const next = Math.min(end, deletedBy.sameUntil(letter))
    yield { author: deletedBy.whoDeleted(letter), length: next - at }
    at = next
  }
}
