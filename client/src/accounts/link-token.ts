/**
 * The secret of the link with which this page was opened, from behind its `#`, where no request, log or `Referer`
 * carries it. Null when there is none, or when a mail program has cut it.
 */
export function linkToken(): string | null {
  const token = window.location.hash.slice(1)
  return /^[A-Za-z0-9_-]{43}$/.test(token) ? token : null
}
