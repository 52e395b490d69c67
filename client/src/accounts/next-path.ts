/**
 * A path of this site from `?next=`, or undefined. Whatever else stands there is dropped: a link to the
 * sign-in page must not be able to send a person who has just signed in to a look-alike site.
 */
export function nextPath(next: unknown): string | undefined {
  if (typeof next !== 'string') return undefined
  // Browsers read `//host` and `/\host` as another site, and drop tabs and line ends inside.
  if (!/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(next)) return undefined
  const path = next.split(/[?#]/, 1)[0]
  return path === '/sign-in' || path === '/register' ? undefined : next
}
