import type { MiddlewareHandler } from 'hono'
import { secureHeaders } from 'hono/secure-headers'

/**
 * What a page of ours may do: run our scripts, show our pictures, talk to us. Nothing from elsewhere, no
 * inline script or style, no frame around it. `ProseMirrorClipboard` is the editor's Trusted Types policy for
 * pasted HTML, which it parses in a document of its own; the other two make one address each, of the thread that
 * compares versions (client/versions/start-compare-worker.ts) and of the one that reads files
 * (client/import/start-import-worker.ts).
 */
export function securityHeaders({ isSecure }: { isSecure: boolean }): MiddlewareHandler {
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", 'data:'],
      fontSrc: ["'self'"],
      connectSrc: ["'self'"],
      manifestSrc: ["'self'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
      requireTrustedTypesFor: ["'script'"],
      trustedTypes: ['ProseMirrorClipboard', 'plenary-compare-worker', 'plenary-import-worker'],
    },
    referrerPolicy: 'no-referrer',
    crossOriginOpenerPolicy: 'same-origin',
    crossOriginResourcePolicy: 'same-origin',
    xFrameOptions: 'DENY',
    strictTransportSecurity: isSecure ? 'max-age=31536000; includeSubDomains' : false,
    permissionsPolicy: { camera: [], microphone: [], geolocation: [] },
  })
}
