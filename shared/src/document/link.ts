const SAFE_SCHEMES = ['http:', 'https:', 'mailto:']

/**
 * Whether an address may stand in a text: absolute, and of a scheme that cannot run code or read the disk.
 * Parsed, not matched: `java\nscript:` and the like are what the URL standard makes of them.
 */
export function isSafeHref(href: string): boolean {
  try {
    return SAFE_SCHEMES.includes(new URL(href).protocol)
  } catch {
    return false
  }
}

const ADDRESS = /\bhttps?:\/\/[^\s<>"“”«»]+/gi

/** What ends a sentence or a bracket around an address, and not the address. */
const CLOSING = /[.,;:!?'’…)\]}]$/

const OPENING: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' }

/** The addresses that stand in some words, each with where it begins: with `http` or `https`, and safe to link to. */
export function addressesIn(words: string): { index: number; href: string }[] {
  return [...words.matchAll(ADDRESS)]
    .map(({ 0: found, index }) => ({ index, href: withoutClosing(found) }))
    .filter(({ href }) => isSafeHref(href))
}

/** A bracket at the end belongs to the address when it was opened in it, as in "…/Rights_(law)". */
function withoutClosing(found: string): string {
  let address = found
  for (let last = CLOSING.exec(address)?.[0]; last; last = CLOSING.exec(address)?.[0]) {
    const opening = OPENING[last]
    if (opening && address.split(opening).length >= address.split(last).length) return address
    address = address.slice(0, -1)
  }
  return address
}
