import { extname } from 'node:path'
import { Worker } from 'node:worker_threads'
import { FOLD_TIMEOUT_MS } from '@plenary/shared/limits.ts'
import {
  type SignableRecommendation,
  signableRecommendations,
} from '@plenary/shared/recommendations/signable.ts'
import { type Authorship, type AuthorshipInput, authorshipOf } from './authorship.ts'
import { type FoldedText, foldText } from './fold.ts'
import type { FoldAnswer, FoldRequest, Makes } from './fold-worker.ts'
import type { PurgedText } from './purge-text.ts'
import type { RedactedRow } from './redaction.ts'
import type { StillMap } from './still-map.ts'
import { copyText, type TextCopy } from './text-copy.ts'
import type { Deed, Leases, TextDeeds } from './text-deeds.ts'
import { type FileForm, textFile } from './text-file.ts'

/** A text so short is folded on the spot, in a millisecond or two: a thread would take longer to be asked. */
const SHORT_BYTES = 16 * 1024
/** A worker that has nothing to do is let go: it takes some 20 MB. */
const IDLE_MS = 10_000

/** Beside this file, in the sources as in the build. */
const WORKER = new URL(`./fold-worker${extname(import.meta.url)}`, import.meta.url)

type Pages = AsyncIterable<Uint8Array[]> | Uint8Array[][]
type Made = Makes[keyof Makes]
type Job = { resolve: (made: Made) => void; reject: (error: Error) => void; timeout: NodeJS.Timeout }

type WithoutId<T> = T extends unknown ? Omit<T, 'id'> : never
type Ask = WithoutId<FoldRequest>

/** How a text came from one moment to another: the updates between them; or where there was none before, the whole. */
export type Course = { before: Uint8Array; deeds: AsyncIterable<Deed[]> } | { whole: Uint8Array }

/** Folds texts beside the event loop, in a thread that lives as long as there is work. */
export class Folder {
  #worker: Worker | null = null
  readonly #jobs = new Map<number, Job>()
  #lastJob = 0
  #idle: NodeJS.Timeout | null = null

  /**
   * Folds a state and the pages of updates after it.
   *
   * @throws {Error} when something in them is missing, when it takes too long, or when a page cannot be read.
   */
  async fold(state: Uint8Array | null, pages: Pages): Promise<FoldedText> {
    if (isShort(state, pages)) return foldText(state, pages.flat())
    return this.#makeInThread(built(state, pages), { kind: 'fold' })
  }

  /**
   * Copies the text of a state and the pages of updates after it, to be kept.
   *
   * @throws {Error} as `fold` does
   */
  async copy(state: Uint8Array | null, pages: Pages): Promise<TextCopy> {
    if (isShort(state, pages)) return copyText(state, pages.flat())
    return this.#makeInThread(built(state, pages), { kind: 'copy' })
  }

  /**
   * Tells who did what to a text. Both texts are gzipped Yjs V2.
   *
   * @throws {Error} as `fold` does
   */
  async followDeeds(course: Course, leases: Leases): Promise<TextDeeds> {
    return this.#makeInThread(followed(course), { kind: 'deeds', leases })
  }

  /** Tells who made of one text another. @throws {Error} as `fold` does */
  async authorship(input: AuthorshipInput): Promise<Authorship> {
    if (input.from.length + input.to.length < SHORT_BYTES) return authorshipOf(input)
    return this.#makeInThread([], { kind: 'authorship', input })
  }

  /** Takes a passage out of the text of a state and the updates after it. @throws {Error} as `fold` does */
  async purge(state: Uint8Array, updates: Uint8Array[], words: string): Promise<PurgedText> {
    return this.#makeInThread(built(state, [updates]), { kind: 'purge', words })
  }

  /**
   * Rewrites pages of a log without what is deleted in a text. Gives the rows that read otherwise then.
   *
   * @throws {Error} as `fold` does
   */
  async redact(state: Uint8Array, pages: Pages): Promise<RedactedRow[]> {
    return this.#makeInThread(redacting(state, pages), { kind: 'redacted' })
  }

  /** Takes a passage out of a version, given as gzipped Yjs V2. @throws {Error} as `fold` does */
  async purgeCopy(compressed: Uint8Array, words: string): Promise<TextCopy> {
    return this.#makeInThread([], { kind: 'purge-copy', compressed, words })
  }

  /** How often a passage stands in each of some documents, given as JSON. @throws {Error} as `fold` does */
  async countPassages(documents: string[], words: string): Promise<number[]> {
    return this.#makeInThread([], { kind: 'passages', documents, words })
  }

  /** Finds the blocks of some sections in the text of a state and the updates after it. @throws {Error} as `fold` does */
  async mapStill(state: Uint8Array, updates: Uint8Array[], headings: readonly string[]): Promise<StillMap> {
    return this.#makeInThread(built(state, [updates]), { kind: 'map-still', headings })
  }

  /** The recommendations of a document, given as JSON, for signatures. @throws {Error} as `fold` does */
  async signableRecommendations(document: string): Promise<SignableRecommendation[]> {
    if (document.length < SHORT_BYTES) return signableRecommendations(JSON.parse(document))
    return this.#makeInThread([], { kind: 'signable', document })
  }

  /** Makes a file of a document, given as JSON. @throws {Error} as `fold` does */
  async makeFile(document: string, wish: FileForm): Promise<Uint8Array> {
    if (document.length < SHORT_BYTES) return textFile(document, wish)
    return this.#makeInThread([], { kind: 'file', document, wish })
  }

  /** Ends the thread; what it was folding fails. */
  async close(): Promise<void> {
    const worker = this.#worker
    this.#fail(new Error('the server stops'))
    await worker?.terminate()
  }

  /** Posts what leads to a question, then the question. What is made is what was asked for. */
  async #makeInThread<K extends keyof Makes>(
    steps: AsyncIterable<Ask> | Ask[],
    question: Ask & { kind: K },
  ): Promise<Makes[K]> {
    const id = ++this.#lastJob
    const job = Promise.withResolvers<Made>()
    // Heard below; until then a failure must not count as unheard.
    job.promise.catch(() => {})
    const timeout = setTimeout(() => this.#fail(new Error('a fold took too long')), FOLD_TIMEOUT_MS)
    this.#jobs.set(id, { ...job, timeout })
    try {
      for await (const step of steps) this.#post({ ...step, id })
      this.#post({ ...question, id })
      return (await job.promise) as Makes[K]
    } finally {
      clearTimeout(timeout)
      this.#jobs.delete(id)
      this.#post({ id, kind: 'forget' })
      if (this.#jobs.size === 0) this.#rest()
    }
  }

  #post(request: FoldRequest): void {
    if (this.#idle) clearTimeout(this.#idle)
    this.#idle = null
    this.#worker ??= this.#start()
    this.#worker.postMessage(request)
  }

  #start(): Worker {
    const worker = new Worker(WORKER)
    worker.on('message', ({ id, made, error }: FoldAnswer) => {
      if (made) this.#jobs.get(id)?.resolve(made)
      else this.#jobs.get(id)?.reject(new Error(error ?? 'a fold failed'))
    })
    worker.on('error', (error) => {
      if (worker === this.#worker) this.#fail(error)
    })
    return worker
  }

  #fail(error: unknown): void {
    const worker = this.#worker
    this.#worker = null
    void worker?.terminate()
    for (const job of this.#jobs.values())
      job.reject(error instanceof Error ? error : new Error(String(error)))
  }

  #rest(): void {
    this.#idle = setTimeout(() => {
      void this.#worker?.terminate()
      this.#worker = null
    }, IDLE_MS)
    this.#idle.unref()
  }
}

async function* built(state: Uint8Array | null, pages: Pages): AsyncGenerator<Ask> {
  yield { kind: 'begin', state }
  for await (const updates of pages) yield { kind: 'add', updates }
}

async function* redacting(state: Uint8Array, pages: Pages): AsyncGenerator<Ask> {
  yield { kind: 'begin', state }
  for await (const updates of pages) yield { kind: 'redact', updates }
}

async function* followed(course: Course): AsyncGenerator<Ask> {
  if ('whole' in course) {
    yield { kind: 'begin-following', before: null }
    yield { kind: 'follow-whole', compressed: course.whole }
    return
  }
  yield { kind: 'begin-following', before: course.before }
  for await (const deeds of course.deeds) yield { kind: 'follow', deeds }
}

function isShort(state: Uint8Array | null, pages: Pages): pages is Uint8Array[][] {
  if (!Array.isArray(pages)) return false
  const sizeBytes = pages.flat().reduce((sum, update) => sum + update.length, state?.length ?? 0)
  return sizeBytes < SHORT_BYTES
}
