import type { Thread } from '@plenary/shared/threads.ts'
import { useEffect, useMemo, useState } from 'react'
import type { CommentedText } from '../anchors/commented-text.ts'
import { isUnder, passes } from './thread-filter.ts'
import type { ThreadDesk } from './use-thread-desk.ts'

/** Threads in the order of the text, and those whose words are gone, by age. */
export type PlacedThreads = { placed: readonly Thread[]; detached: readonly Thread[] }

/**
 * The threads that are shown now, in their order. Whoever types moves words all the time and hardly ever past one
 * another: it is looked at once in a frame, and nothing is drawn anew unless the order is another.
 */
export function usePlacedThreads(
  desk: Pick<ThreadDesk, 'threads' | 'text' | 'tab' | 'filter' | 'linkedId'>,
): PlacedThreads {
  const { threads, text, tab, filter, linkedId } = desk
  const shown = useMemo(() => {
    // What a link leads to is shown wherever it stands.
    const isMeant = (thread: Thread) => thread.id === linkedId || isUnder(tab, thread)
    return threads.filter(isMeant)
  }, [threads, tab, linkedId])
  const order = useOrder(text, shown)
  return useMemo(() => {
    // The order says where words are; it is made anew when they have gone past one another.
    void order
    const passing = shown.filter(
      (thread) => thread.id === linkedId || passes(filter, thread, whereIs(text, thread)),
    )
    return inOrder(text, passing)
  }, [shown, order, filter, linkedId, text])
}

/** The ids in their order, as one text that is the same as long as that is. */
function useOrder(text: CommentedText, threads: readonly Thread[]): string {
  const [order, setOrder] = useState('')
  useEffect(() => {
    let frame = 0
    let known: string | undefined
    const look = () => {
      const { placed, detached } = inOrder(text, threads)
      const found = [...placed, null, ...detached].map((thread) => thread?.id ?? '|').join(' ')
      if (found !== known) setOrder(found)
      known = found
    }
    const lookSoon = () => {
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(look)
    }
    look()
    const stop = text.subscribe(lookSoon)
    return () => {
      cancelAnimationFrame(frame)
      stop()
    }
  }, [text, threads])
  return order
}

function inOrder(text: CommentedText, threads: readonly Thread[]): PlacedThreads {
  const starts = new Map(threads.map((thread) => [thread, startOf(text, thread)]))
  const start = (thread: Thread) => starts.get(thread) ?? 0
  return {
    placed: threads.filter((thread) => start(thread) !== GONE).sort((a, b) => start(a) - start(b)),
    detached: threads.filter((thread) => start(thread) === GONE),
  }
}

const GONE = Number.POSITIVE_INFINITY

/** What is about the whole document stands before all else; without a text, everything is in the order of making. */
function startOf(text: CommentedText, { id, anchor }: Thread): number {
  if (anchor.kind === 'document') return -1
  const place = text.placeOf(id)
  return place === null ? GONE : (place?.from ?? 0)
}

function whereIs(text: CommentedText, { id, anchor }: Thread) {
  const place = text.placeOf(id)
  return {
    isDetached: anchor.kind !== 'document' && place === null,
    section: () => (place ? text.sectionAt(place) : null),
  }
}
