import { ImportRefusal, type RefusalCode } from './import-refusal.ts'
import type { ImportedText } from './imported-text.ts'
import { type ReadRequest, readFile } from './read-file.ts'

/** What came of a file: its text, or why it was not read. */
export type ReadAnswer = { imported: ImportedText } | { refusal: RefusalCode } | 'ready'

// Beside the page, so that a file that was made to take for ever can be ended, and nobody's typing waits for it.
self.addEventListener('message', ({ data }: MessageEvent<ReadRequest>) => {
  self.postMessage(answerTo(data))
})

// A slow line is no fault of the file: its time begins when its reader is here.
self.postMessage('ready' satisfies ReadAnswer)

function answerTo(request: ReadRequest): ReadAnswer {
  try {
    return { imported: readFile(request) }
  } catch (error) {
    if (error instanceof ImportRefusal) return { refusal: error.code }
    throw error
  }
}
