import { AppError } from '@plenary/shared/errors.ts'
import {
  LEASES_PER_ACCOUNT,
  NEW_ROOMS_PER_ACCOUNT,
  REGISTRATIONS_PER_ADDRESS,
  SIGN_IN_TRIES_PER_ACCOUNT,
  SIGN_IN_TRIES_PER_ADDRESS,
  TEXTS_PER_ACCOUNT,
} from '@plenary/shared/limits.ts'
import { TokenBucket } from './token-bucket.ts'

const RULES = {
  'sign-in-account': SIGN_IN_TRIES_PER_ACCOUNT,
  'sign-in-address': SIGN_IN_TRIES_PER_ADDRESS,
  registration: REGISTRATIONS_PER_ADDRESS,
  lease: LEASES_PER_ACCOUNT,
  'new-room': NEW_ROOMS_PER_ACCOUNT,
  text: TEXTS_PER_ACCOUNT,
} as const

/** Keys kept at once. Beyond it the full buckets go, which changes nothing, and then the oldest. */
const MAX_KEYS = 50_000

/** Slows guessing down. Kept in memory: a restart forgives, and nothing about anybody is stored. */
export class Throttles {
  readonly #buckets = new Map<string, TokenBucket>()
  readonly #now: () => number

  constructor(now: () => number) {
    this.#now = now
  }

  /**
   * Counts one try.
   *
   * @throws {AppError} `too-many-requests`
   */
  take(rule: keyof typeof RULES, key: string): void {
    const id = `${rule} ${key}`
    let bucket = this.#buckets.get(id)
    if (!bucket) {
      if (this.#buckets.size >= MAX_KEYS) this.#makeRoom()
      const { burst, perMinute } = RULES[rule]
      bucket = new TokenBucket({ burst, perSecond: perMinute / 60, now: this.#now })
      this.#buckets.set(id, bucket)
    }
    if (!bucket.take()) throw new AppError('too-many-requests')
  }

  /** Takes a try back: it was no guess. */
  giveBack(rule: keyof typeof RULES, key: string): void {
    this.#buckets.get(`${rule} ${key}`)?.giveBack()
  }

  #makeRoom(): void {
    for (const [id, bucket] of this.#buckets) if (bucket.isFull) this.#buckets.delete(id)
    for (const id of this.#buckets.keys()) {
      if (this.#buckets.size < MAX_KEYS) return
      this.#buckets.delete(id)
    }
  }
}
