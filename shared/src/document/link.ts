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
