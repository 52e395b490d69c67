import type { Thread } from '@plenary/shared/threads.ts'
import { useSyncExternalStore } from 'react'
import type { CommentedText } from '../anchors/commented-text.ts'
import { isUnder, passes } from './thread-filter.ts'
import type { ThreadDesk } from './use-thread-desk.ts'

/** Threads in the order of the text, and those whose words are gone, by age. */
export type PlacedThreads = { placed: readonly Thread[]; detached: readonly Thread[] }

/** The threads that are shown now, in their order. Drawn anew when words move, for that may change the order. */
export function usePlacedThreads({
  threads,
  text,
  tab,
  filter,
  currentId,
  isUnderLink,
}: ThreadDesk): PlacedThreads {
  useSyncExternalStore(text.subscribe, () => text.version)
  const shown = threads.filter((thread) => {
    // What a link leads to is shown wherever it stands.
    if (isUnderLink && thread.id === currentId) return true
    return isUnder(tab, thread) && passes(filter, thread, whereIs(text, thread))
  })
  const isDetached = (thread: Thread) => thread.anchor.kind !== 'document' && text.placeOf(thread.id) === null
  return {
    placed: shown.filter((thread) => !isDetached(thread)).sort((a, b) => startOf(text, a) - startOf(text, b)),
    detached: shown.filter(isDetached),
  }
}

function whereIs(text: CommentedText, { id, anchor }: Thread) {
  const place = text.placeOf(id)
  return {
    isDetached: anchor.kind !== 'document' && place === null,
    section: place ? text.sectionAt(place) : null,
  }
}

/** What is about the whole document stands before all else. */
function startOf(text: CommentedText, { id, anchor }: Thread): number {
  return anchor.kind === 'document' ? -1 : (text.placeOf(id)?.from ?? Number.POSITIVE_INFINITY)
}
