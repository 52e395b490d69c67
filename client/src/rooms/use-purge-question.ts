import { PASSAGE_MAX_CHARS } from '@plenary/shared/limits.ts'
import type { Room } from '@plenary/shared/rooms.ts'
import { useRef, useState } from 'react'

/**
 * Whether somebody is about to remove a passage, and with which words they began; `onAsk` is null for those who may not.
 * They begin with what was selected when the dialog was opened from which they ask: there, nothing is any more.
 */
export function usePurgeQuestion({ abilities }: Room) {
  const [words, setWords] = useState<string | null>(null)
  const selected = useRef('')
  return {
    words,
    noteSelection: () => {
      selected.current = selectedWords()
    },
    onAsk: abilities.includes('purge-text') ? () => setWords(selected.current) : null,
    onClose: () => setWords(null),
  }
}

/** What is selected in the text, a picture by its name, as far as it is no more than a passage. */
function selectedWords(): string {
  const selection = document.getSelection()
  const text = document.getElementById('text')
  if (!selection || !text?.contains(selection.anchorNode)) return ''
  const picture = text.querySelector<HTMLElement>('.picture.ProseMirror-selectednode')
  const words = picture?.dataset.image ?? selection.toString().trim()
  return words.length <= PASSAGE_MAX_CHARS ? words : ''
}
