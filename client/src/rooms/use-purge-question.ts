import { PASSAGE_MAX_CHARS } from '@plenary/shared/limits.ts'
import type { Room } from '@plenary/shared/rooms.ts'
import { useState } from 'react'

/** Whether somebody is about to remove a passage, and of which words they began; null for those who may not. */
export function usePurgeQuestion({ abilities }: Room) {
  const [words, setWords] = useState<string | null>(null)
  return {
    words,
    onAsk: abilities.includes('purge-text') ? () => setWords(selectedWords()) : null,
    onClose: () => setWords(null),
  }
}

/** What is selected in the text, as far as it is no more than a passage. */
function selectedWords(): string {
  const selection = document.getSelection()
  const text = document.getElementById('text')
  if (!selection || !text?.contains(selection.anchorNode)) return ''
  const words = selection.toString().trim()
  return words.length <= PASSAGE_MAX_CHARS ? words : ''
}
