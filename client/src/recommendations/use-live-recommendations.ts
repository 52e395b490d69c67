import { useEffect, useState, useSyncExternalStore } from 'react'
import type { Doc } from 'yjs'
import { type LiveRecommendation, LiveRecommendations } from './live-recommendations.ts'

/** The recommendations of a text, drawn again when one of them changes. */
export function useLiveRecommendations(doc: Doc): readonly LiveRecommendation[] {
  const [live] = useState(() => new LiveRecommendations(doc))
  useEffect(() => live.follow(), [live])
  return useSyncExternalStore(live.subscribe, () => live.items)
}
