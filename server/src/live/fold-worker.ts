import { parentPort } from 'node:worker_threads'
import * as Y from 'yjs'
import { type FoldedText, foldDocument, newDocument } from './fold.ts'
import { copyDocument, type TextCopy } from './text-copy.ts'

/**
 * What the thread is asked: at the end for the text folded, or for a copy of it to be kept. `forget` also after a job
 * that has ended, since its pages may come late.
 */
export type FoldRequest =
  | { id: number; kind: 'begin'; state: Uint8Array | null }
  | { id: number; kind: 'add'; updates: Uint8Array[] }
  | { id: number; kind: 'fold' }
  | { id: number; kind: 'copy' }
  | { id: number; kind: 'forget' }

export type FoldAnswer = { id: number; made?: FoldedText | TextCopy; error?: string }

const docs = new Map<number, Y.Doc>()

parentPort?.on('message', (request: FoldRequest) => {
  try {
    take(request)
  } catch (error) {
    docs.delete(request.id)
    answer({ id: request.id, error: error instanceof Error ? error.message : String(error) })
  }
})

function take(request: FoldRequest): void {
  if (request.kind === 'begin') docs.set(request.id, newDocument())
  const doc = docs.get(request.id)
  if (!doc) return
  switch (request.kind) {
    case 'begin':
      if (request.state) Y.applyUpdate(doc, request.state)
      break
    case 'add':
      doc.transact(() => {
        for (const update of request.updates) Y.applyUpdate(doc, update)
      })
      break
    case 'fold':
      answer({ id: request.id, made: foldDocument(doc) })
      break
    case 'copy':
      answer({ id: request.id, made: copyDocument(doc) })
      break
    case 'forget':
      docs.delete(request.id)
      doc.destroy()
      break
  }
}

function answer(message: FoldAnswer): void {
  parentPort?.postMessage(message)
}
