import type { SuggestionSource } from '@plenary/shared/document/suggestion.ts'
import type { Extensions } from '@tiptap/core'
import type { Editor } from '@tiptap/react'
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { SuggestMode } from './suggest-mode.ts'
import { createSuggester, type Suggester } from './suggester.ts'
import { type ReviewState, SuggestionReview } from './suggestion-review.ts'

interface SuggestModeInput {
  /** Whether what is typed now is a suggestion. */
  isOn: boolean
  /** Whose suggestions they are, asked at each edit: how people are named may change while one is in the room. */
  sourceNow: () => Omit<SuggestionSource, 'id'>
}

/** Suggest mode for an editor that is about to be made, and the review of the suggestions in it once it is. */
export function useSuggestMode(input: SuggestModeInput) {
  const now = useRef(input)
  now.current = input
  const [isRefused, setRefused] = useState(false)
  const [extensions] = useState<Extensions>(() => [suggestModeOf(now, () => setRefused(true))])
  const [editor, setEditor] = useState<Editor | null>(null)
  const review = useReview(editor)
  const closeRefusal = useCallback(() => setRefused(false), [])
  const isNoted = isRefused && input.isOn
  return { extensions, review, onEditor: setEditor, isRefused: isNoted, closeRefusal }
}

/** The suggestions of a text and the current one, kept up with it. */
export function useReviewState(review: SuggestionReview): ReviewState {
  return useSyncExternalStore(review.subscribe, () => review.state)
}

function suggestModeOf(now: { current: SuggestModeInput }, onRefused: () => void) {
  const madeHere = new Set<string>()
  const suggester = (): Suggester | null =>
    now.current.isOn ? createSuggester(now.current.sourceNow(), madeHere) : null
  return SuggestMode.configure({ suggester, onRefused })
}

function useReview(editor: Editor | null): SuggestionReview | null {
  const [review, setReview] = useState<SuggestionReview | null>(null)
  useEffect(() => {
    if (!editor) return
    const made = new SuggestionReview(editor)
    setReview(made)
    return () => {
      setReview(null)
      made.destroy()
    }
  }, [editor])
  return review
}
