import type { Db } from '@plenary/db/database.ts'
import { listStandings, type Standing } from '@plenary/db/standings.ts'
import type { ErrorCode } from '@plenary/shared/errors.ts'
import type { AccountId, MemberId, RoomId } from '@plenary/shared/ids.ts'
import { RIGHTS_CHECK_HEARING_MS, RIGHTS_CHECK_MS, RIGHTS_CHECKED_AT_ONCE } from '@plenary/shared/limits.ts'
import type { FreezeLevel, RoomRole } from '@plenary/shared/permissions.ts'
import type { Attribution } from '@plenary/shared/rooms.ts'
import type { Logger } from 'pino'
import { type Bus, EVERYWHERE } from '../live/bus.ts'
import { standingIn } from '../rooms/room-role.ts'

/** A line into a room, and what it was let in on. */
export interface WatchedLine {
  readonly sessionHash: string
  readonly accountId: AccountId
  readonly memberId: MemberId
  readonly roomId: RoomId
  readonly role: RoomRole
  readonly attribution: Attribution
  readonly freeze: FreezeLevel | null
  close(code: ErrorCode): void
}

/** Whose rights have changed: lines of which any of it holds. */
export type Whose =
  | { accountId: AccountId }
  | { memberId: MemberId }
  | { sessionHash: string }
  | { roomId: RoomId }

/** How often lines are looked up whatever has been told: while the others cannot be heard, and while they can. */
export type RightsTiming = { awayMs: number; hearingMs: number }

export const RIGHTS_TIMING: RightsTiming = { awayMs: RIGHTS_CHECK_MS, hearingMs: RIGHTS_CHECK_HEARING_MS }

type RightsInput = { db: Db; bus: Bus; logger: Logger; timing: RightsTiming }

/**
 * Holds what open lines were let in on against what the database says now, and closes those that are let in no more:
 * at once where the change is made, within milliseconds on the other nodes, and within half a second when these cannot
 * be heard (docs/rules.md, RI1).
 */
export class Rights {
  readonly #input: RightsInput
  readonly #lines = new Set<WatchedLine>()
  readonly #unsubscribe: () => void
  readonly #timer: NodeJS.Timeout
  #version = 0
  #checkedAt = performance.now()
  #wasHearing = false
  #checking: Promise<void> | null = null

  constructor(input: RightsInput) {
    this.#input = input
    this.#unsubscribe = input.bus.subscribe(EVERYWHERE, (word) => {
      if (word.kind === 'rights') this.#hear(word.whose)
    })
    this.#timer = setInterval(() => this.#checkNowAndThen(), input.timing.awayMs)
    this.#timer.unref()
  }

  /** Goes up with every change that this node hears of. Whoever lets somebody in looks at it before asking. */
  get version(): number {
    return this.#version
  }

  /** Watches a line that was let in on what held at a version, until it is forgotten. */
  watch(line: WatchedLine, version: number): void {
    this.#lines.add(line)
    if (version !== this.#version) void this.#checkOrLater([line])
  }

  forget(line: WatchedLine): void {
    this.#lines.delete(line)
  }

  /**
   * To be called once a change of rights is committed. Resolves when no line of this node goes on that should not;
   * the other nodes have been told.
   */
  async changed(whose: Whose): Promise<void> {
    this.#version += 1
    this.#input.bus.publish(EVERYWHERE, { kind: 'rights', whose: JSON.stringify(whose) })
    await this.#checkOrLater(this.#linesOf(whose))
  }

  stop(): void {
    clearInterval(this.#timer)
    this.#unsubscribe()
  }

  #hear(text: string): void {
    const whose: unknown = JSON.parse(text)
    if (typeof whose !== 'object' || whose === null) return
    this.#version += 1
    // Keys that no line has find none.
    void this.#checkOrLater(this.#linesOf(whose as Whose))
  }

  #linesOf(whose: Whose): WatchedLine[] {
    const wanted = Object.entries(whose)
    return [...this.#lines].filter((line) =>
      wanted.some(([key, value]) => line[key as keyof WatchedLine] === value),
    )
  }

  /** The bus may be away, a word may be lost, and a session may just run out. */
  #checkNowAndThen(): void {
    const { isHearing } = this.#input.bus
    const isDue = performance.now() - this.#checkedAt >= this.#input.timing.hearingMs
    const wasHearing = this.#wasHearing
    this.#wasHearing = isHearing
    if (this.#checking || this.#lines.size === 0 || (isHearing && wasHearing && !isDue)) return
    this.#checkedAt = performance.now()
    this.#checking = this.#checkOrLater([...this.#lines]).finally(() => {
      this.#checking = null
    })
  }

  /** What is committed stays so whether or not it can be looked up at once. */
  async #checkOrLater(lines: readonly WatchedLine[]): Promise<void> {
    try {
      await this.#check(lines)
    } catch (error) {
      this.#checkedAt = Number.NEGATIVE_INFINITY
      this.#input.logger.error({ err: error }, 'rights could not be checked')
    }
  }

  /** Some after others: the answer for ten thousand at once would hold up everybody, and stay in memory. */
  async #check(lines: readonly WatchedLine[]): Promise<void> {
    for (let from = 0; from < lines.length; from += RIGHTS_CHECKED_AT_ONCE) {
      await this.#checkAtOnce(lines.slice(from, from + RIGHTS_CHECKED_AT_ONCE))
    }
  }

  async #checkAtOnce(lines: readonly WatchedLine[]): Promise<void> {
    const { living, standings } = await listStandings(this.#input.db, distinct(lines))
    const byKey = Map.groupBy(standings, keyOf)
    for (const line of lines) {
      const code = verdict(line, living, byKey.get(keyOf(line)) ?? [])
      if (code) line.close(code)
    }
  }
}

function keyOf({ sessionHash, roomId }: { sessionHash: string; roomId: RoomId }): string {
  return `${sessionHash} ${roomId}`
}

/** Somebody with a room open in ten tabs is asked about once. */
function distinct(lines: readonly WatchedLine[]): WatchedLine[] {
  return [...new Map(lines.map((line) => [keyOf(line), line])).values()]
}

/**
 * Why a line cannot go on as it is, or null. A changed role, or a room that is frozen otherwise, lets people come back
 * with what they may do now.
 */
function verdict(
  line: WatchedLine,
  living: ReadonlySet<string>,
  standings: readonly Standing[],
): ErrorCode | null {
  if (!living.has(line.sessionHash)) return 'signed-out'
  const now = standingIn(standings, standings[0]?.actingId ?? null)
  if (!now) return 'access-ended'
  const { standing, role } = now
  const isSamePerson = standing.memberId === line.memberId && role === line.role
  const isSameRoom = standing.attribution === line.attribution && standing.freeze === line.freeze
  return isSamePerson && isSameRoom ? null : 'access-changed'
}
