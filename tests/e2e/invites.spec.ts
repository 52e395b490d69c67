import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { openBrowserPerson, placeCaret, shownText } from '../support/browser-person.ts'
import { launchChromium } from '../support/chromium.ts'
import {
  askToJoin,
  createLink,
  isWiderThanPage,
  openLink,
  openShare,
  PHONE,
  STILL,
} from '../support/invite-pages.ts'
import { acceptAsGuest, invite, organizationCalled } from '../support/inviting.ts'
import { seriousFaults } from '../support/serious-faults.ts'
import { freePort, ServerProcess } from '../support/server-process.ts'
import { makeTempFolder } from '../support/temp-folder.ts'
import { TestMember } from '../support/test-member.ts'
import { until } from '../support/until.ts'

const IMANI = 'imani@larkspur.example'
const MAELLE = 'maelle@aubepine.example'

let browser: Browser
let server: ServerProcess
let imani: TestMember
let roomId: string
beforeAll(async () => {
  browser = await launchChromium(inject('chromium'))
  server = new ServerProcess(await freePort(), { DATA_DIR: makeTempFolder('invites') })
  await server.start()
  imani = await TestMember.signIn(server, IMANI)
  roomId = await imani.submissionId()
})
afterAll(async () => {
  await browser.close()
  await server.kill()
})

test('[IN16] [RI5] a guest is invited, says for whom they speak, waits, is let in, writes, is put out and told so', async () => {
  const coordinator = await openShare(browser, { url: server.url, email: IMANI })
  await coordinator.getByRole('dialog').getByRole('radio', { name: 'Edit' }).check()
  const link = await createLink(coordinator)

  const guest = await openLink(browser, link, PHONE)
  await guest
    .getByRole('heading', { level: 1, name: 'You are invited to the Common Table Coalition' })
    .waitFor()
  expect(await seriousFaults(guest)).toEqual([])
  expect(await isWiderThanPage(guest)).toBe(false)
  await askToJoin(guest, 'Yara B.', 'Lantern Legal Aid')
  await guest.getByRole('heading', { name: 'Waiting to be let in' }).waitFor()
  expect(await guest.locator('#text').count()).toBe(0)
  expect(await seriousFaults(guest)).toEqual([])

  await coordinator.getByText('Yara B. asks to join for Lantern Legal Aid').waitFor()
  await coordinator.getByText('This organisation is not in the coalition yet.').waitFor()
  expect(await seriousFaults(coordinator)).toEqual([])
  await coordinator.getByRole('button', { name: 'Let in Yara B.' }).click()

  // Nobody presses anything here: the page goes on by itself.
  await guest.locator('#text > h2').first().waitFor()
  await guest.getByRole('button', { name: 'Edit' }).click()
  await placeCaret(guest, 'Submitted jointly by')
  await guest.keyboard.type(' Lantern too.')
  await until('the coordinator sees it', async () => (await shownText(coordinator)).includes('Lantern too.'))
  await guest.locator('[data-save="saved"]').waitFor()

  await coordinator.getByText('1 ended').click()
  await coordinator.getByText('1 still in').waitFor()
  await coordinator.getByRole('button', { name: 'Revoke' }).click()
  await coordinator.getByText('1 person is in through it, and will be out.').waitFor()
  await coordinator
    .getByRole('dialog', { name: 'Revoke this link?' })
    .getByRole('button', { name: 'Revoke' })
    .click()

  await guest.getByRole('heading', { level: 1, name: 'You are not in this document any more' }).waitFor()
  expect(await guest.locator('#text').count()).toBe(0)
  await guest.getByText(/A coordinator of Common Table Coalition can tell you why/).waitFor()
  await guest.getByText('Everything that you wrote was stored before.').waitFor()
  expect(await seriousFaults(guest)).toEqual([])
  await guest.goto(link)
  await guest.getByRole('heading', { level: 1, name: 'This link has been closed' }).waitFor()
})

describe('the page of a link', () => {
  test('[IN15] it says who invites, to what, what one may do and until when, and looking uses nothing up', async () => {
    const { link } = await invite(imani, { roomId, role: 'commenter', note: 'Section H needs you.' })
    for (const locale of ['en-GB', 'fr-FR']) {
      const page = await openLink(browser, link, { locale, timezoneId: 'Europe/Zurich' })
      await page.getByText('Section H needs you.').waitFor()
      await page.getByText('Imani O.').waitFor()
      await page.getByText('Joint UPR submission: Republic of Norvanne').waitFor()
    }
    const page = await openLink(browser, link, { timezoneId: 'Europe/Zurich', colorScheme: 'dark' })
    await page.getByText('Larkspur Centre for Rights Education, coordinator').waitFor()
    await page.getByText('Read the text, and comment on any passage').waitFor()
    await page.getByText(/^This link works once, until .+ \(Central European Time\)\.$/).waitFor()
    expect(await seriousFaults(page)).toEqual([])
  })

  test('[IN15] who is signed in sees under which account they accept, and what is missing is said', async () => {
    const { link } = await invite(imani, { roomId, role: 'reader' })
    const page = await openBrowserPerson(browser, server.url, { email: MAELLE })
    await page.goto(link)
    await page.getByText('You are signed in as maelle@aubepine.example.').waitFor()
    expect(await page.getByLabel('Name shown').inputValue()).toBe('Maëlle T.')
    await page.getByRole('button', { name: 'Ask to join' }).click()
    await page.getByText('Write the name of the organisation.').waitFor()
    await page.waitForFunction(() => document.activeElement?.getAttribute('name') === 'organizationName')
    // A session of somebody else's, on a shared machine: the link stays in the address, and nowhere else.
    await page.getByRole('button', { name: 'Sign out and take part as somebody else' }).click()
    await page.getByText('You need no account.').waitFor()
    expect(page.url()).toBe(link)
  })

  test('[IN15] a link for one organisation and one address fixes the one and asks for the other', async () => {
    const threadwork = await organizationCalled(imani, 'Threadwork')
    const { link } = await invite(imani, {
      organizationId: threadwork.id,
      email: 'yara@threadwork.example',
    })
    const page = await openLink(browser, link)
    await page.getByText('Threadwork Young Newcomers’ Forum').waitFor()
    expect(await page.getByLabel('Which organisation do you speak for?').count()).toBe(0)
    await page.getByLabel('E-mail address').fill('somebody@elsewhere.example')
    await askToJoin(page, 'Yara B.')
    await page.getByText(/This link was made for another e-mail address/).waitFor()
    expect(await page.getByLabel('Name shown').inputValue()).toBe('Yara B.')
    await page.getByLabel('E-mail address').fill('yara@threadwork.example')
    await page.getByRole('button', { name: 'Ask to join' }).click()
    await page.getByRole('heading', { name: 'Waiting to be let in' }).waitFor()
  })

  test('[IN15] an account with another address than the link’s is told so at once', async () => {
    const { link } = await invite(imani, { roomId, role: 'reader', email: 'yara@threadwork.example' })
    const page = await openBrowserPerson(browser, server.url, { email: MAELLE })
    await page.goto(link)
    await page.getByLabel('Which organisation do you speak for?').fill('Threadwork')
    expect(await page.getByLabel('E-mail address').count()).toBe(0)
    await page.getByRole('button', { name: 'Ask to join' }).click()
    await page.getByText(/This link was made for another e-mail address/).waitFor()
  })

  test('[IN16] who comes back to a link that their own request has used up is still waiting; they may withdraw', async () => {
    const { link } = await invite(imani, { roomId, role: 'reader' })
    const guest = await openLink(browser, link)
    await askToJoin(guest, 'Petra L.', 'Lantern')
    await guest.getByRole('heading', { name: 'Waiting to be let in' }).waitFor()
    await guest.reload()
    await guest.getByRole('heading', { name: 'Waiting to be let in' }).waitFor()
    await guest.getByText('You asked to join this document of Common Table Coalition.').waitFor()

    await guest.getByRole('button', { name: 'Withdraw my request' }).click()
    await guest.getByRole('button', { name: 'Keep waiting' }).click()
    await guest.getByRole('button', { name: 'Withdraw my request' }).click()
    await guest.getByRole('button', { name: 'Withdraw my request' }).click()
    await guest.getByRole('heading', { name: 'Your request is withdrawn' }).waitFor()
    await guest.getByRole('button', { name: 'Look at the link again' }).click()
    await guest.getByRole('heading', { level: 1, name: 'This link has been used' }).waitFor()
  })

  test('[IN16] who is declined, and who waits behind a link that is revoked, is told', async () => {
    const declined = await invite(imani, { roomId, role: 'reader' })
    const guest = await openLink(browser, declined.link)
    await askToJoin(guest, 'Declined One', 'Lantern')
    const revoked = await invite(imani, { roomId, role: 'reader', uses: 5 })
    const other = await openLink(browser, revoked.link)
    await askToJoin(other, 'Other One', 'Lantern')
    await other.getByRole('heading', { name: 'Waiting to be let in' }).waitFor()

    const coordinator = await openShare(browser, { url: server.url, email: IMANI })
    await coordinator.getByRole('button', { name: 'Decline Declined One' }).click()
    await guest.getByRole('heading', { name: 'A coordinator has declined your request' }).waitFor()
    await imani.call('DELETE', `/api/invites/${revoked.invite.id}`)
    await other.getByRole('heading', { name: 'Your request has ended' }).waitFor()
  })

  test('[IN17] a link that lets nobody in says why, and what to do', async () => {
    const used = await invite(imani)
    await acceptAsGuest(server.url, used.token)
    const revoked = await invite(imani)
    await imani.call('DELETE', `/api/invites/${revoked.invite.id}`)
    const page = await openBrowserPerson(browser, server.url, { ...STILL, ...PHONE })
    for (const [address, title] of [
      [used.link, 'This link has been used'],
      [revoked.link, 'This link has been closed'],
      [`${server.url}/join#${'a'.repeat(43)}`, 'This link leads nowhere'],
      [`${server.url}/join#half`, 'This link leads nowhere'],
      [`${server.url}/join`, 'This address is not complete'],
    ] as const) {
      await page.goto('about:blank')
      await page.goto(address)
      await page.getByRole('heading', { level: 1, name: title }).waitFor()
      expect([title, await seriousFaults(page), await isWiderThanPage(page)]).toEqual([title, [], false])
      expect(await page.getByRole('button', { name: /join/i }).count()).toBe(0)
    }
    // Nobody waits three days in a test: the server's word for it, as it would come.
    await page.route('**/api/invites/preview', (route) =>
      route.fulfill({ json: { state: 'ended', why: 'expired' } }),
    )
    await page.goto('about:blank')
    await page.goto(used.link)
    await page.getByRole('heading', { level: 1, name: 'This link has run out' }).waitFor()
  })

  test('[IN17] a link that ends while somebody fills in the form says so', async () => {
    const { link, invite: made } = await invite(imani, { roomId, role: 'reader' })
    const page = await openLink(browser, link)
    await imani.call('DELETE', `/api/invites/${made.id}`)
    await askToJoin(page, 'Late One', 'Lantern')
    await page.getByRole('heading', { level: 1, name: 'This link has been closed' }).waitFor()
  })

  test('[UI3] without a server it says so, and trying again is enough', async () => {
    const { link } = await invite(imani, { roomId, role: 'reader' })
    const page = await openBrowserPerson(browser, server.url)
    await page.route('**/api/invites/preview', (route) => route.abort())
    await page.clock.install()
    await page.goto(link)
    // The page tries some times before it says so, and a clock of the test's own need not be waited for.
    await until('it says so', async () => {
      await page.clock.runFor(1_000)
      return page.getByText('The server cannot be reached.').isVisible()
    })
    await page.unroute('**/api/invites/preview')
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.getByRole('button', { name: 'Ask to join' }).waitFor()
  })
})
