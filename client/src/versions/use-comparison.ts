import type { ComparisonSummary } from '@plenary/shared/comparison/summary.ts'
import type { ComparisonView } from '@plenary/shared/comparison/view.ts'
import type { RoomId, SnapshotId } from '@plenary/shared/ids.ts'
import type { ComparedTexts } from '@plenary/shared/snapshots.ts'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { queryKeys } from '../query-keys.ts'
import { type Authored, authoredView } from './authored-view.ts'
import { compareBeside } from './compare.ts'
import { type ComparedPair, comparedTextsQuery } from './use-snapshots.ts'

/** Two texts of a room with all that is drawn of how they differ. */
export type ShownComparison = {
  texts: ComparedTexts
  view: ComparisonView
  summary: ComparisonSummary
  authored: Authored
}

/** Fetches two texts and compares them beside the page; whoever leaves meanwhile ends it. */
export function useComparison(id: RoomId, pair: ComparedPair | null) {
  const texts = useQuery({
    ...comparedTextsQuery(id, pair ?? { from: '' as SnapshotId, to: 'live' }),
    enabled: pair !== null,
  })
  const shown = useQuery({
    ...shownQuery(id, texts.data ?? null),
    enabled: texts.data !== undefined,
  })
  const error = texts.error ?? shown.error
  return { shown: texts.data ? shown.data : undefined, error, retry: () => void texts.refetch() }
}

function shownQuery(id: RoomId, texts: ComparedTexts | null) {
  return queryOptions({
    // Two texts are compared once, whoever asks for them again.
    queryKey: queryKeys.shownComparison(id, stampOf(texts?.from), stampOf(texts?.to)),
    queryFn: async ({ signal }): Promise<ShownComparison> => {
      if (!texts) throw new Error('there is nothing to compare')
      const before = JSON.parse(texts.from.document)
      const after = JSON.parse(texts.to.document)
      const { view, summary } = await compareBeside({ before, after }, signal)
      return { texts, view, summary, authored: authoredView(view, texts) }
    },
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  })
}

/** What tells one text from another: of one that was purged, its fingerprint is still that of the text before. */
function stampOf(side?: ComparedTexts['from']): string {
  return side ? `${side.hash} ${side.snapshot?.purge?.at ?? ''}` : ''
}
