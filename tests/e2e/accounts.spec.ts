import { readFile } from 'node:fs/promises'
import { DEMO_PASSWORD } from '@plenary/server/demo/demo-coalition.ts'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import {
  addAuthenticator,
  addPasskey,
  atHome,
  goToAccount,
  laterAt,
  named,
  nextCode,
  passwordIn,
  prove,
  signIn,
  signOut,
  turnCodesOn,
} from '../support/account-page.ts'
import { focusIsIn, openBrowserPerson } from '../support/browser-person.ts'
import { launchChromium } from '../support/chromium.ts'
import { seriousFaults } from '../support/serious-faults.ts'
import { startTestServer, type TestServer } from '../support/start-server.ts'
import { TestMailbox } from '../support/test-mailbox.ts'
import { until } from '../support/until.ts'

const MAELLE = 'maelle@aubepine.example'
const NEW_PASSWORD = 'nine patient copper lanterns'
const NO_SECRET = 'A'.repeat(43)

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
/** Half-way through a fade, every contrast is too low. */
const STILL = { reducedMotion: 'reduce' } as const

let browser: Browser
beforeAll(async () => {
  browser = await launchChromium(inject('chromium'))
})
afterAll(() => browser.close())

function open(server: TestServer, options: BrowserContextOptions & { email?: string } = {}): Promise<Page> {
  return openBrowserPerson(browser, named(server), options)
}

/** The account page of somebody of the demo. */
async function openAccount(
  server: TestServer,
  options: BrowserContextOptions & { email: string },
): Promise<Page> {
  const page = await open(server, options)
  await goToAccount(page, server)
  return page
}

describe('passkeys', () => {
  test('[SI1] one made on the account page signs in, is renamed, proves who one is, and is removed', async () => {
    const server = await startTestServer('any')
    const page = await openAccount(server, { email: MAELLE })
    await addAuthenticator(page)
    await addPasskey(page, 'Work laptop')
    await page.getByText('Work laptop').waitFor()
    await page.getByText(/^Added on .+, not used yet$/).waitFor()

    await signOut(page)
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
    await atHome(page)

    await goToAccount(page, server)
    await page.getByText(/^Added on .+, last used on /).waitFor()
    await page.getByRole('button', { name: 'Rename Work laptop' }).click()
    await page.getByLabel('Name of the passkey').fill('Blue laptop')
    await page.keyboard.press('Enter')
    await page.getByText('Blue laptop', { exact: true }).waitFor()
    await laterAt(server)
    await page.getByRole('button', { name: 'Remove Blue laptop' }).click()
    await page.getByRole('button', { name: 'Remove the passkey' }).click()
    await page.getByRole('button', { name: 'Use a passkey' }).click()
    await page.getByText('None yet.').waitFor()
    await signOut(page)
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
    await page.getByText('The passkey could not be checked.').waitFor()
  })

  test('[SI1] nothing is said and nothing has happened when one closes the question of the browser', async () => {
    const server = await startTestServer('any')
    const page = await open(server)
    await page.goto(`${named(server)}/sign-in`)
    const { cdp, authenticatorId } = await addAuthenticator(page)
    await cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false })
    const button = page.getByRole('button', { name: 'Sign in with a passkey' })
    const asked = page.waitForResponse('**/api/passkeys/sign-in-options')
    await button.click()
    await asked
    await until('the button is as it was', async () => (await button.getAttribute('aria-disabled')) === null)
    expect(await page.getByRole('alert').count()).toBe(0)
  })

  test('[SI1] a device that has one of this account already is told so', async () => {
    const server = await startTestServer('any')
    const page = await openAccount(server, { email: MAELLE })
    await addAuthenticator(page)
    await addPasskey(page, 'Work laptop')
    await page.getByText('Work laptop').waitFor()
    await addPasskey(page, 'The same laptop')
    await page.getByText('This device has a passkey of your account already.').waitFor()
  })

  test('[SI2] at an address of numbers there is only the password, as the first way in', async () => {
    const server = await startTestServer('any')
    const page = await openBrowserPerson(browser, server.url)
    await page.goto(`${server.url}/sign-in`)
    await page.getByRole('button', { name: 'Sign in', exact: true }).waitFor()
    expect(await page.getByRole('button', { name: 'Sign in with a passkey' }).count()).toBe(0)
    await signIn(page, MAELLE, DEMO_PASSWORD)
    await atHome(page)
  })

  test('[SI2] a browser without them has only the password', async () => {
    const server = await startTestServer('any')
    const page = await open(server)
    await page.addInitScript(() => Reflect.deleteProperty(window, 'PublicKeyCredential'))
    await page.goto(`${named(server)}/sign-in`)
    await page.getByRole('button', { name: 'Sign in', exact: true }).waitFor()
    expect(await page.getByRole('button', { name: 'Sign in with a passkey' }).count()).toBe(0)
  })
})

describe('a code app', () => {
  test('[SI3] asks for a code beside the password, or takes a recovery code, once', async () => {
    const server = await startTestServer('any')
    const page = await openAccount(server, { email: MAELLE })
    const { app, recoveryCodes } = await turnCodesOn(page)
    expect(recoveryCodes.length).toBe(10)
    await page.getByRole('button', { name: 'I have kept them' }).click()
    await page.getByText('On. 10 recovery codes are left.').waitFor()

    await signOut(page)
    await signIn(page, MAELLE, DEMO_PASSWORD)
    const code = page.getByLabel('Code', { exact: true })
    await focusIsIn(code)
    expect(await passwordIn(page).inputValue()).toBe(DEMO_PASSWORD)
    await code.fill('000000')
    await page.keyboard.press('Enter')
    await page.getByText('This code is not right, or has been used.').waitFor()
    expect(await passwordIn(page).inputValue()).toBe(DEMO_PASSWORD)
    await code.fill(nextCode(app))
    await page.keyboard.press('Enter')
    await atHome(page)

    for (const outcome of ['taken', 'refused']) {
      await signOut(page)
      await signIn(page, MAELLE, DEMO_PASSWORD)
      await code.fill(recoveryCodes[3] ?? '')
      await page.keyboard.press('Enter')
      if (outcome === 'refused') await page.getByText('This code is not right, or has been used.').waitFor()
      else await atHome(page)
    }
  })

  test('[SI3] its recovery codes are copied and downloaded, made anew, and go when it is turned off', async () => {
    const server = await startTestServer('any')
    const page = await openAccount(server, {
      email: MAELLE,
      permissions: ['clipboard-read', 'clipboard-write'],
    })
    const { recoveryCodes } = await turnCodesOn(page)
    await page.getByRole('button', { name: 'Copy' }).click()
    await page.getByText('Copied').waitFor()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(recoveryCodes.join('\n'))
    const downloading = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Download' }).click()
    const file = await readFile(await (await downloading).path(), 'utf8')
    expect(file.split('\n')).toEqual(expect.arrayContaining(recoveryCodes))
    await page.getByRole('button', { name: 'I have kept them' }).click()

    await page.getByRole('button', { name: 'New recovery codes' }).click()
    await page.getByRole('button', { name: 'Make new codes' }).click()
    const renewed = page.getByRole('dialog', { name: 'Keep your recovery codes' }).getByRole('listitem')
    await renewed.first().waitFor()
    const newCodes = await renewed.allTextContents()
    expect(newCodes.filter((code) => recoveryCodes.includes(code))).toEqual([])
    await page.getByRole('button', { name: 'I have kept them' }).click()

    await page.getByRole('button', { name: 'Turn off' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Turn off' }).click()
    await page.getByText('Off. With it, a password that somebody has stolen').waitFor()
    await signOut(page)
    await signIn(page, MAELLE, DEMO_PASSWORD)
    await atHome(page)
  })

  test('[SI3] [A11Y2] one comes in with it by the keyboard alone', async () => {
    const server = await startTestServer('any')
    const page = await openAccount(server, { email: MAELLE })
    const { app } = await turnCodesOn(page)
    await page.keyboard.press('Escape')
    await signOut(page)
    await page.reload()
    await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor()
    await tabTo(page, 'E-mail address')
    await page.keyboard.type(MAELLE)
    await page.keyboard.press('Tab')
    await page.keyboard.type(DEMO_PASSWORD)
    await page.keyboard.press('Enter')
    await focusIsIn(page.getByLabel('Code', { exact: true }))
    await page.keyboard.type(nextCode(app))
    await page.keyboard.press('Enter')
    await atHome(page)
  })
})

/** Goes on by the tab key until a control has the focus. */
async function tabTo(page: Page, label: string): Promise<void> {
  for (let stops = 0; stops < 20; stops += 1) {
    await page.keyboard.press('Tab')
    const isThere = await page
      .getByLabel(label, { exact: true })
      .evaluate((control) => document.activeElement === control)
    if (isThere) return
  }
  throw new Error(`no way to ${label}`)
}

test('[UI8] a dialog that is closed while it still appears lets go at once: the menu that one presses then opens', async () => {
  const server = await startTestServer('any')
  const page = await openAccount(server, { email: MAELLE })
  await page.evaluate(() => document.documentElement.style.setProperty('--calm', '20s'))
  const change = page.getByRole('button', { name: 'Change the password' })
  await change.click()
  const dialog = page.getByRole('dialog', { name: 'Change the password' })
  await focusIsIn(dialog)
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached', timeout: 5_000 })
  await until('the focus is on the button again', () =>
    change.evaluate((button) => document.activeElement === button),
  )
  await signOut(page)
})

describe('before a dangerous act', () => {
  test('[SI4] one is asked, a wrong answer is said, and closing the question changes nothing', async () => {
    const server = await startTestServer('any')
    const page = await openAccount(server, { email: MAELLE })
    const change = page.getByRole('button', { name: 'Change the password' })
    await change.click()
    const dialog = page.getByRole('dialog', { name: 'Change the password' })
    await focusIsIn(dialog)
    await dialog.getByLabel('New password').fill(NEW_PASSWORD)
    await laterAt(server)
    await page.keyboard.press('Enter')
    const question = page.getByRole('dialog', { name: 'Is it still you?' })
    // A dialog that has just come takes the focus once more.
    await focusIsIn(question)
    await passwordIn(question).fill('not the password at all')
    await page.keyboard.press('Enter')
    await question.getByText('The password is not right.').waitFor()
    await page.keyboard.press('Escape')
    await question.waitFor({ state: 'detached' })
    // What was typed stays, nothing is complained about, and the focus is back inside.
    expect(await dialog.getByLabel('New password').inputValue()).toBe(NEW_PASSWORD)
    expect(await page.getByRole('alert').count()).toBe(0)
    await focusIsIn(dialog)
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    await until('the focus is on the button again', () =>
      change.evaluate((button) => document.activeElement === button),
    )
    await signOut(page)
    await signIn(page, MAELLE, DEMO_PASSWORD)
    await atHome(page)
  })

  test('[SI4] the act is given up, and that is said, when the question itself cannot be fetched', async () => {
    const server = await startTestServer('any')
    const page = await openAccount(server, { email: MAELLE })
    await page.getByRole('button', { name: 'Delete your account' }).click()
    const act = page.getByRole('button', { name: 'Delete it for good' })
    await act.waitFor()
    await laterAt(server)
    await page.route('**/proof-dialog*', (route) => route.abort())
    await act.click()
    // By its role: over the open dialog it is there for a screen reader too.
    const note = page.getByRole('alert').filter({ hasText: 'The server cannot be reached.' })
    await note.getByRole('button', { name: 'Close' }).click()
    await note.waitFor({ state: 'detached' })
    await page.unroute('**/proof-dialog*')
    // Some browsers do not fetch a module again that did not come: a fresh page does.
    await page.reload()
    await page.getByRole('button', { name: 'Delete your account' }).click()
    await act.click()
    await prove(page)
    await page.getByText('Your account is deleted.').waitFor()
  })

  test('[SI4] the right answer, with a code, lets it go on, and counts for the next act too', async () => {
    const server = await startTestServer('any')
    const page = await openAccount(server, { email: MAELLE })
    const { app } = await turnCodesOn(page)
    await page.getByRole('button', { name: 'I have kept them' }).click()
    await page.getByText('On. 10 recovery codes are left.').waitFor()
    await laterAt(server)
    await page.getByRole('button', { name: 'New recovery codes' }).click()
    await page.getByRole('button', { name: 'Make new codes' }).click()
    const question = page.getByRole('dialog', { name: 'Is it still you?' })
    await passwordIn(question).fill(DEMO_PASSWORD)
    await page.keyboard.press('Enter')
    await question.getByText('Write the six digits of your code app, or a recovery code.').waitFor()
    await focusIsIn(question.getByLabel('Code', { exact: true }))
    await page.keyboard.type(nextCode(app))
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'I have kept them' }).click()
    await page.getByRole('button', { name: 'Turn off' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Turn off' }).click()
    await page.getByText('Off. With it').waitFor()
  })
})

describe('[A11Y1] axe finds nothing serious', () => {
  test.each(['light', 'dark'] as const)('on the pages of the entry, %s', async (colorScheme) => {
    const mailbox = await TestMailbox.start()
    const server = await startTestServer('any', { mail: mailbox.config })
    const page = await open(server, { colorScheme, ...STILL })
    const paths = ['/sign-in', '/register', '/forgotten-password', '/setup', '/reset-password']
    const secret = `#${NO_SECRET}`
    paths.push(`/setup${secret}`, `/reset-password${secret}`)
    paths.push(`/confirm?for=account${secret}`, `/confirm?for=email${secret}`)
    for (const path of paths) {
      // A page of its own each time: another `#` alone is no new page.
      await page.goto('about:blank')
      await page.goto(named(server) + path)
      await page.getByRole('heading', { level: 1 }).waitFor()
      expect([path, await seriousFaults(page)]).toEqual([path, []])
    }
  })

  test.each([
    ['light', {}],
    ['dark', PHONE],
  ] as const)('on the account page and its dialogs, %s', async (colorScheme, size) => {
    const server = await startTestServer('any')
    const page = await openAccount(server, { email: MAELLE, colorScheme, ...size, ...STILL })
    await page.getByRole('button', { name: 'Turn on' }).waitFor()
    expect(await seriousFaults(page)).toEqual([])
    for (const name of [
      'Add a passkey',
      'Change the password',
      'Change the address',
      'Delete your account',
    ]) {
      await page.getByRole('button', { name }).click()
      await page.getByRole('dialog').waitFor()
      expect([name, await seriousFaults(page)]).toEqual([name, []])
      await page.keyboard.press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'detached' })
    }
    await page.getByRole('button', { name: 'Turn on' }).click()
    await page.getByRole('img', { name: /^QR code/ }).waitFor()
    expect(await seriousFaults(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await laterAt(server)
    await page.getByRole('button', { name: 'Turn on' }).click()
    await page
      .getByRole('dialog', { name: 'Is it still you?' })
      .getByRole('button', { name: 'Go on' })
      .waitFor()
    expect(await seriousFaults(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  })
})
