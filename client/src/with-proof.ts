import { failureCode } from './api.ts'

/** An act that waits until somebody has shown that it is still them. */
export interface AskedProof {
  /** They have: the act is done now. */
  onProved: () => void
  onGivenUp: () => void
}

let asked: AskedProof | null = null
const listeners = new Set<() => void>()

/** Thrown when somebody was asked to prove who they are and closed the question: nothing has been done. */
export class ProofGivenUp extends Error {}

/**
 * Runs a request. When the server wants to know first that it is still the same person, the question appears
 * (`accounts/proof-dialog.tsx`), and after it the request is run again.
 *
 * @throws {ProofGivenUp} when the question is closed: say nothing, nothing has happened.
 */
export async function withProof<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act()
  } catch (error) {
    if (failureCode(error) !== 'proof-needed') throw error
  }
  await new Promise<void>((resolve, reject) => {
    ask({ onProved: resolve, onGivenUp: () => reject(new ProofGivenUp()) })
  })
  return act()
}

/** What is being asked now, for the dialog that asks it. */
export function currentProof(): AskedProof | null {
  return asked
}

export function subscribeToProof(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The question has been answered, one way or the other. */
export function settleProof(isProved: boolean): void {
  const settled = asked
  ask(null)
  if (isProved) settled?.onProved()
  else settled?.onGivenUp()
}

function ask(next: AskedProof | null): void {
  asked = next
  for (const listener of listeners) listener()
}
