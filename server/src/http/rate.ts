/** How often something may happen: `burst` times at once, `perSecond` in the long run. */
export type Rate = { burst: number; perSecond: number }

/**
 * A share of a rate that is used up comes back with time. All that has to be kept of it is when it will be whole again,
 * in milliseconds; any time that has passed is whole (the generic cell rate algorithm of ATM, ITU-T I.371). Times are
 * those of `performance.now()`: a clock on the wall that is put back would make everybody wait for it.
 */
export type WholeAt = number

/** Somebody who has used nothing. */
export const WHOLE: WholeAt = 0

/** Milliseconds until so much may be taken; 0 when it may. More than the burst is never waited for. */
export function waitMs({ burst, perSecond }: Rate, wholeAt: WholeAt, count: number, now: number): number {
  const left = burst - (Math.max(0, wholeAt - now) / 1000) * perSecond
  const missing = Math.min(count, burst) - left
  return missing <= 0 ? 0 : Math.ceil((missing / perSecond) * 1000)
}

/** The same share after so much has been taken of it. */
export function afterTaking({ perSecond }: Rate, wholeAt: WholeAt, count: number, now: number): WholeAt {
  return Math.max(wholeAt, now) + (count / perSecond) * 1000
}
