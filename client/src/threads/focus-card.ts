let frame = 0

/**
 * The focus goes to the card of a thread once that is drawn: what one had pressed or written in is gone then, and the
 * keys would be nowhere. Who has gone elsewhere meanwhile stays there; of two cards, the one asked for last has it.
 */
export function focusCard(id: string): void {
  cancelAnimationFrame(frame)
  const before = document.activeElement
  const focus = () => {
    const isWhereItWas = document.activeElement === before || document.activeElement === document.body
    if (isWhereItWas) document.getElementById(`thread-${id}`)?.focus({ preventScroll: true })
  }
  frame = requestAnimationFrame(() => {
    frame = requestAnimationFrame(focus)
  })
}

/** The focus goes back to the text, where it came from. */
export function focusText(): void {
  document.getElementById('text')?.focus({ preventScroll: true })
}
