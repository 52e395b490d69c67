import { parentPort } from 'node:worker_threads'
import {
  type SignableRecommendation,
  signableRecommendations,
} from '@plenary/shared/recommendations/signable.ts'
import * as Y from 'yjs'
import { type Authorship, type AuthorshipInput, authorshipOf } from './authorship.ts'
import { type FoldedText, foldDocument, newDocument } from './fold.ts'
import { countPassages } from './passage-count.ts'
import { type PurgedText, purgeCopy, purgeDocument } from './purge-text.ts'
import { type RedactedRow, Redaction } from './redaction.ts'
import { type StillMap, stillMap } from './still-map.ts'
import { copyDocument, type TextCopy } from './text-copy.ts'
import { type Deed, DeedFollower, type Leases, type TextDeeds } from './text-deeds.ts'
import { type FileForm, textFile } from './text-file.ts'

/** What the thread makes, by the name of the question. */
export type Makes = {
  fold: FoldedText
  copy: TextCopy
  deeds: TextDeeds
  authorship: Authorship
  purge: PurgedText
  redacted: RedactedRow[]
  'purge-copy': TextCopy
  passages: number[]
  signable: SignableRecommendation[]
  file: Uint8Array
  'map-still': StillMap
}

/**
 * What the thread is asked: a text is begun and added to, at the end it is folded, copied or rid of a passage, or the rows
 * of its log are rid of what it does not hold; or it is followed, to tell who did what. `forget` also after a job that has ended, since its pages may come late.
 */
export type FoldRequest = { id: number } & (
  | { kind: 'begin'; state: Uint8Array | null }
  | { kind: 'add'; updates: Uint8Array[] }
  | { kind: 'fold' }
  | { kind: 'copy' }
  | { kind: 'purge'; words: string }
  | { kind: 'redact'; updates: Uint8Array[] }
  | { kind: 'redacted' }
  | { kind: 'purge-copy'; compressed: Uint8Array; words: string }
  | { kind: 'passages'; documents: string[]; words: string }
  | { kind: 'map-still'; headings: readonly string[] }
  | { kind: 'signable'; document: string }
  | { kind: 'file'; document: string; wish: FileForm }
  | { kind: 'begin-following'; before: Uint8Array | null }
  | { kind: 'follow'; deeds: Deed[] }
  | { kind: 'follow-whole'; compressed: Uint8Array }
  | { kind: 'deeds'; leases: Leases }
  | { kind: 'authorship'; input: AuthorshipInput }
  | { kind: 'forget' }
)

export type FoldAnswer = { id: number; made?: Makes[keyof Makes]; error?: string }

const docs = new Map<number, Y.Doc>()
const followers = new Map<number, DeedFollower>()
const redactions = new Map<number, Redaction>()

parentPort?.on('message', (request: FoldRequest) => {
  const { id } = request
  try {
    const made = take(request)
    if (made) parentPort?.postMessage({ id, made } satisfies FoldAnswer)
  } catch (error) {
    forget(id)
    const answer: FoldAnswer = { id, error: error instanceof Error ? error.message : String(error) }
    parentPort?.postMessage(answer)
  }
})

function take(request: FoldRequest): Makes[keyof Makes] | null {
  const doc = docs.get(request.id)
  const follower = followers.get(request.id)
  switch (request.kind) {
    case 'begin':
      docs.set(request.id, begin(request.state))
      return null
    case 'add':
      doc?.transact(() => {
        for (const update of request.updates) Y.applyUpdate(doc, update)
      })
      return null
    case 'fold':
      return doc ? foldDocument(doc) : null
    case 'copy':
      return doc ? copyDocument(doc) : null
    case 'purge':
      return doc ? purgeDocument(doc, request.words) : null
    case 'redact':
      if (doc) redactionOf(request.id, doc).add(request.updates)
      return null
    case 'redacted':
      return doc ? redactionOf(request.id, doc).rewritten : null
    case 'purge-copy':
      return purgeCopy(request.compressed, request.words)
    case 'passages':
      return countPassages(request.documents, request.words)
    case 'map-still':
      return doc ? stillMap(doc, request.headings) : null
    case 'signable':
      return signableRecommendations(JSON.parse(request.document))
    case 'file':
      return textFile(request.document, request.wish)
    case 'begin-following':
      followers.set(request.id, new DeedFollower(request.before))
      return null
    case 'follow':
      for (const deed of request.deeds) follower?.follow(deed)
      return null
    case 'follow-whole':
      follower?.followWhole(request.compressed)
      return null
    case 'deeds':
      return follower?.deeds(request.leases) ?? null
    case 'authorship':
      return authorshipOf(request.input)
    case 'forget':
      forget(request.id)
      return null
  }
}

function begin(state: Uint8Array | null): Y.Doc {
  const doc = newDocument()
  if (state) Y.applyUpdate(doc, state)
  return doc
}

function redactionOf(id: number, text: Y.Doc): Redaction {
  const redaction = redactions.get(id) ?? new Redaction(text)
  redactions.set(id, redaction)
  return redaction
}

function forget(id: number): void {
  redactions.delete(id)
  docs.get(id)?.destroy()
  docs.delete(id)
  followers.get(id)?.end()
  followers.delete(id)
}
