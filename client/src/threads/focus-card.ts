/**
 * The focus goes to the card of a thread once that is drawn: what one had pressed or written in is gone then, and the
 * keys would be nowhere. Who has gone elsewhere meanwhile stays there.
 */
export function focusCard(id: string): void {
  const before = document.activeElement
  const focus = () => {
    const isWhereItWas = document.activeElement === before || document.activeElement === document.body
    if (isWhereItWas) document.getElementById(`thread-${id}`)?.focus({ preventScroll: true })
  }
  requestAnimationFrame(() => requestAnimationFrame(focus))
}

/** The focus goes back to the text, where it came from. */
export function focusText(): void {
  document.getElementById('text')?.focus({ preventScroll: true })
}
