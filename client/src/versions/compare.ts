import type { Compared, CompareRequest, ComparisonFileRequest } from './compare-worker.ts'
import { startCompareWorker } from './start-compare-worker.ts'

/**
 * How one text became another, found out beside the page. The thread ends with the answer, or when nobody waits for it
 * any more.
 *
 * @throws the reason of the signal, once it says so; {Error} when the thread cannot be started or fails.
 */
export function compareBeside(request: CompareRequest, signal: AbortSignal): Promise<Compared> {
  return askBeside(request, signal)
}

/** The Word file of how one text became another, made beside the page. @throws as `compareBeside` does */
export function fileBeside(
  request: ComparisonFileRequest,
  signal: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
  return askBeside(request, signal)
}

/** What is answered is what was asked for. */
async function askBeside<T>(
  request: CompareRequest | ComparisonFileRequest,
  signal: AbortSignal,
): Promise<T> {
  signal.throwIfAborted()
  const { promise, resolve, reject } = Promise.withResolvers<T>()
  const worker = startCompareWorker()
  worker.addEventListener('message', ({ data }: MessageEvent<T>) => resolve(data))
  worker.addEventListener('error', ({ message }) =>
    reject(new Error(message || 'the comparison did not start')),
  )
  worker.addEventListener('messageerror', () => reject(new Error('the comparison was not understood')))
  const giveUp = () => reject(signal.reason)
  signal.addEventListener('abort', giveUp, { once: true })
  try {
    worker.postMessage(request)
    return await promise
  } finally {
    signal.removeEventListener('abort', giveUp)
    worker.terminate()
  }
}
