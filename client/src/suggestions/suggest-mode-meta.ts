/** On a transaction that accepts or rejects: it is an edit, in whatever mode one is. */
export const SETTLES = 'settlesSuggestions'
