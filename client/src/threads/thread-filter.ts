import type { Thread } from '@plenary/shared/threads.ts'

/** Which threads are shown, as the tabs of the margin have it. */
export const THREAD_TABS = ['open', 'settled', 'for-you'] as const
export type ThreadTab = (typeof THREAD_TABS)[number]

/** Whose threads are shown, and of which part of the text. */
export type ThreadFilter = {
  whose: 'everybody' | 'self' | 'organization'
  /** The id of a heading, or null for the whole text. */
  sectionId: string | null
  isDetachedOnly: boolean
}

export const NO_FILTER: ThreadFilter = { whose: 'everybody', sectionId: null, isDetachedOnly: false }

/** Whether a thread stands under a tab: what is for one is open, and one is named in it or has written in it. */
export function isUnder(tab: ThreadTab, thread: Thread): boolean {
  const isOpen = thread.settlement === null
  switch (tab) {
    case 'open':
      return isOpen
    case 'settled':
      return !isOpen
    case 'for-you':
      return isOpen && thread.concerns !== null
  }
}

/** Whether a filter lets a thread through. `sectionOf` says in which section its words stand; null when they are gone. */
export function passes(
  { whose, sectionId, isDetachedOnly }: ThreadFilter,
  thread: Thread,
  { isDetached, section }: { isDetached: boolean; section: () => string | null },
): boolean {
  if (isDetachedOnly && !isDetached) return false
  if (sectionId !== null && section() !== sectionId) return false
  return (
    whose === 'everybody' ||
    thread.concerns === 'self' ||
    (whose === 'organization' && thread.concerns !== null)
  )
}

/** How many threads stand under each tab. */
export function countTabs(threads: readonly Thread[]): Record<ThreadTab, number> {
  const counts = { open: 0, settled: 0, 'for-you': 0 }
  for (const thread of threads) for (const tab of THREAD_TABS) if (isUnder(tab, thread)) counts[tab] += 1
  return counts
}
