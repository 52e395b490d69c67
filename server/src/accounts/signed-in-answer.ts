import type { AccountId } from '@plenary/shared/ids.ts'
import type { Context } from 'hono'
import type { ServerContext } from '../context.ts'
import { firstMandateOf, getMe } from './accounts.ts'
import type { Sessions } from './session.ts'

/** Answers with `Me` in a session with a new id. Whoever was signed in on this browser is not any more. */
export async function answerSignedIn(
  c: Context,
  { ctx, sessions }: { ctx: ServerContext; sessions: Sessions },
  accountId: AccountId,
): Promise<Response> {
  await endThis(c, { ctx, sessions })
  const memberId = await firstMandateOf(ctx, accountId)
  const cookie = await sessions.start(accountId, memberId)
  return c.json(await getMe(ctx, { accountId, memberId }), 201, { 'Set-Cookie': cookie })
}

/** Ends the session of a request, if there is one, and the lines that it holds. Gives the cookie that clears it. */
export async function endThis(
  c: Context,
  { ctx, sessions }: { ctx: ServerContext; sessions: Sessions },
): Promise<string> {
  const session = await sessions.read(c.req.header('Cookie'))
  const cookie = await sessions.end(c.req.header('Cookie'))
  if (session) await ctx.rights.changed({ sessionHash: session.hash })
  return cookie
}
