import { AppError } from '@plenary/shared/errors.ts'
import {
  CARRIED_PER_ACCOUNT,
  CODES_PER_ACCOUNT,
  COMMENTS_PER_ACCOUNT,
  COMPARISONS_PER_ACCOUNT,
  FORGOTTEN_PER_ADDRESS,
  IMAGES_PER_ACCOUNT,
  LEASES_PER_ACCOUNT,
  LINK_TRIES_PER_ADDRESS,
  LOOK_UPS_PER_ADDRESS,
  MAILS_PER_ACCOUNT,
  MAILS_PER_RECIPIENT,
  NEW_COALITIONS_PER_ACCOUNT,
  NEW_IMAGES_PER_ACCOUNT,
  NEW_INVITES_PER_ACCOUNT,
  NEW_ROOMS_PER_ACCOUNT,
  NEW_ROUNDS_PER_ACCOUNT,
  OWN_ACTS_PER_ACCOUNT,
  PROOFS_PER_ACCOUNT,
  PUBLIC_IMAGES_PER_ADDRESS,
  PURGES_PER_ACCOUNT,
  REGISTRATIONS_PER_ADDRESS,
  SIGN_IN_TRIES_PER_ACCOUNT,
  SIGN_IN_TRIES_PER_ADDRESS,
  SNAPSHOTS_PER_ACCOUNT,
  TEXTS_PER_ACCOUNT,
} from '@plenary/shared/limits.ts'
import { afterTaking, type Rate, WHOLE, type WholeAt, waitMs } from './rate.ts'

const RULES = {
  'sign-in-account': SIGN_IN_TRIES_PER_ACCOUNT,
  'sign-in-address': SIGN_IN_TRIES_PER_ADDRESS,
  registration: REGISTRATIONS_PER_ADDRESS,
  /** One account at one network address. */
  code: PROOFS_PER_ACCOUNT,
  'code-account': CODES_PER_ACCOUNT,
  /** One session: whoever has a stolen one takes no tries away from its owner. */
  proof: PROOFS_PER_ACCOUNT,
  link: LINK_TRIES_PER_ADDRESS,
  forgotten: FORGOTTEN_PER_ADDRESS,
  /** One kind of mail to one address, so that one kind cannot be used to keep another away. */
  'mail-recipient': MAILS_PER_RECIPIENT,
  'mail-account': MAILS_PER_ACCOUNT,
  lease: LEASES_PER_ACCOUNT,
  'new-room': NEW_ROOMS_PER_ACCOUNT,
  'new-invite': NEW_INVITES_PER_ACCOUNT,
  'new-coalition': NEW_COALITIONS_PER_ACCOUNT,
  'own-act': OWN_ACTS_PER_ACCOUNT,
  text: TEXTS_PER_ACCOUNT,
  round: NEW_ROUNDS_PER_ACCOUNT,
  snapshot: SNAPSHOTS_PER_ACCOUNT,
  comparison: COMPARISONS_PER_ACCOUNT,
  purge: PURGES_PER_ACCOUNT,
  'look-up': LOOK_UPS_PER_ADDRESS,
  comment: COMMENTS_PER_ACCOUNT,
  'new-image': NEW_IMAGES_PER_ACCOUNT,
  image: IMAGES_PER_ACCOUNT,
  'public-image': PUBLIC_IMAGES_PER_ADDRESS,
  /** Anchors that go along with a change of the text. */
  carry: CARRIED_PER_ACCOUNT,
} as const

/** Keys kept at once. Beyond it those go that are whole again, which changes nothing, and then the oldest. */
const MAX_KEYS = 50_000

/** Slows guessing down. Kept in memory: a restart forgives, and nothing about anybody is stored. */
export class Throttles {
  readonly #shares = new Map<string, WholeAt>()

  /**
   * Counts one try.
   *
   * @throws {AppError} `too-many-requests`
   */
  take(rule: keyof typeof RULES, key: string): void {
    if (!this.tryTake(rule, key)) throw new AppError('too-many-requests')
  }

  /** The same for what nobody must be told: false when it is too much. */
  tryTake(rule: keyof typeof RULES, key: string): boolean {
    const id = idOf(rule, key)
    const now = performance.now()
    const rate = rateOf(rule)
    const share = this.#shares.get(id) ?? WHOLE
    if (waitMs(rate, share, 1, now) > 0) return false
    if (this.#shares.size >= MAX_KEYS && !this.#shares.has(id)) this.#makeRoom(now)
    this.#shares.set(id, afterTaking(rate, share, 1, now))
    return true
  }

  /** Takes a try back: it was no guess. */
  giveBack(rule: keyof typeof RULES, key: string): void {
    const id = idOf(rule, key)
    const share = this.#shares.get(id)
    if (share !== undefined) this.#shares.set(id, share - 1000 / rateOf(rule).perSecond)
  }

  #makeRoom(now: number): void {
    for (const [id, share] of this.#shares) if (share <= now) this.#shares.delete(id)
    for (const id of this.#shares.keys()) {
      if (this.#shares.size < MAX_KEYS) return
      this.#shares.delete(id)
    }
  }
}

function idOf(rule: keyof typeof RULES, key: string): string {
  return `${rule} ${key}`
}

function rateOf(rule: keyof typeof RULES): Rate {
  const { burst, perMinute } = RULES[rule]
  return { burst, perSecond: perMinute / 60 }
}
