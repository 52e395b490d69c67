import type { Db } from '@plenary/db/database.ts'
import {
  dayOf,
  deleteExpiredSessions,
  deleteSession,
  deleteSessionsOf,
  findSessions,
  insertSession,
  listSessions,
  type StoredSession,
  updateSessionDay,
  updateSessionExpiry,
} from '@plenary/db/sessions.ts'
import type { AccountId, MemberId, SessionId } from '@plenary/shared/ids.ts'
import { SESSION_DAYS } from '@plenary/shared/limits.ts'
import { type Adapter, type DatabaseSession, Lucia, TimeSpan } from 'lucia'
import { Gathering } from '../gathering.ts'
import { hashOfSecret } from '../secrets.ts'

declare module 'lucia' {
  interface Register {
    Lucia: Lucia<SessionAttributes>
    UserId: AccountId
    DatabaseSessionAttributes: SessionAttributes
  }
}
/** `stored` is null for a session that is just beginning: its row is made by the adapter. */
type SessionAttributes = { memberId: MemberId | null; stored: StoredSession | null }

/**
 * A signed-in session. `hash` is the hash of the secret in its cookie: what may be stored beside acts. `id` is the one
 * by which its owner knows it, and `provedAt` when they last proved who they are.
 */
export type Session = {
  hash: string
  id: SessionId
  accountId: AccountId
  memberId: MemberId | null
  provedAt: Date | null
}

/** A cookie header's value, ready to be set. */
type SetCookie = string

/**
 * Sessions in cookies. The only file that knows Lucia, which its author no longer develops: to replace it is
 * to rewrite this file. Lucia stores session ids as they are; the adapter below stores only their SHA-256, so
 * that a copy of the database opens nobody's account.
 */
export class Sessions {
  readonly #lucia: Lucia<SessionAttributes>
  readonly #db: Db

  constructor(db: Db, { isSecure }: { isSecure: boolean }) {
    this.#db = db
    this.#lucia = new Lucia(hashingAdapter(db), {
      sessionExpiresIn: new TimeSpan(SESSION_DAYS, 'd'),
      sessionCookie: {
        // The prefix makes browsers refuse the cookie from a subdomain or over plain HTTP (RFC 6265bis).
        name: isSecure ? '__Host-plenary' : 'plenary',
        expires: false,
        attributes: { secure: isSecure, sameSite: 'lax', path: '/' },
      },
      getSessionAttributes: (attributes) => attributes,
    })
  }

  /** Starts a session with a new id. */
  async start(accountId: AccountId, memberId: MemberId | null): Promise<SetCookie> {
    const session = await this.#lucia.createSession(accountId, { memberId, stored: null })
    return this.#lucia.createSessionCookie(session.id).serialize()
  }

  /** The session of a `Cookie` header, or null when there is none or it has ended. */
  async read(cookieHeader: string | undefined): Promise<Session | null> {
    const id = this.#idOf(cookieHeader)
    if (!id) return null
    const { session } = await this.#lucia.validateSession(id)
    if (!session?.stored) return null
    await this.#noteDay(session.stored)
    const { idHash: hash, id: ownId, accountId, memberId, provedAt } = session.stored
    return { hash, id: ownId, accountId, memberId, provedAt }
  }

  /** Ends the session of a `Cookie` header and gives the cookie that clears it. */
  async end(cookieHeader: string | undefined): Promise<SetCookie> {
    const id = this.#idOf(cookieHeader)
    if (id) await this.#lucia.invalidateSession(id)
    return this.#lucia.createBlankSessionCookie().serialize()
  }

  /** Written once a day: enough to tell one's devices apart. */
  async #noteDay({ idHash, lastUsedOn }: StoredSession): Promise<void> {
    const today = dayOf(new Date())
    if (lastUsedOn !== today) await updateSessionDay(this.#db, idHash, today)
  }

  /** Lucia throws on a cookie that is not well encoded: to us it is no session. */
  #idOf(cookieHeader: string | undefined): string | null {
    try {
      return this.#lucia.readSessionCookie(cookieHeader ?? '')
    } catch {
      return null
    }
  }

  /** Forgets the sessions that have run out. */
  async sweep(): Promise<void> {
    await this.#lucia.deleteExpiredSessions()
  }
}

function hashingAdapter(db: Db): Adapter {
  // Every request asks for one: those who ask at once, as after a restart, are answered together.
  const sessions = new Gathering((_table: 'sessions', hashes: readonly string[]) => findSessions(db, hashes))
  return {
    async getSessionAndUser(sessionId) {
      const stored = await sessions.ask('sessions', hashOfSecret(sessionId))
      if (!stored) return [null, null]
      return [toLucia(stored, sessionId), { id: stored.accountId, attributes: {} }]
    },
    // By their hashes: nobody, the server included, can tell the ids again.
    getUserSessions: async (accountId) =>
      (await listSessions(db, accountId)).map((stored) => toLucia(stored, stored.idHash)),
    setSession: ({ id, userId, expiresAt, attributes }) =>
      insertSession(
        db,
        { idHash: hashOfSecret(id), accountId: userId, expiresAt, memberId: attributes.memberId },
        new Date(),
      ),
    updateSessionExpiration: (sessionId, expiresAt) =>
      updateSessionExpiry(db, hashOfSecret(sessionId), expiresAt),
    deleteSession: (sessionId) => deleteSession(db, hashOfSecret(sessionId)),
    deleteUserSessions: async (accountId) => {
      await deleteSessionsOf(db, accountId)
    },
    deleteExpiredSessions: () => deleteExpiredSessions(db, new Date()),
  }
}

function toLucia(stored: StoredSession, id: string): DatabaseSession {
  const { accountId, expiresAt, memberId } = stored
  return { id, userId: accountId, expiresAt, attributes: { memberId, stored } }
}
