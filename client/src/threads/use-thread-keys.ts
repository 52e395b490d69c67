import { useEffect, useRef } from 'react'
import { draftOf } from './draft-of.ts'
import { focusCard } from './focus-card.ts'
import type { PlacedThreads } from './use-placed-threads.ts'
import type { ThreadDesk } from './use-thread-desk.ts'

/**
 * `Ctrl Alt M` comments on what is selected, or on the paragraph with the caret; `Ctrl Alt .` goes to the next comment
 * and `Ctrl Alt ,` to the one before. Not while AltGr is down: on many keyboards it types letters with that.
 */
export function useThreadKeys(desk: ThreadDesk, { placed, detached }: PlacedThreads): void {
  const now = useRef({ desk, threads: [...placed, ...detached] })
  now.current = { desk, threads: [...placed, ...detached] }
  useEffect(() => {
    const act = (event: KeyboardEvent) => {
      const isOurs = (event.ctrlKey || event.metaKey) && event.altKey && !event.getModifierState('AltGraph')
      if (!isOurs) return
      const did = event.code === 'KeyM' ? begin(now.current.desk) : step(event.code, now.current)
      if (did) event.preventDefault()
    }
    window.addEventListener('keydown', act)
    return () => window.removeEventListener('keydown', act)
  }, [])
}

function begin(desk: ThreadDesk): boolean {
  const draft = desk.mayComment ? draftOf(desk.text) : null
  if (draft) desk.begin(draft)
  return draft !== null
}

const STEPS: Record<string, number> = { Period: 1, Comma: -1 }

function step(
  code: string,
  { desk, threads }: { desk: ThreadDesk; threads: PlacedThreads['placed'][number][] },
): boolean {
  const by = STEPS[code]
  if (by === undefined || threads.length === 0) return false
  const at = threads.findIndex(({ id }) => id === desk.currentId)
  const next = at < 0 ? (by > 0 ? 0 : threads.length - 1) : (at + by + threads.length) % threads.length
  const thread = threads[next]
  if (!thread) return false
  desk.select(thread.id)
  const place = desk.text.placeOf(thread.id)
  if (place) desk.text.reveal(place)
  focusCard(thread.id)
  return true
}
