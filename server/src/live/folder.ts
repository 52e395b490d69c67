import { extname } from 'node:path'
import { Worker } from 'node:worker_threads'
import { FOLD_TIMEOUT_MS } from '@plenary/shared/limits.ts'
import { type FoldedText, foldText } from './fold.ts'
import type { FoldAnswer, FoldRequest } from './fold-worker.ts'
import { copyText, type TextCopy } from './text-copy.ts'

/** A text so short is folded on the spot, in a millisecond or two: a thread would take longer to be asked. */
const SHORT_BYTES = 16 * 1024
/** A worker that has nothing to do is let go: it takes some 20 MB. */
const IDLE_MS = 10_000

/** Beside this file, in the sources as in the build. */
const WORKER = new URL(`./fold-worker${extname(import.meta.url)}`, import.meta.url)

type Made = FoldedText | TextCopy
type Pages = AsyncIterable<Uint8Array[]> | Uint8Array[][]
type Job = { resolve: (made: Made) => void; reject: (error: Error) => void; timeout: NodeJS.Timeout }

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
    // What is made is what was asked for.
    return (await this.#makeInThread('fold', state, pages)) as FoldedText
  }

  /**
   * Copies the text of a state and the pages of updates after it, to be kept.
   *
   * @throws {Error} as `fold` does
   */
  async copy(state: Uint8Array | null, pages: Pages): Promise<TextCopy> {
    if (isShort(state, pages)) return copyText(state, pages.flat())
    return (await this.#makeInThread('copy', state, pages)) as TextCopy
  }

  /** Ends the thread; what it was folding fails. */
  async close(): Promise<void> {
    const worker = this.#worker
    this.#fail(new Error('the server stops'))
    await worker?.terminate()
  }

  async #makeInThread(kind: 'fold' | 'copy', state: Uint8Array | null, pages: Pages): Promise<Made> {
    const id = ++this.#lastJob
    const job = Promise.withResolvers<Made>()
    // Heard below; until then a failure must not count as unheard.
    job.promise.catch(() => {})
    const timeout = setTimeout(() => this.#fail(new Error('a fold took too long')), FOLD_TIMEOUT_MS)
    this.#jobs.set(id, { ...job, timeout })
    try {
      this.#post({ id, kind: 'begin', state })
      for await (const updates of pages) this.#post({ id, kind: 'add', updates })
      this.#post({ id, kind })
      return await job.promise
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

function isShort(state: Uint8Array | null, pages: Pages): pages is Uint8Array[][] {
  if (!Array.isArray(pages)) return false
  const sizeBytes = pages.flat().reduce((sum, update) => sum + update.length, state?.length ?? 0)
  return sizeBytes < SHORT_BYTES
}
