import { type ComponentType, type ReactNode, useEffect, useState } from 'react'
import { RequestError } from '../api.ts'
import { ProblemNote } from './problem-note.tsx'

// On a slow line the page itself comes first.
const IDLE_AFTER_MS = 1_500

interface LatePartProps<Props> {
  /** A dynamic import, the same function at each drawing. */
  load: () => Promise<ComponentType<Props>>
  /** Someone has asked for it. */
  isWanted: boolean
  children: (Part: ComponentType<Props>) => ReactNode
}

/**
 * A part of a page whose code comes after the page itself: when the browser is idle, or at once when it is
 * wanted. If the code cannot be fetched then, that is said where the part would be, and the page stays.
 */
export function LatePart<Props>({ load, isWanted, children }: LatePartProps<Props>) {
  const [Part, setPart] = useState<ComponentType<Props> | null>(null)
  const [error, setError] = useState<unknown>(null)
  useEffect(() => {
    if (Part) return
    let isCurrent = true
    const fetchPart = () =>
      load().then(
        (part) => isCurrent && setPart(() => part),
        (cause: unknown) => isCurrent && setError(new RequestError('unreachable', { cause })),
      )
    const timer = setTimeout(fetchPart, isWanted ? 0 : IDLE_AFTER_MS)
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
  }, [Part, load, isWanted])
  if (Part) return children(Part)
  return isWanted && error !== null ? <ProblemNote error={error} /> : null
}
