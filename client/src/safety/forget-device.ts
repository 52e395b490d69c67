import { del, failureCode } from '../api.ts'

/** What was done on this device, and what could not be. */
export interface Forgotten {
  /** The server has ended the session, or there was none any more. */
  isSessionEnded: boolean
  /** Everything that this site had stored here is gone. */
  isStorageEmpty: boolean
}

/**
 * Ends the session of this browser and clears all that this site has stored in it. Each is tried whether or not the
 * other works: without the server, too, nothing stays here but the session's cookie, which scripts cannot touch.
 */
export async function forgetDevice(): Promise<Forgotten> {
  const [isSessionEnded, isStorageEmpty] = await Promise.all([endSession(), clearStorage()])
  return { isSessionEnded, isStorageEmpty }
}

async function endSession(): Promise<boolean> {
  try {
    await del('/api/sessions/current')
    return true
  } catch (error) {
    return failureCode(error) === 'signed-out'
  }
}

async function clearStorage(): Promise<boolean> {
  const done = await Promise.allSettled([
    (async () => localStorage.clear())(),
    (async () => sessionStorage.clear())(),
    deleteDatabases(),
    deleteCaches(),
    unregisterWorkers(),
  ])
  return done.every(({ status }) => status === 'fulfilled')
}

async function deleteDatabases(): Promise<void> {
  const databases = await indexedDB.databases()
  await Promise.all(databases.map(({ name }) => name !== undefined && deleteDatabase(name)))
}

function deleteDatabase(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name)
    request.onsuccess = () => resolve()
    request.onerror = () => reject(request.error)
    // Another tab holds it open: it goes when that one is closed.
    request.onblocked = () => reject(new Error('in use by another tab'))
  })
}

/** Neither of these is there on a connection that is not secure; then nothing can have been stored in it either. */
async function deleteCaches(): Promise<void> {
  if (!('caches' in window)) return
  await Promise.all((await caches.keys()).map((name) => caches.delete(name)))
}

async function unregisterWorkers(): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  const registrations = await navigator.serviceWorker.getRegistrations()
  await Promise.all(registrations.map((registration) => registration.unregister()))
}
