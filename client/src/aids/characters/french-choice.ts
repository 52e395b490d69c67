const KEY = 'plenary.french-typography'

/** Whether one wants what one types in French set as French has it: yes, until turned off on this device. */
export function wantsFrenchTypography(): boolean {
  try {
    return localStorage.getItem(KEY) !== 'off'
  } catch {
    return chosen
  }
}

/** Turns it on or off, for all texts on this device. */
export function chooseFrenchTypography(isWanted: boolean): void {
  chosen = isWanted
  try {
    if (isWanted) localStorage.removeItem(KEY)
    else localStorage.setItem(KEY, 'off')
  } catch {
    // Storage is closed: the choice holds as long as the page.
  }
}

let chosen = true
