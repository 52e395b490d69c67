/// <reference types="vite/client" />
import workerUrl from './import-worker.ts?worker&url'

/** What a browser that enforces Trusted Types has; TypeScript's own types know nothing of it. */
type TrustedTypes = {
  createPolicy: (
    name: string,
    rules: { createScriptURL: () => string },
  ) => { createScriptURL: (url: string) => string }
}

/** Makes one address and no other, whatever it is asked for (`trusted-types` in the server's security-headers.ts). */
const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes }
const policy = trustedTypes?.createPolicy('plenary-import-worker', { createScriptURL: () => workerUrl })

/** A new thread that reads a file. */
export function startImportWorker(): Worker {
  return new Worker(policy?.createScriptURL(workerUrl) ?? workerUrl, { type: 'module', name: 'import' })
}
