import { type ComponentProps, useSyncExternalStore } from 'react'
import { SuggestionCard } from '../suggestions/suggestion-card.tsx'
import type { ReviewState, SuggestionReview } from '../suggestions/suggestion-review.ts'
import { RoomThreads } from '../threads/room-threads.tsx'

interface RoomMarginProps extends Omit<ComponentProps<typeof RoomThreads>, 'others'> {
  /** The suggestions in the text, once it stands in an editor. */
  review: SuggestionReview | null
  /** Whether one may accept and reject. */
  canSettle: boolean
}

/** What stands beside the text of a room: what is said about it, and the suggestions in it, each level with its words. */
export function RoomMargin({ review, canSettle, ...threads }: RoomMarginProps) {
  const { suggestions, currentId } = useReview(review)
  const others = suggestions.map((suggestion) => {
    const { id, from, to } = suggestion
    const isCurrent = id === currentId
    const settle = (verdict: 'accept' | 'reject') => () => review?.settle(verdict, { kind: 'one', id })
    const card = (
      <SuggestionCard
        suggestion={suggestion}
        isCurrent={isCurrent}
        canSettle={canSettle}
        onChoose={() => isCurrent || review?.show(id)}
        onAccept={settle('accept')}
        onReject={settle('reject')}
      />
    )
    return { id: `suggestion-${id}`, place: { from, to }, isCurrent, card }
  })
  return <RoomThreads {...threads} others={others} />
}

const NOTHING: ReviewState = { suggestions: [], currentId: null }
const nothing = () => () => {}

function useReview(review: SuggestionReview | null): ReviewState {
  return useSyncExternalStore(review?.subscribe ?? nothing, () => review?.state ?? NOTHING)
}
