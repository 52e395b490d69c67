import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { openBrowserPerson, openSubmission } from '../support/browser-person.ts'
import { launchChromium } from '../support/chromium.ts'
import {
  createLink,
  isWiderThanPage,
  linkField,
  openLink,
  openShare,
  PHONE,
  STILL,
} from '../support/invite-pages.ts'
import { acceptAsGuest, invite, invitesSeenBy, organizationCalled } from '../support/inviting.ts'
import { seriousFaults } from '../support/serious-faults.ts'
import { freePort, ServerProcess } from '../support/server-process.ts'
import { startTestServer } from '../support/start-server.ts'
import { makeTempFolder } from '../support/temp-folder.ts'
import { TestMailbox } from '../support/test-mailbox.ts'
import { TestMember } from '../support/test-member.ts'

const IMANI = 'imani@larkspur.example'
const TOMAS = 'tomas@kestrel.example'

let browser: Browser
let server: ServerProcess
let imani: TestMember
let roomId: string
beforeAll(async () => {
  browser = await launchChromium(inject('chromium'))
  server = new ServerProcess(await freePort(), { DATA_DIR: makeTempFolder('inviting') })
  await server.start()
  imani = await TestMember.signIn(server, IMANI)
  roomId = await imani.submissionId()
})
afterAll(async () => {
  await browser.close()
  await server.kill()
})

/** Goes on with Tab until the control with this label, or these words, has the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let step = 0; step < 20; step++) {
    await page.keyboard.press('Tab')
    const words = await page.locator(':focus').evaluate((focused) => {
      const labels = 'labels' in focused ? (focused as HTMLInputElement).labels : null
      return (labels?.[0] ?? focused).textContent
    })
    if (words?.startsWith(name)) return
  }
  throw new Error(`${name} is not reached with Tab`)
}

describe('making a link', () => {
  test('[A11Y2] [IN18] with the keyboard alone: what they can do, for how long, and the link to copy', async () => {
    const page = await openBrowserPerson(browser, server.url, { email: IMANI, ...STILL })
    await openSubmission(page, server.url)
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.getByRole('button', { name: /^Share/ }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor()
    await page.waitForFunction(() => document.activeElement?.closest('[role="dialog"]') !== null)
    await tabTo(page, 'Comment')
    await page.keyboard.press('ArrowRight')
    expect(await page.getByRole('dialog').getByRole('radio', { name: 'Suggest' }).isChecked()).toBe(true)
    await tabTo(page, 'For which organisation?')
    await page.keyboard.type('Thread')
    await tabTo(page, 'Works until')
    await page.keyboard.type('1 week')
    const before = await invitesSeenBy(imani)
    await tabTo(page, 'Create link')
    await page.keyboard.press('Enter')
    await page.waitForFunction(() => document.activeElement?.textContent === 'Copy')
    await page.keyboard.press('Enter')
    await page.getByText('Copied.').waitFor()
    const link = await page.evaluate(() => navigator.clipboard.readText())
    expect(link).toMatch(/\/join#[A-Za-z0-9_-]{43}$/)

    const [made] = (await invitesSeenBy(imani)).filter(({ id }) => !before.some((each) => each.id === id))
    const threadwork = await organizationCalled(imani, 'Threadwork')
    expect(made).toMatchObject({ role: 'suggester', organizationId: threadwork.id, needsAdmission: true })
    const hours = (Date.parse(made?.expiresAt ?? '') - Date.parse(made?.createdAt ?? '')) / 3_600_000
    expect(Math.round(hours)).toBe(168)

    await tabTo(page, 'Show as QR code')
    await page.keyboard.press('Enter')
    await page.getByRole('img', { name: 'The link as a QR code' }).waitFor()
    expect(await seriousFaults(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.waitForFunction(() => document.activeElement?.textContent?.startsWith('Share'))
    // It was shown once.
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Create link' }).waitFor()
    expect(await linkField(page).count()).toBe(0)
  })

  test('[IN18] where the browser does not copy, the link is selected and the keys are said', async () => {
    const page = await openShare(browser, { url: server.url, email: IMANI })
    await page.evaluate(() => {
      navigator.clipboard.writeText = () => Promise.reject(new Error('refused'))
    })
    const link = await createLink(page)
    await page.getByRole('button', { name: 'Copy' }).click()
    await page.getByText(/It is selected/).waitFor()
    expect(await page.evaluate(() => getSelection()?.toString())).toBe(link)
  })

  test('[IN18] a note and an address go with it; then it is for one, and nothing pretends to be sent', async () => {
    const page = await openShare(browser, { url: server.url, email: IMANI })
    await page.getByText('Add a note, or bind it to an e-mail address').click()
    await page.getByRole('dialog').getByLabel('Note').fill('Two lines\nmade one.')
    await page.getByLabel('E-mail address').fill('not an address')
    await page.getByRole('button', { name: 'Create link' }).click()
    await page.getByText(/Write an e-mail address/).waitFor()
    await page.getByLabel('E-mail address').fill('yara@threadwork.example')
    expect(await page.getByLabel('How many people').isDisabled()).toBe(true)
    expect(await page.getByRole('switch', { name: 'Send it by mail' }).count()).toBe(0)
    const link = await createLink(page)
    const guest = await openLink(browser, link)
    await guest.getByText('Two lines made one.').waitFor()
    await page.getByText('yara@threadwork.example').first().waitFor()
  })

  test('[IN18] where the server sends mail, it goes to the address, unless one says otherwise', async () => {
    const mailbox = await TestMailbox.start()
    const other = await startTestServer('any', { mail: mailbox.config })
    const page = await openShare(browser, { url: other.url, email: IMANI })
    await page.getByText('Add a note, or bind it to an e-mail address').click()
    await page.getByLabel('E-mail address').fill('yara@threadwork.example')
    await page.getByRole('switch', { name: 'Send it by mail' }).waitFor()
    const link = await createLink(page)
    await page.getByText('It has been sent to yara@threadwork.example.').waitFor()
    expect((await mailbox.lastTo('yara@threadwork.example')).text).toContain(link)

    await page.getByRole('button', { name: 'Another link' }).click()
    await page.getByText('Add a note, or bind it to an e-mail address').click()
    await page.getByLabel('E-mail address').fill('petra@lantern.example')
    await page.getByRole('switch', { name: 'Send it by mail' }).click()
    await createLink(page)
    expect(await page.getByText(/It has been sent/).count()).toBe(0)
    expect(mailbox.mails).toHaveLength(1)
  })

  test('[IN18] a member invites for their own organisation, is told so, and cannot let anybody in unseen', async () => {
    const page = await openShare(browser, { url: server.url, email: TOMAS })
    await page.getByText('You invite for your own.').waitFor()
    await page.getByText('Only coordinators can make one that does.').waitFor()
    expect(await page.getByLabel('For which organisation?').count()).toBe(0)
    expect(await page.getByRole('switch').count()).toBe(0)
    const guest = await openLink(browser, await createLink(page))
    await guest.getByText('Kestrel Housing Table').first().waitFor()
  })

  test('[IN18] to the coalition, for one organisation, without waiting: whoever joins is in at once', async () => {
    const page = await openBrowserPerson(browser, server.url, { email: IMANI, ...STILL })
    await page.goto(`${server.url}/c/common-table/members`)
    await page.getByRole('button', { name: 'Invite' }).click()
    const dialog = page.getByRole('dialog', { name: 'Invite to the coalition' })
    expect(await dialog.getByRole('radio').count()).toBe(0)
    expect(await dialog.getByRole('switch').count()).toBe(0)
    await dialog.getByLabel('For which organisation?').selectOption('Open Door Access Circle')
    await dialog.getByRole('switch', { name: 'Wait for a coordinator' }).click()
    await dialog.getByText('Whoever has the link comes in, without anybody looking.').waitFor()
    const link = await createLink(page)
    await dialog.getByText('Whoever has it can come in: send it to nobody else.').waitFor()
    expect(await seriousFaults(page)).toEqual([])

    const guest = await openLink(browser, link, PHONE)
    await guest.getByText('Write where your organisation may, and begin documents').waitFor()
    await guest.getByLabel('Name shown').fill('Leïla')
    await guest.getByRole('button', { name: 'Join', exact: true }).click()
    await guest.waitForURL(`${server.url}/c/common-table`)
    await guest.getByRole('heading', { level: 1, name: 'Common Table Coalition', exact: true }).waitFor()
  })
})

describe('letting people in', () => {
  test('[IN19] a coordinator is warned of a name that somebody bears, and may put people with another organisation', async () => {
    const { token } = await invite(imani, { roomId, role: 'reader' })
    await acceptAsGuest(server.url, token, {
      displayName: 'Ruth W',
      organizationName: 'Kestrel of the North',
    })
    const page = await openBrowserPerson(browser, server.url, { email: IMANI, ...STILL, ...PHONE })
    await openSubmission(page, server.url)
    await page.getByRole('button', { name: /^Share.*wait/ }).click()
    const row = page.getByRole('listitem').filter({ hasText: 'Ruth W asks to join for Kestrel of the North' })
    await row.getByText(/Somebody in the coalition bears this name/).waitFor()
    await row.getByLabel(/^Organisation of/).selectOption({ label: 'They belong to Kestrel Housing Table' })
    expect(await isWiderThanPage(page)).toBe(false)
    await row.getByRole('button', { name: 'Let in Ruth W' }).click()
    await row.waitFor({ state: 'detached' })
    await page.getByRole('tab', { name: 'People and organisations' }).click()
    const guest = page.getByRole('listitem').filter({ has: page.getByText('Ruth W', { exact: true }) })
    await guest.getByText('Kestrel Housing Table').waitFor()
  })

  test('[IN19] what another coordinator has decided meanwhile is said, and goes from the list', async () => {
    const { token } = await invite(imani, { roomId, role: 'reader' })
    const { request } = await acceptAsGuest(server.url, token, { displayName: 'Decided Elsewhere' })
    const page = await openShare(browser, { url: server.url, email: IMANI })
    const button = page.getByRole('button', { name: 'Let in Decided Elsewhere' })
    await button.waitFor()
    // The list is as it was a moment ago, until they decide: the page asks for it again then.
    let isHeld = true
    await page.route('**/requests', (route) => (isHeld ? route.abort() : route.continue()))
    await imani.call('POST', `/api/requests/${request.id}/decline`, {})
    page.on('request', (asked) => {
      if (asked.url().endsWith('/admit')) isHeld = false
    })
    await button.click()
    await page.getByText('Somebody has decided this already.').waitFor()
    await button.waitFor({ state: 'detached' })
  })
})
