const KEY = 'plenary-farewell'

/** What the sign-in page says to somebody who has just left for good. */
export type Farewell = 'account-deleted'

/**
 * Loads the sign-in page afresh, so that nothing stays in the memory of this tab, and has it say why. The word goes
 * by the tab's own storage rather than by the address, which anybody could make up.
 */
export function leaveWith(word: Farewell): void {
  sessionStorage.setItem(KEY, word)
  window.location.replace('/sign-in')
}

/** The word with which this page was loaded. */
export function farewell(): Farewell | null {
  return taken
}

const taken = takeWord()

/** It is said on one page and forgotten. */
function takeWord(): Farewell | null {
  const word = sessionStorage.getItem(KEY)
  sessionStorage.removeItem(KEY)
  return word === 'account-deleted' ? word : null
}
