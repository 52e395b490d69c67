import { type ComponentType, type ReactNode, useEffect, useState } from 'react'
import { RequestError } from '../api.ts'
import { soonAfterFirstUse } from './first-use.ts'
import { ProblemNote } from './problem-note.tsx'

interface LatePartProps<Props> {
  /** A dynamic import, the same function at each drawing. */
  load: () => Promise<ComponentType<Props>>
  /** Someone has asked for it. */
  isWanted: boolean
  children: (Part: ComponentType<Props>) => ReactNode
}

/**
 * A part of a page whose code comes after the page itself: soon after somebody has begun to use the page, so that it
 * is there should the line break, or at once when it is wanted. If the code cannot be fetched then, that is said where
 * the part would be, and the page stays.
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
    let stop = () => {}
    if (isWanted) void fetchPart()
    else stop = soonAfterFirstUse(fetchPart)
    return () => {
      isCurrent = false
      stop()
    }
  }, [Part, load, isWanted])
  if (Part) return children(Part)
  return isWanted && error !== null ? <ProblemNote error={error} /> : null
}
