/** On a transaction that takes what somebody has proposed, or declines it: it is an edit, in whatever mode one is. */
export const SETTLES = 'settlesSuggestions'

/** On a transaction that goes back to a version, which has all its ids. */
export const RESTORES = 'restoresVersion'
