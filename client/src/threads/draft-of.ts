import type { CommentedText } from '../anchors/commented-text.ts'
import type { Draft } from './new-thread.tsx'

/** What a comment would be about now: what is selected, or the block with the caret. Null where there is neither. */
export function draftOf(text: CommentedText): Draft | 'too-long' | null {
  const captured = text.capture()
  if (!captured) return null
  return captured.outcome === 'captured' ? { anchor: captured.anchor } : 'too-long'
}
