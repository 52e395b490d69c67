import {
  ACCOUNT_BYTES,
  ACCOUNT_FRAMES,
  ACCOUNT_WORK,
  FLOOD_MS,
  LINE_BYTES,
  LINE_FRAMES,
  LINE_OPENINGS,
  MAX_LINES_PER_ACCOUNT,
} from '@plenary/shared/limits.ts'
import { afterTaking, WHOLE, type WholeAt, waitMs } from '../http/rate.ts'

/** Beyond so many accounts those that have nothing open and have used up nothing are forgotten. */
const MANY_ACCOUNTS = 10_000

type Account = { lines: number; frames: WholeAt; bytes: WholeAt; work: WholeAt }

/** What one line may send: its own share, and that of everything its account has open on this server. */
export class LineRates {
  readonly #account: Account
  #frames: WholeAt = WHOLE
  #bytes: WholeAt = WHOLE
  #openings: WholeAt = WHOLE
  /** Since when frames have had to wait without a pause to catch up. */
  #overSince: number | null = null

  constructor(account: Account) {
    this.#account = account
  }

  /** Takes a frame's share. Gives 0, or how long to wait before it may be taken, in milliseconds. */
  takeFrame(sizeBytes: number): number {
    const account = this.#account
    const now = performance.now()
    const wait = Math.max(
      waitMs(LINE_FRAMES, this.#frames, 1, now),
      waitMs(LINE_BYTES, this.#bytes, sizeBytes, now),
      waitMs(ACCOUNT_FRAMES, account.frames, 1, now),
      waitMs(ACCOUNT_BYTES, account.bytes, sizeBytes, now),
    )
    if (wait > 0) {
      this.#overSince ??= now
      return wait
    }
    if (waitMs(LINE_FRAMES, this.#frames, LINE_FRAMES.burst / 4, now) === 0) this.#overSince = null
    this.#frames = afterTaking(LINE_FRAMES, this.#frames, 1, now)
    this.#bytes = afterTaking(LINE_BYTES, this.#bytes, sizeBytes, now)
    account.frames = afterTaking(ACCOUNT_FRAMES, account.frames, 1, now)
    account.bytes = afterTaking(ACCOUNT_BYTES, account.bytes, sizeBytes, now)
    return 0
  }

  /** Whether frames have come too fast for so long that no person sends them. */
  get isFlooded(): boolean {
    return this.#overSince !== null && performance.now() - this.#overSince > FLOOD_MS
  }

  /** Takes a share of the work that an account may give to everybody in its rooms. */
  takeWork(steps: number): boolean {
    const now = performance.now()
    if (waitMs(ACCOUNT_WORK, this.#account.work, steps, now) > 0) return false
    this.#account.work = afterTaking(ACCOUNT_WORK, this.#account.work, steps, now)
    return true
  }

  /** Takes a share of what costs the server a whole text to answer. */
  takeOpening(): boolean {
    const now = performance.now()
    if (waitMs(LINE_OPENINGS, this.#openings, 1, now) > 0) return false
    this.#openings = afterTaking(LINE_OPENINGS, this.#openings, 1, now)
    return true
  }
}

/** The accounts that have lines open on this server: limits are theirs before they are an address's. */
export class AccountRates {
  readonly #accounts = new Map<string, Account>()

  /** The rates of a new line of an account, or null when it has too many. */
  open(accountId: string): LineRates | null {
    const account = this.#accounts.get(accountId) ?? { lines: 0, frames: WHOLE, bytes: WHOLE, work: WHOLE }
    if (account.lines >= MAX_LINES_PER_ACCOUNT) return null
    account.lines += 1
    this.#accounts.set(accountId, account)
    return new LineRates(account)
  }

  /** One line of an account has ended. Who has used up a share gets no new one by leaving and coming back. */
  close(accountId: string): void {
    const account = this.#accounts.get(accountId)
    if (!account) return
    account.lines -= 1
    if (this.#isForgettable(account)) this.#accounts.delete(accountId)
    if (this.#accounts.size > MANY_ACCOUNTS) this.#tidy()
  }

  #tidy(): void {
    for (const [id, account] of this.#accounts) if (this.#isForgettable(account)) this.#accounts.delete(id)
  }

  #isForgettable({ lines, frames, bytes, work }: Account): boolean {
    return lines === 0 && Math.max(frames, bytes, work) <= performance.now()
  }
}
