import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import type { MailConfig } from '@plenary/server/mail/mailer.ts'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { onTestFinished } from 'vitest'
import { until } from './until.ts'

/** A mail as it arrived. */
export type ReceivedMail = {
  to: string[]
  headers: string
  /** Its words, decoded. */
  text: string
}

/** A mail server that takes everything and shows it; it stops with the test. */
export class TestMailbox {
  readonly mails: ReceivedMail[] = []
  readonly #port: number

  private constructor(port: number, mails: ReceivedMail[]) {
    this.#port = port
    this.mails = mails
  }

  static async start(options: SMTPServerOptions = {}): Promise<TestMailbox> {
    const mails: ReceivedMail[] = []
    const server = new SMTPServer({
      // It has no certificate that anybody would trust, and is on this machine.
      disabledCommands: ['STARTTLS', 'AUTH'],
      onData(stream, session, done) {
        text(stream).then((source) => {
          mails.push(
            readMail(
              source,
              session.envelope.rcptTo.map(({ address }) => address),
            ),
          )
          done()
        }, done)
      },
      ...options,
    })
    server.on('error', () => {})
    const listening = server.listen(0, '127.0.0.1')
    await once(listening, 'listening')
    onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())))
    const address = listening.address()
    return new TestMailbox(typeof address === 'object' && address ? address.port : 0, mails)
  }

  /** The configuration of a server that sends its mail here. */
  get config(): MailConfig {
    return { smtpUrl: `smtp://127.0.0.1:${this.#port}`, from: 'Plenary <plenary@host.example>' }
  }

  /** The last mail to an address, once so many have come. */
  async lastTo(address: string, count = 1): Promise<ReceivedMail> {
    const mine = () => this.mails.filter(({ to }) => to.includes(address))
    return until(`${count} mail(s) to ${address}`, () => (mine().length >= count ? mine().at(-1) : null))
  }

  /** What stands after the `#` of a link in the last mail to an address. */
  async secretTo(address: string, count = 1): Promise<string> {
    const secret = /#([\w-]{43})/.exec((await this.lastTo(address, count)).text)?.[1]
    if (!secret) throw new Error('no link in this mail')
    return secret
  }
}

function readMail(source: string, to: string[]): ReceivedMail {
  const [headers = '', ...rest] = source.split('\r\n\r\n')
  const body = rest.join('\r\n\r\n')
  const encoding = /^Content-Transfer-Encoding: (.+)$/im.exec(headers)?.[1]?.trim().toLowerCase()
  return { to, headers, text: decode(body, encoding) }
}

function decode(body: string, encoding: string | undefined): string {
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString()
  if (encoding !== 'quoted-printable') return body
  const bytes = body
    .replaceAll('=\r\n', '')
    .replace(/=([0-9A-F]{2})/g, (_sign, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString()
}
