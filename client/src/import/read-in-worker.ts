import { IMPORT_TIMEOUT_MS, MAX_IMPORT_FILE_BYTES } from '@plenary/shared/limits.ts'
import { ImportRefusal } from './import-refusal.ts'
import type { ReadAnswer } from './import-worker.ts'
import type { ImportedText, Reading } from './imported-text.ts'
import type { ReadRequest } from './read-file.ts'
import { startImportWorker } from './start-import-worker.ts'

/**
 * Reads a file in a thread of its own, which ends when the file has been read, when it takes too long, or with the
 * signal. The file goes nowhere else.
 * @throws {ImportRefusal} when it is not let in; the signal's reason once that is given.
 */
export async function readInWorker(file: File, reading: Reading, signal: AbortSignal): Promise<ImportedText> {
  if (file.size > MAX_IMPORT_FILE_BYTES) throw new ImportRefusal('too-large')
  const bytes = new Uint8Array(await bytesOf(file))
  signal.throwIfAborted()
  const worker = startImportWorker()
  try {
    return await answerOf(worker, { name: file.name, bytes, reading }, signal)
  } finally {
    worker.terminate()
  }
}

/** A file that has been moved or changed since it was chosen cannot be read any more; a folder never could. */
async function bytesOf(file: File): Promise<ArrayBuffer> {
  try {
    return await file.arrayBuffer()
  } catch (cause) {
    throw new ImportRefusal('damaged', { cause })
  }
}

function answerOf(worker: Worker, request: ReadRequest, signal: AbortSignal): Promise<ImportedText> {
  return new Promise((resolve, reject) => {
    let isReady = false
    const begin = () => {
      isReady = true
      const timeout = AbortSignal.timeout(IMPORT_TIMEOUT_MS)
      timeout.addEventListener('abort', () => reject(new ImportRefusal('too-slow')))
      worker.postMessage(request, [request.bytes.buffer as ArrayBuffer])
    }
    signal.addEventListener('abort', () => reject(signal.reason))
    worker.addEventListener('message', ({ data }: MessageEvent<ReadAnswer>) => {
      if (data === 'ready') begin()
      else if ('imported' in data) resolve(data.imported)
      else reject(new ImportRefusal(data.refusal))
    })
    // Out of memory, or a part that nobody has foreseen: the page has lost nothing.
    worker.addEventListener('error', () =>
      reject(new ImportRefusal(isReady ? 'too-complex' : 'reader-missing')),
    )
  })
}
