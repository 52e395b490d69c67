const MAX_CHARS = 80
/** What one of the usual systems does not take in a name, and what nobody would see. */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}/\\:*?"<>|]+/gu

/** What a file is called, after the title of its text. */
export function fileNameOf(title: string, ending: string): string {
  const safe = title.replace(UNSAFE, ' ').replace(/\s+/g, ' ').trim()
  const short = [...safe]
    .slice(0, MAX_CHARS)
    .join('')
    .replace(/^[. ]+|[. ]+$/g, '')
  return `${short || 'plenary-text'}.${ending}`
}
