import type { ServerContext } from '../context.ts'
import type { MailWords } from '../mail/mails.ts'

/** An address of ours for a mail or a terminal. */
export function linkTo(ctx: ServerContext, path: string): string {
  return `${ctx.config.origins[0]}${path}`
}

/**
 * Sends a mail of a kind, unless its address has had too many of these: nobody is told of that. The words are made only
 * when it is sent.
 *
 * @throws {AppError} `mail-failed`
 */
export async function mailTo(
  ctx: ServerContext,
  kind: 'registration' | 'email-change' | 'password-reset',
  to: string,
  words: () => Promise<MailWords>,
): Promise<void> {
  if (!ctx.mailer || !ctx.throttles.tryTake('mail-recipient', `${kind} ${to}`)) return
  await ctx.mailer.send({ to, ...(await words()) })
}
