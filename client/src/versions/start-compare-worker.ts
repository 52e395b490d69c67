/// <reference types="vite/client" />
import workerUrl from './compare-worker.ts?worker&url'

/** What a browser that enforces Trusted Types has; TypeScript's own types know nothing of it. */
type TrustedTypes = {
  createPolicy: (
    name: string,
    rules: { createScriptURL: () => string },
  ) => { createScriptURL: (url: string) => string }
}

/**
 * The content policy lets no script be started by a mere address. This one rule makes one address and no other,
 * whatever it is asked for (`trusted-types` in the server's security-headers.ts).
 */
const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes }
const policy = trustedTypes?.createPolicy('plenary-compare-worker', { createScriptURL: () => workerUrl })

/** A new thread that compares texts. */
export function startCompareWorker(): Worker {
  return new Worker(policy?.createScriptURL(workerUrl) ?? workerUrl, { type: 'module', name: 'compare' })
}
