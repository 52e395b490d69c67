/**
 * How much may still be spent on finding a good comparison. Once it is used up what is left is compared coarsely, and
 * as exactly: a text that somebody has made to be hard may not hold up the page of whoever compares it.
 */
export type Work = { left: number }

/** Steps of about ten nanoseconds; 20,000 words with 500 changes take less than a tenth of it. */
const COMPARISON_STEPS = 30_000_000

/** The work of one comparison. */
export function newWork(): Work {
  return { left: COMPARISON_STEPS }
}
