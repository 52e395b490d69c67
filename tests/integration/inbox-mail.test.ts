import { openDatabase } from '@plenary/db/database.ts'
import { type MailContext, sendDueMails } from '@plenary/server/inbox/mail-round.ts'
import { createLogger } from '@plenary/server/logger.ts'
import { openMailer } from '@plenary/server/mail/mailer.ts'
import type { MailSettingsInput } from '@plenary/shared/mail-settings.ts'
import { describe, expect, onTestFinished, test } from 'vitest'
import { actOn, beginThread, spoken } from '../support/commenting.ts'
import { inboxGround, inboxOf, member } from '../support/inbox-ground.ts'
import { acceptAsGuest, invite } from '../support/inviting.ts'
import { startTestServer, testConfig } from '../support/start-server.ts'
import { IMANI, MAELLE } from '../support/submission.ts'
import { whyNot } from '../support/test-database.ts'
import { type ReceivedMail, TestMailbox } from '../support/test-mailbox.ts'
import { TestMember } from '../support/test-member.ts'

const CANARY = 'canary-of-8e21'
const TITLE = 'Joint UPR submission: Republic of Norvanne'
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** A server on PostgreSQL that sends no mail by itself, and any number of nodes beside it whose clock the test moves. */
async function mailGround() {
  const mailbox = await TestMailbox.start()
  const ground = await inboxGround('postgres', mailbox.config)
  // Rows are dated by the server's clock; the nodes begin half a day later, well after the hour of the daily mail.
  const [today = ''] = new Date(Date.now() + DAY).toISOString().split('T')
  let now = Date.parse(`${today}T07:00:00Z`)
  const newNode = async (changes: Partial<MailContext> = {}): Promise<MailContext> => {
    const { db, close } = await openDatabase(ground.server.databaseUrl)
    onTestFinished(close)
    const digest = { hour: 6, lookMs: 2 ** 30, gatherMs: 2 * MINUTE, pauseMs: 15 * MINUTE }
    const config = { ...testConfig(ground.server.databaseUrl), origins: [ground.server.url], digest }
    const mailer = await openMailer(mailbox.config)
    return { db, config, mailer, logger: createLogger('silent'), now: () => now, ...changes }
  }
  const node = await newNode()
  const wish = (person: TestMember, wishes: Partial<MailSettingsInput>) =>
    person.call('PUT', '/api/inbox/mail', { rhythm: 'daily', includesText: false, locale: 'en', ...wishes })
  const mention = async (words = CANARY) =>
    beginThread(ground.imani, ground.roomId, {
      quote: CANARY,
      body: spoken(words, await member(ground.imani, ground.roomId, 'Maëlle T.')),
    })
  return {
    ...ground,
    ...{ mailbox, node, newNode, wish, mention },
    /** Sends what is due so much later, and gives every mail that there has been to Maëlle. */
    async after(ms: number, by: MailContext = node): Promise<ReceivedMail[]> {
      now += ms
      await sendDueMails(by)
      return mailbox.mails.filter(({ to }) => to.includes(MAELLE))
    },
  }
}

/** The secret of the page's link, and the address for mail programs. */
function waysOut(mail: ReceivedMail | undefined) {
  const headers = mail?.headers.replaceAll(/\r\n\s+/g, ' ') ?? ''
  return {
    token: /\/unsubscribe#([\w-]{43})/.exec(mail?.text ?? '')?.[1] ?? '',
    oneClick: /^List-Unsubscribe: <(.+)>$/im.exec(headers)?.[1] ?? '',
    post: /^List-Unsubscribe-Post: (.+)$/im.exec(headers)?.[1]?.trim(),
  }
}

describe.skipIf(whyNot('postgres'))('mail about notices', () => {
  test('[NO9] comes to nobody who has not asked for it', async () => {
    const { maelle, mention, wish, after, mailbox } = await mailGround()
    expect((await maelle.call('GET', '/api/inbox/mail')).body).toEqual({
      rhythm: 'off',
      includesText: false,
      canMail: 'yes',
      digestHour: 6,
    })
    await mention()
    await after(0)
    await wish(maelle, {})
    // What waited before was not meant to be mailed.
    await after(DAY)
    expect(mailbox.mails).toEqual([])
    await mention()
    expect(await after(DAY)).toHaveLength(1)
    await wish(maelle, { rhythm: 'off' })
    await mention()
    expect(await after(DAY)).toHaveLength(1)
  })

  test('[NO9] says who, in which coalition, and no title or word, of the document or of what was said', async () => {
    const { imani, maelle, mention, wish, after, roomId } = await mailGround()
    await wish(maelle, {})
    const thread = await mention()
    const [mail] = await after(0)
    expect(mail?.text).toMatch(
      /\r\nCommon Table Coalition\r\n- Imani O. \(Larkspur Centre\) mentioned you\.\r\n/,
    )
    const whole = `${mail?.headers}${mail?.text}`
    for (const secret of [CANARY, TITLE, 'Norvanne', thread.id, roomId]) expect(whole).not.toContain(secret)
    expect(mail?.headers).toMatch(/^Subject: 1 new notification on Plenary$/m)
    await wish(maelle, { includesText: true, locale: 'fr' })
    await actOn(imani, 'POST', `/api/rooms/${roomId}/threads/${thread.id}/comments`, { body: spoken(CANARY) })
    const [, second] = await after(DAY)
    for (const words of [TITLE, CANARY, 'a répondu à un commentaire']) expect(second?.text).toContain(words)
    // No link leads to where one signs in: the one that there is ends such mails.
    for (const { text } of [mail, second].flatMap((one) => one ?? []))
      expect(text.match(/https?:\S+/g)).toEqual([expect.stringMatching(/\/unsubscribe#[\w-]{43}$/)])
  })

  test('[NO2] [NO9] holds nothing that its reader may not see any more, and names people as the room does now', async () => {
    const { imani, maelle, mention, wish, after, roomId, mailbox } = await mailGround()
    await wish(maelle, { includesText: true })
    const hidden = await mention('hidden-by-deletion')
    await mention()
    await imani.call('DELETE', `/api/rooms/${roomId}/threads/${hidden.id}/comments/${hidden.comments[0]?.id}`)
    await maelle.join(roomId)
    await imani.join(roomId)
    await imani.call('PATCH', `/api/rooms/${roomId}`, { attribution: 'pseudonymous' })
    await Promise.all([maelle.join(roomId), imani.join(roomId)])
    const [mail] = await after(0)
    expect(mail?.text).toContain('LC-1 (Larkspur Centre) mentioned you.')
    expect(mail?.text).not.toMatch(/Imani|hidden-by-deletion/)
    expect(mail?.headers).not.toContain('Imani')
    expect(mailbox.mails).toHaveLength(1)
  })

  test('[NO10] of a day is one mail, of what is unread then, and none where all was read', async () => {
    const { maelle, mention, wish, after } = await mailGround()
    await wish(maelle, {})
    for (let n = 0; n < 5; n++) await mention()
    const [newest] = await inboxOf(maelle)
    await maelle.call('PUT', `/api/inbox/notices/${newest?.id}`, { isRead: true })
    const [mail] = await after(0)
    expect(mail?.headers).toContain('Subject: 4 new notifications')
    expect(mail?.text).toContain('- Imani O. (Larkspur Centre) mentioned you. (4 ×)')
    await mention()
    // It is still the same day; then it is the next, and before the hour.
    expect(await after(HOUR)).toHaveLength(1)
    expect(await after(21 * HOUR)).toHaveLength(1)
    expect(await after(2 * HOUR)).toHaveLength(2)
    await mention()
    const [last] = await inboxOf(maelle)
    await maelle.call('POST', '/api/inbox/read', { upTo: last?.id })
    expect(await after(DAY)).toHaveLength(2)
  })

  test('[NO10] at once gathers mentions for two minutes, and comes four times an hour at most', async () => {
    const { imani, maelle, mention, wish, after, roomId, node } = await mailGround()
    await wish(maelle, { rhythm: 'at-once' })
    // The mail of this day is out.
    await after(0)
    const thread = await mention()
    const now = (await inboxOf(maelle))[0]?.createdAt
    const clock = { ...node, now: () => Date.parse(now ?? '') + MINUTE }
    const at = (minutes: number): MailContext => ({
      ...node,
      now: () => Date.parse(now ?? '') + minutes * MINUTE,
    })
    expect(await after(0, clock)).toHaveLength(0)
    await mention()
    // A reply is not said at once.
    await actOn(maelle, 'POST', `/api/rooms/${roomId}/threads/${thread.id}/comments`, { body: spoken('Yes') })
    await actOn(imani, 'POST', `/api/rooms/${roomId}/threads/${thread.id}/comments`, { body: spoken('Good') })
    const [mail] = await after(0, at(2.1))
    expect(mail?.headers).toContain('Subject: 2 new notifications')
    expect(mail?.text).not.toContain('replied')
    await mention()
    expect(await after(0, at(16.9))).toHaveLength(1)
    expect(await after(0, at(17.2))).toHaveLength(2)
    expect(await after(0, at(40))).toHaveLength(2)
  })

  test('[NO11] is sent once, however many servers look at the same time', async () => {
    const { maelle, mention, wish, after, newNode, mailbox } = await mailGround()
    await wish(maelle, { rhythm: 'at-once' })
    await mention()
    const nodes = await Promise.all(Array.from({ length: 4 }, () => newNode()))
    await Promise.all(nodes.map((node) => after(0, node)))
    await Promise.all(nodes.map((node) => after(0, node)))
    expect(mailbox.mails).toHaveLength(1)
  })

  test('[NO11] is not sent again by whoever comes after a server that died over it', async () => {
    const { maelle, mention, wish, after, newNode, mailbox } = await mailGround()
    await wish(maelle, { rhythm: 'at-once' })
    await mention()
    const dying = await newNode({
      mailer: {
        async send() {
          throw new Error('the machine is gone')
        },
      },
    })
    await after(0, dying)
    expect(await after(HOUR)).toEqual([])
    expect(await inboxOf(maelle)).toHaveLength(1)
    // What comes later is said, and what was lost is not.
    await mention()
    expect((await after(DAY))[0]?.headers).toContain('Subject: 1 new notification')
    expect(mailbox.mails).toHaveLength(1)
  })

  test('[NO12] ends by a press on a page or in the mail program, once, signed in or not; opening it changes nothing', async () => {
    const { server, maelle, mention, wish, after } = await mailGround()
    const rhythm = async () =>
      ((await maelle.call('GET', '/api/inbox/mail')).body as { rhythm: string }).rhythm
    await wish(maelle, {})
    await mention()
    const first = waysOut((await after(0))[0])
    await mention()
    const second = waysOut((await after(DAY))[1])
    expect(first.post).toBe('List-Unsubscribe=One-Click')
    expect(first.oneClick).toBe(`${server.url}/unsubscribe/${first.token}`)
    for (const address of [first.oneClick, `${server.url}/unsubscribe#${first.token}`]) {
      for (const method of ['GET', 'HEAD']) await fetch(address, { method })
    }
    expect(await rhythm()).toBe('daily')
    // As a mail program does: no cookie, no origin, a form.
    const press = () =>
      fetch(first.oneClick, { method: 'POST', body: new URLSearchParams('List-Unsubscribe=One-Click') })
    expect((await press()).status).toBe(204)
    expect([await rhythm(), (await press()).status]).toEqual(['off', 410])
    await wish(maelle, {})
    const onPage = (token: string) =>
      new TestMember(server.url, '')
        .call('POST', '/api/unsubscriptions', { token })
        .then(({ status }) => status)
    expect([await onPage(first.token), await rhythm()]).toEqual([410, 'daily'])
    expect([await onPage(second.token), await rhythm()]).toEqual([204, 'off'])
    await mention()
    expect(await after(DAY)).toHaveLength(2)
  })
})

test('[NO10] a running server sends what is due by itself', async () => {
  const mailbox = await TestMailbox.start()
  const digest = { hour: 0, lookMs: 10, gatherMs: 0, pauseMs: 0 }
  const server = await startTestServer('any', { mail: mailbox.config, digest })
  const [imani, maelle] = await Promise.all([IMANI, MAELLE].map((email) => TestMember.signIn(server, email)))
  if (!imani || !maelle) throw new Error('nobody')
  await maelle.call('PUT', '/api/inbox/mail', { rhythm: 'at-once', includesText: false, locale: 'fr' })
  const roomId = await imani.submissionId()
  await beginThread(imani, roomId, { body: spoken('Look', await member(imani, roomId, 'Maëlle T.')) })
  expect((await mailbox.lastTo(MAELLE)).text).toContain('Imani O. (Larkspur Centre) vous mentionne.')
})

describe('[NO13] no mail is promised', () => {
  test('by a server that sends none', async () => {
    const { maelle } = await inboxGround()
    expect((await maelle.call('GET', '/api/inbox/mail')).body).toMatchObject({
      rhythm: 'off',
      canMail: 'no-mail',
    })
    const wish = (rhythm: string) =>
      maelle.call('PUT', '/api/inbox/mail', { rhythm, includesText: false, locale: 'en' })
    expect([
      (await wish('daily')).status,
      (await wish('at-once')).status,
      (await wish('off')).status,
    ]).toEqual([502, 502, 200])
  })

  test('to an account without an address', async () => {
    const mailbox = await TestMailbox.start()
    const { imani, server } = await inboxGround('any', mailbox.config)
    const { guest } = await acceptAsGuest(server.url, (await invite(imani)).token)
    expect((await guest.call('GET', '/api/inbox/mail')).body).toMatchObject({ canMail: 'no-address' })
    const wish = { rhythm: 'daily', includesText: false, locale: 'en' }
    expect((await guest.call('PUT', '/api/inbox/mail', wish)).status).toBe(502)
  })
})
