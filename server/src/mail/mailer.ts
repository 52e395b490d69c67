import { AppError } from '@plenary/shared/errors.ts'

/** A mail in plain words. `unsubscribeAt` is where a mail program may end mails of its kind with one press. */
export type Mail = { to: string; subject: string; text: string; unsubscribeAt?: string }

/** Sends mail, or null where the server has nothing to send it with. */
export type Mailer = {
  /** Resolves when the mail server has taken it. @throws {AppError} `mail-failed` */
  send(mail: Mail): Promise<void>
} | null

/** Where mail is handed in, and in whose name. */
export type MailConfig = { smtpUrl: string; from: string }

const CONNECT_TIMEOUT_MS = 10_000
const SOCKET_TIMEOUT_MS = 20_000

/** The mailer of a configuration. Its library is loaded only where mail is sent. */
export async function openMailer(config: MailConfig | null): Promise<Mailer> {
  if (!config) return null
  const { createTransport } = await import('nodemailer')
  const { hostname } = new URL(config.smtpUrl)
  const transport = createTransport({
    url: config.smtpUrl,
    // A link in a mail opens an account: it crosses no network in the clear, unless the address itself says
    // `?requireTLS=false`.
    requireTLS: !['localhost', '127.0.0.1', '[::1]'].includes(hostname),
    // Its default is the name of this machine, which is nobody's business.
    name: config.from.replace(/^.*@|>$/g, ''),
    connectionTimeout: CONNECT_TIMEOUT_MS,
    greetingTimeout: CONNECT_TIMEOUT_MS,
    socketTimeout: SOCKET_TIMEOUT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    async send({ to, subject, text, unsubscribeAt }) {
      try {
        await transport.sendMail({
          from: config.from,
          // As an object: a comma in an address does not make two of it.
          to: { name: '', address: to },
          subject,
          text,
          xMailer: false,
          headers: { 'Auto-Submitted': 'auto-generated', ...oneClick(unsubscribeAt) },
        })
      } catch (error) {
        throw new AppError('mail-failed', { detail: describe(error) })
      }
    },
  }
}

/** A press in the mail program, and no visit of a page, ends the mails (RFC 8058, 3.1). */
function oneClick(address: string | undefined): Record<string, string> {
  if (!address) return {}
  return { 'List-Unsubscribe': `<${address}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }
}

/** What may be logged of it: a mail server's words quote addresses. */
function describe(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
  const answer = error instanceof Error && 'responseCode' in error ? ` ${error.responseCode}` : ''
  return `${code}${answer}`
}
