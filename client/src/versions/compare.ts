import type { Compared, CompareRequest } from './compare-worker.ts'
import { startCompareWorker } from './start-compare-worker.ts'

/**
 * How one text became another, found out beside the page. The thread ends with the answer, or when nobody waits for it
 * any more.
 *
 * @throws the reason of the signal, once it says so; {Error} when the thread cannot be started or fails.
 */
export async function compareBeside(request: CompareRequest, signal: AbortSignal): Promise<Compared> {
  signal.throwIfAborted()
  const { promise, resolve, reject } = Promise.withResolvers<Compared>()
  const worker = startCompareWorker()
  worker.addEventListener('message', ({ data }: MessageEvent<Compared>) => resolve(data))
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
