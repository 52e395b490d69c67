import type { MiddlewareHandler } from 'hono'
import { secureHeaders } from 'hono/secure-headers'

/**
 * What a public page may do: show its own style, fonts and sign, and run its one script, which may ask nobody for
 * anything, us neither: a file that is checked cannot leave the device. It is left in no cache, so that what is taken
 * back is gone at once, and it sets no cookie. Pictures come from us, or with `data:` in the page itself.
 */
export function pageHeaders(
  { isSecure }: { isSecure: boolean },
  imgSrc: readonly ("'self'" | 'data:')[] = ["'self'"],
): MiddlewareHandler[] {
  const secure = secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      fontSrc: ["'self'"],
      imgSrc: [...imgSrc],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
      requireTrustedTypesFor: ["'script'"],
      trustedTypes: ["'none'"],
    },
    referrerPolicy: 'no-referrer',
    crossOriginOpenerPolicy: 'same-origin',
    crossOriginResourcePolicy: 'same-origin',
    xFrameOptions: 'DENY',
    strictTransportSecurity: isSecure ? 'max-age=31536000; includeSubDomains' : false,
    permissionsPolicy: { camera: [], microphone: [], geolocation: [] },
  })
  const uncached: MiddlewareHandler = async (c, next) => {
    await next()
    c.header('Cache-Control', 'no-store')
  }
  return [secure, uncached]
}
