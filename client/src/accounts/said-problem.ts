import { ProofGivenUp } from '../with-proof.ts'

/** What is to be said of a failure: nothing, that is null, when the person gave the act up themselves. */
export function saidProblem(error: unknown): unknown {
  return error instanceof ProofGivenUp ? null : (error ?? null)
}

/**
 * Does what a form sends, whose send must not fail when the person gives it up.
 * Null then: nothing has happened, and the form stays as it is.
 */
export async function unlessGivenUp<T>(act: Promise<T>): Promise<T | null> {
  try {
    return await act
  } catch (error) {
    if (error instanceof ProofGivenUp) return null
    throw error
  }
}
