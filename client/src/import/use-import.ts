import { useEffect, useRef, useState } from 'react'
import { ImportRefusal, type RefusalCode } from './import-refusal.ts'
import type { ImportedText, Reading } from './imported-text.ts'
import { readInWorker } from './read-in-worker.ts'

/** How far an import is. */
export type ImportStep =
  | { at: 'choosing'; refused: { name: string; code: RefusalCode } | null }
  | { at: 'reading'; file: File }
  | { at: 'preview'; file: File; reading: Reading; imported: ImportedText }

/** A file that is chosen, read and looked at, before anything of it is in the text. */
export function useImport() {
  const [step, setStep] = useState<ImportStep>({ at: 'choosing', refused: null })
  const running = useRef<AbortController | null>(null)
  useEffect(() => () => running.current?.abort(), [])

  async function read(file: File, reading: Reading = 'accepted') {
    running.current?.abort()
    const controller = new AbortController()
    running.current = controller
    // The same file read in the other way: what is seen of it stays until then.
    if (step.at !== 'preview') setStep({ at: 'reading', file })
    const next = await stepAfter(file, reading, controller.signal)
    if (!controller.signal.aborted) setStep(next)
  }

  function startAgain() {
    running.current?.abort()
    setStep({ at: 'choosing', refused: null })
  }

  return { step, read, startAgain }
}

async function stepAfter(file: File, reading: Reading, signal: AbortSignal): Promise<ImportStep> {
  try {
    return { at: 'preview', file, reading, imported: await readInWorker(file, reading, signal) }
  } catch (error) {
    if (error instanceof ImportRefusal)
      return { at: 'choosing', refused: { name: file.name, code: error.code } }
    if (signal.aborted) return { at: 'choosing', refused: null }
    throw error
  }
}
