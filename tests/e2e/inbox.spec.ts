import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { focusIsIn, openBrowserPerson, openSubmission } from '../support/browser-person.ts'
import { launchChromium } from '../support/chromium.ts'
import { actOn, beginThread, spoken } from '../support/commenting.ts'
import { member, pathOf } from '../support/inbox-ground.ts'
import { seriousFaults } from '../support/serious-faults.ts'
import { startTestServer, type TestServer } from '../support/start-server.ts'
import { IMANI, MAELLE } from '../support/submission.ts'
import { TestMailbox } from '../support/test-mailbox.ts'
import { TestMember } from '../support/test-member.ts'
import { until } from '../support/until.ts'

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
/** Half-way through a fade, every contrast is too low. */
const STILL = { reducedMotion: 'reduce' } as const

let browser: Browser
beforeAll(async () => {
  browser = await launchChromium(inject('chromium'))
})
afterAll(() => browser.close())

/** A server of the test's own, Imani, and a way for her to mention Maëlle. */
async function ground(changes: Parameters<typeof startTestServer>[1] = {}) {
  const server = await startTestServer('any', changes)
  const imani = await TestMember.signIn(server, IMANI)
  const roomId = await imani.submissionId()
  const mention = async (words = 'Who checks the source?') =>
    beginThread(imani, roomId, { body: spoken(`${words} `, await member(imani, roomId, 'Maëlle T.')) })
  return { server, imani, roomId, mention }
}

function open(server: TestServer, options: Parameters<typeof openBrowserPerson>[2] = {}): Promise<Page> {
  return openBrowserPerson(browser, server.url, { email: MAELLE, ...STILL, ...options })
}

function bell(page: Page) {
  return page.getByRole('button', { name: /^Notifications/ })
}

/** The name of the bell, once it says so. */
async function says(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).waitFor()
}

function rows(page: Page) {
  return page.getByRole('dialog').getByRole('listitem')
}

describe('[NO14] the bell', () => {
  test('shows live in a document what is new, leads to it, and is read everywhere', async () => {
    const { server, roomId, mention } = await ground()
    const laptop = await open(server)
    await openSubmission(laptop, server.url)
    await says(laptop, 'Notifications')
    const phone = await open(server, PHONE)
    await phone.goto(`${server.url}/account`)
    await says(phone, 'Notifications')
    const thread = await mention()
    await says(laptop, 'Notifications, 1 unread notification')
    // Without a line the page asks when somebody comes back to it.
    await phone.evaluate(() => window.dispatchEvent(new Event('focus')))
    await says(phone, 'Notifications, 1 unread notification')
    await bell(phone).click()
    await rows(phone)
      .getByRole('link', { name: /Imani O\..* mentioned you/ })
      .click()
    await phone.waitForURL(`${server.url}/r/${roomId}?thread=${thread.id}`)
    await phone.locator('#text > h2').first().waitFor()
    await says(phone, 'Notifications')
    await says(laptop, 'Notifications')
    await bell(laptop).click()
    await rows(laptop).getByRole('button', { name: 'Mark as unread' }).waitFor()
  })

  test('goes out when somebody opens the thread itself', async () => {
    const { server, roomId, mention } = await ground()
    const thread = await mention()
    await mention('Another')
    const page = await open(server)
    await page.goto(`${server.url}/r/${roomId}?thread=${thread.id}`)
    await says(page, 'Notifications, 1 unread notification')
  })

  test('lists the newest first, older ones when asked for, and marks one or all', async () => {
    const { server, imani, mention, roomId } = await ground()
    const page = await open(server)
    await page.goto(server.url)
    await bell(page).click()
    await page.getByText('Nothing here yet').waitFor()
    await page.keyboard.press('Escape')
    const thread = await mention('The first')
    for (let n = 0; n < 31; n++)
      await actOn(imani, 'POST', pathOf(roomId, thread, '/comments'), { body: spoken(`Answer ${n}`) })
    await page.reload()
    await says(page, 'Notifications, 32 unread notifications')
    await bell(page).click()
    await rows(page).first().getByText('Answer 30').waitFor()
    expect(await rows(page).count()).toBe(30)
    await page.getByRole('button', { name: 'Older notifications' }).click()
    await until('all are there', async () => (await rows(page).count()) === 32)
    await rows(page).last().getByText('The first @Maëlle T.').waitFor()
    await rows(page).first().getByRole('button', { name: 'Mark as read' }).click()
    await page
      .getByRole('button', { name: 'Notifications, 31 unread notifications', includeHidden: true })
      .waitFor()
    await page.getByRole('button', { name: 'Mark all as read' }).click()
    await page.getByRole('button', { name: 'Notifications', exact: true, includeHidden: true }).waitFor()
    await until(
      'all are read',
      async () => (await rows(page).getByRole('button', { name: 'Mark as unread' }).count()) === 32,
    )
  })

  test('says what it cannot fetch, and trying again is enough', async () => {
    const { server, mention } = await ground()
    await mention()
    const page = await open(server)
    await page.goto(server.url)
    await says(page, 'Notifications, 1 unread notification')
    await page.route('**/api/inbox', (route) => route.fulfill({ status: 500, body: '' }))
    await bell(page).click()
    await page.getByRole('dialog').getByRole('alert').waitFor()
    await page.unroute('**/api/inbox')
    await page.getByRole('button', { name: 'Try again' }).click()
    await rows(page).first().waitFor()
  })
})

describe('[NO15] notifications', () => {
  test('[A11Y2] are read with the keyboard alone', async () => {
    const { server, roomId, mention } = await ground()
    const thread = await mention()
    const page = await open(server)
    await page.goto(server.url)
    await says(page, 'Notifications, 1 unread notification')
    await bell(page).focus()
    await page.keyboard.press('Enter')
    await rows(page).first().waitFor()
    await focusIsIn(page.getByRole('dialog'))
    const focused = () =>
      page.evaluate(() => document.activeElement?.textContent || document.activeElement?.ariaLabel)
    const tabTo = async (words: RegExp) => {
      for (let n = 0; n < 6; n++) {
        if (
          words.test((await focused()) ?? '') &&
          (await page.evaluate(() => document.activeElement?.tagName !== 'SECTION'))
        )
          return
        await page.keyboard.press('Tab')
      }
      throw new Error(`no way to ${words}`)
    }
    await tabTo(/^Mark as read$/)
    await page.keyboard.press('Enter')
    await rows(page).getByRole('button', { name: 'Mark as unread' }).waitFor()
    await page.keyboard.press('Escape')
    await until('the focus is back', async () => /^Notifications/.test((await focused()) ?? ''))
    await page.keyboard.press('Enter')
    await rows(page).first().waitFor()
    await focusIsIn(page.getByRole('dialog'))
    await tabTo(/mentioned you/)
    await page.keyboard.press('Enter')
    await page.waitForURL(`${server.url}/r/${roomId}?thread=${thread.id}`)
  })

  test.each(['light', 'dark'] as const)(
    '[A11Y1] [UI4] have no serious fault, wide and on a phone (%s)',
    async (colorScheme) => {
      const { server, mention } = await ground()
      await mention(
        'A long word: Rechtsschutzversicherungsgesellschaften-Rechtsschutzversicherungsgesellschaften',
      )
      for (const size of [{}, PHONE]) {
        const page = await open(server, { colorScheme, locale: 'fr-FR', ...size })
        await page.goto(server.url)
        await says(page, 'Notifications, 1 notification non lue')
        await bell(page).click()
        await rows(page).first().waitFor()
        await rows(page).getByText('vous mentionne').waitFor()
        expect(await seriousFaults(page)).toEqual([])
        expect(
          await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
        ).toBeLessThanOrEqual(0)
        await page.goto(`${server.url}/account`)
        await page.getByText('Ce serveur n’envoie pas d’e-mails').waitFor()
        expect(await seriousFaults(page)).toEqual([])
      }
    },
  )
})

describe('mail about notices', () => {
  test('[NO13] is not offered where the server sends none', async () => {
    const { server } = await ground()
    const page = await open(server)
    await page.goto(`${server.url}/account`)
    await page.getByText('This server sends no mail').waitFor()
    expect(await page.getByRole('radio').count()).toBe(0)
  })

  test('[NO9] [NO12] is chosen on the page of the account, and ended by the link of a mail, after a press', async () => {
    const mailbox = await TestMailbox.start()
    const digest = { hour: 6, lookMs: 50, gatherMs: 0, pauseMs: 0 }
    const { server, mention } = await ground({ mail: mailbox.config, digest })
    const page = await open(server)
    await page.goto(`${server.url}/account`)
    await page.getByRole('radio', { name: 'Nothing', checked: true }).waitFor()
    await page.getByRole('radio', { name: 'Mentions at once' }).check()
    await page.getByText('Saved', { exact: true }).waitFor()
    await page.reload()
    await page.getByRole('radio', { name: 'Mentions at once', checked: true }).waitFor()
    expect(await page.getByRole('switch', { name: 'With titles and words' }).isChecked()).toBe(false)
    await mention('SECRET WORDS')
    const mail = await mailbox.lastTo(MAELLE)
    expect(mail.text).not.toContain('SECRET WORDS')
    const [path = ''] = /\/unsubscribe#\S+/.exec(mail.text) ?? []
    const link = server.url + path
    const stranger = await openBrowserPerson(browser, server.url, STILL)
    await stranger.goto(link)
    await stranger.getByRole('heading', { name: 'Get no more of these mails?' }).waitFor()
    expect(await seriousFaults(stranger)).toEqual([])
    await page.reload()
    await page.getByRole('radio', { name: 'Mentions at once', checked: true }).waitFor()
    await stranger.getByRole('button', { name: 'Stop these mails' }).click()
    await stranger.getByRole('heading', { name: 'No more of these mails' }).waitFor()
    await page.reload()
    await page.getByRole('radio', { name: 'Nothing', checked: true }).waitFor()
    // The address for mail programs shows the same page to people; its token is used up.
    await stranger.goto(link.replace('#', '/'))
    await stranger.getByRole('button', { name: 'Stop these mails' }).click()
    await stranger.getByRole('heading', { name: 'This link has ended' }).waitFor()
  })
})
