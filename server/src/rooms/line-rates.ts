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
import { TokenBucket } from '../http/token-bucket.ts'

/** Beyond so many accounts those that have nothing open and have used up nothing are forgotten. */
const MANY_ACCOUNTS = 10_000

type Account = { lines: number; frames: TokenBucket; bytes: TokenBucket; work: TokenBucket }

/** What one line may send: its own share, and that of everything its account has open on this server. */
export class LineRates {
  readonly #frames: TokenBucket
  readonly #bytes: TokenBucket
  readonly #openings: TokenBucket
  readonly #account: Account
  readonly #now: () => number
  /** Since when frames have had to wait without a pause to catch up. */
  #overSince: number | null = null

  constructor(account: Account, now: () => number) {
    this.#account = account
    this.#now = now
    this.#frames = new TokenBucket({ ...LINE_FRAMES, now })
    this.#bytes = new TokenBucket({ ...LINE_BYTES, now })
    this.#openings = new TokenBucket({ ...LINE_OPENINGS, now })
  }

  /** Takes a frame's share. Gives 0, or how long to wait before it may be taken, in milliseconds. */
  takeFrame(sizeBytes: number): number {
    const { frames, bytes } = this.#account
    const waitMs = Math.max(
      this.#frames.waitMs(1),
      this.#bytes.waitMs(sizeBytes),
      frames.waitMs(1),
      bytes.waitMs(sizeBytes),
    )
    if (waitMs > 0) {
      this.#overSince ??= this.#now()
      return waitMs
    }
    if (this.#frames.waitMs(LINE_FRAMES.burst / 4) === 0) this.#overSince = null
    for (const bucket of [this.#frames, frames]) bucket.take(1)
    for (const bucket of [this.#bytes, bytes]) bucket.take(sizeBytes)
    return 0
  }

  /** Whether frames have come too fast for so long that no person sends them. */
  get isFlooded(): boolean {
    return this.#overSince !== null && this.#now() - this.#overSince > FLOOD_MS
  }

  /** Takes a share of the work that an account may give to everybody in its rooms. */
  takeWork(steps: number): boolean {
    return this.#account.work.take(steps)
  }

  /** Takes a share of what costs the server a whole text to answer. */
  takeOpening(): boolean {
    return this.#openings.take()
  }
}

/** The accounts that have lines open on this server: limits are theirs before they are an address's. */
export class AccountRates {
  readonly #accounts = new Map<string, Account>()
  readonly #now: () => number

  constructor(now: () => number) {
    this.#now = now
  }

  /** The rates of a new line of an account, or null when it has too many. */
  open(accountId: string): LineRates | null {
    const account = this.#accounts.get(accountId) ?? {
      lines: 0,
      frames: new TokenBucket({ ...ACCOUNT_FRAMES, now: this.#now }),
      bytes: new TokenBucket({ ...ACCOUNT_BYTES, now: this.#now }),
      work: new TokenBucket({ ...ACCOUNT_WORK, now: this.#now }),
    }
    if (account.lines >= MAX_LINES_PER_ACCOUNT) return null
    account.lines += 1
    this.#accounts.set(accountId, account)
    return new LineRates(account, this.#now)
  }

  /** One line of an account has ended. Who has used up a share gets no new one by leaving and coming back. */
  close(accountId: string): void {
    const account = this.#accounts.get(accountId)
    if (!account) return
    account.lines -= 1
    if (account.lines === 0 && isRested(account)) this.#accounts.delete(accountId)
    if (this.#accounts.size > MANY_ACCOUNTS) this.#tidy()
  }

  #tidy(): void {
    for (const [id, account] of this.#accounts) {
      if (account.lines === 0 && isRested(account)) this.#accounts.delete(id)
    }
  }
}

function isRested({ frames, bytes, work }: Account): boolean {
  return frames.isFull && bytes.isFull && work.isFull
}
