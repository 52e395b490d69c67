/** A card that wants to stand beside its words: where these are, and how high it is, in pixels. */
export type Card = { id: string; topPx: number; heightPx: number }

/** The space between two cards. */
export const CARD_GAP_PX = 12

/**
 * Where each card stands: none over another, in the order of their words. The current one stands exactly beside its
 * words, and the others make room; without one, each is as near to its words as those before it let it.
 */
export function layOut(cards: readonly Card[], currentId: string | null): Map<string, number> {
  const tops = new Map<string, number>()
  const current = cards.findIndex(({ id }) => id === currentId)
  const first = Math.max(current, 0)
  // Upwards from the current one, as far as there is room: what does not fit above begins at the top.
  const isCrowded = current > 0 && heightOf(cards.slice(0, current)) > (cards[current]?.topPx ?? 0)
  if (isCrowded) return downwards(cards, 0, 0, tops)
  let limit = cards[first]?.topPx ?? 0
  for (const card of cards.slice(0, first).reverse()) {
    limit = Math.min(card.topPx, limit - CARD_GAP_PX - card.heightPx)
    tops.set(card.id, limit)
  }
  return downwards(cards, first, 0, tops)
}

function downwards(
  cards: readonly Card[],
  from: number,
  least: number,
  tops: Map<string, number>,
): Map<string, number> {
  let limit = least
  for (const card of cards.slice(from)) {
    const topPx = Math.max(card.topPx, limit)
    tops.set(card.id, topPx)
    limit = topPx + card.heightPx + CARD_GAP_PX
  }
  return tops
}

function heightOf(cards: readonly Card[]): number {
  return cards.reduce((sum, { heightPx }) => sum + heightPx + CARD_GAP_PX, 0)
}

/** The cards that reach into a stretch of the page, in their order, and the current one wherever it stands. */
export function within(
  cards: readonly Card[],
  tops: ReadonlyMap<string, number>,
  { fromPx, toPx, currentId }: { fromPx: number; toPx: number; currentId: string | null },
): string[] {
  return cards.flatMap(({ id, heightPx }) => {
    const top = tops.get(id) ?? 0
    return id === currentId || (top < toPx && top + heightPx > fromPx) ? [id] : []
  })
}
