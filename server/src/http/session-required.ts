import { AppError } from '@plenary/shared/errors.ts'
import { createMiddleware } from 'hono/factory'
import type { Session, Sessions } from '../accounts/session.ts'

/** Routes behind `requireSession` find the session here. */
export type SignedInEnv = { Variables: { session: Session } }

/** Lets a request pass only with a living session. Looked up anew each time, so that an ended one is ended. */
export function requireSession(sessions: Sessions) {
  return createMiddleware<SignedInEnv>(async (c, next) => {
    const session = await sessions.read(c.req.header('Cookie'))
    if (!session) throw new AppError('signed-out')
    c.set('session', session)
    await next()
  })
}
