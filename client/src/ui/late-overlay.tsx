import { type ReactNode, useEffect, useState } from 'react'
import { RequestError } from '../api.ts'
import { fetchedOverlays, fetchOverlays, type Overlays } from './fetch-overlays.ts'
import { ProblemOverPage } from './problem-over-page.tsx'

interface LateOverlayProps {
  isOpen: boolean
  onClose: () => void
  children: (overlays: Overlays) => ReactNode
}

/** Draws what opens over a page as soon as its code is here; if that cannot be fetched, says so. */
export function LateOverlay({ isOpen, onClose, children }: LateOverlayProps) {
  const [, setFetched] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const overlays = fetchedOverlays()
  const isMissed = isOpen && !overlays
  useEffect(() => {
    if (!isMissed) return
    let isCurrent = true
    setError(null)
    fetchOverlays().then(
      () => isCurrent && setFetched(true),
      (cause: unknown) => isCurrent && setError(new RequestError('unreachable', { cause })),
    )
    return () => {
      isCurrent = false
    }
  }, [isMissed])
  if (overlays) return children(overlays)
  return isOpen && error !== null ? <ProblemOverPage error={error} onClose={onClose} /> : null
}
