const SIGNS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
/** What no HTML may hold; a text may, and is shown with a sign in its place. */
const UNWRITABLE = /[[\p{Cc}\p{Noncharacter_Code_Point}]--[\t\n\r]]/gv

/** Words as they may stand anywhere in HTML: between tags, and in an attribute within quotes. */
export function htmlText(words: string): string {
  return words
    .toWellFormed()
    .replace(UNWRITABLE, '\ufffd')
    .replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? '')
}
