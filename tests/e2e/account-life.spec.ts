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
  passwordIn,
  prove,
  signIn,
  signOut,
} from '../support/account-page.ts'
import { openBrowserPerson } from '../support/browser-person.ts'
import { launchChromium } from '../support/chromium.ts'
import { acceptAsGuest, invite } from '../support/inviting.ts'
import { startTestServer, type TestServer } from '../support/start-server.ts'
import { makeTempFolder } from '../support/temp-folder.ts'
import { TestMailbox } from '../support/test-mailbox.ts'
import { TestMember } from '../support/test-member.ts'
import { until } from '../support/until.ts'

const IMANI = 'imani@larkspur.example'
const MAELLE = 'maelle@aubepine.example'
const TOMAS = 'tomas@kestrel.example'
const NEW_PASSWORD = 'nine patient copper lanterns'
const NO_SECRET = 'A'.repeat(43)

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

describe('where one is signed in', () => {
  test('[SI5] another password signs the other devices out, and the old one opens nothing', async () => {
    const server = await startTestServer('any')
    const other = await openAccount(server, { email: MAELLE })
    const page = await openAccount(server, { email: MAELLE })
    await page.getByRole('button', { name: 'Change the password' }).click()
    await page.getByRole('dialog').getByLabel('New password').fill(NEW_PASSWORD)
    await page.keyboard.press('Enter')
    await page.getByText('The password is set, and your other devices are signed out').waitFor()
    await page.reload()
    await page.getByRole('heading', { level: 1, name: 'Your account' }).waitFor()

    await returnTo(other)
    await other.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor()
    await signIn(other, MAELLE, DEMO_PASSWORD)
    await other.getByText('The e-mail address or the password is not right.').waitFor()
    await signIn(other, MAELLE, NEW_PASSWORD)
    // Back where one was.
    await other.getByRole('heading', { level: 1, name: 'Your account' }).waitFor()
  })

  test('[SI5] one sees the places, and signs one of them out from here', async () => {
    const server = await startTestServer('any')
    const other = await openAccount(server, { email: MAELLE })
    const page = await openAccount(server, { email: MAELLE })
    const places = page.getByRole('region', { name: 'Where you are signed in' }).getByRole('listitem')
    await until('both places are there', async () => (await places.count()) === 2)
    expect(await places.first().textContent()).toContain('This device')
    await places
      .last()
      .getByRole('button', { name: /^Sign out/ })
      .click()
    await until('one place is left', async () => (await places.count()) === 1)
    await returnTo(other)
    await other.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor()
  })

  test('[SI5] all other places end at once, and so does every place', async () => {
    const server = await startTestServer('any')
    const first = await openAccount(server, { email: MAELLE })
    const page = await openAccount(server, { email: MAELLE })
    await page.getByRole('button', { name: 'Sign out everywhere else' }).click()
    await page.getByText('You are signed in only here now').waitFor()
    await returnTo(first)
    await first.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor()

    const second = await openAccount(server, { email: MAELLE })
    await page.getByRole('button', { name: 'Sign out everywhere', exact: true }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Sign out everywhere' }).click()
    await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor()
    await returnTo(second)
    await second.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor()
  })
})

/** Comes back to a window, as one does after an hour elsewhere. */
async function returnTo(page: Page): Promise<void> {
  await page.evaluate(() => window.dispatchEvent(new Event('focus')))
}

describe('an account', () => {
  test('[SI6] is deleted after one has read what goes and stays, and opens no more', async () => {
    const server = await startTestServer('any')
    const page = await openAccount(server, { email: TOMAS })
    await page.getByRole('button', { name: 'Delete your account' }).click()
    const dialog = page.getByRole('dialog', { name: 'Delete your account?' })
    await dialog.getByText('under the name of your organisation').waitFor()
    await laterAt(server)
    await dialog.getByRole('button', { name: 'Delete it for good' }).click()
    await prove(page)
    await page.getByText('Your account is deleted.').waitFor()
    expect(new URL(page.url()).pathname).toBe('/sign-in')
    await signIn(page, TOMAS, DEMO_PASSWORD)
    await page.getByText('The e-mail address or the password is not right.').waitFor()
    await page.reload()
    await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor()
    expect(await page.getByText('Your account is deleted.').count()).toBe(0)
  })

  test('[SI6] of the only coordinator stays, and why is said', async () => {
    const server = await startTestServer('any')
    const page = await openAccount(server, { email: IMANI })
    await page.getByRole('button', { name: 'Delete your account' }).click()
    await page.getByRole('button', { name: 'Delete it for good' }).click()
    await page.getByText('A coalition needs a coordinator.').waitFor()
    await page.reload()
    await page.getByRole('heading', { level: 1, name: 'Your account' }).waitFor()
  })

  test('[SI6] takes another name', async () => {
    const server = await startTestServer('any')
    const page = await openAccount(server, { email: MAELLE })
    const name = page.getByLabel('Name', { exact: true })
    await name.fill('')
    await page.getByRole('button', { name: 'Save the name' }).click()
    await page.getByText('Write the name by which others will know you.').waitFor()
    await name.fill('Maëlle of the hawthorn')
    await page.keyboard.press('Enter')
    await page.getByText('Your name is changed').waitFor()
    await page.reload()
    await until('the name is kept', async () => (await name.inputValue()) === 'Maëlle of the hawthorn')
  })
})

describe('links of a mail', () => {
  test('[SI7] a new account begins when its page is confirmed, and only then', async () => {
    const mailbox = await TestMailbox.start()
    const server = await startTestServer('any', { mail: mailbox.config })
    const page = await open(server)
    const requests = watchAddresses(page)
    await page.goto(`${named(server)}/sign-in`)
    await page.getByRole('link', { name: 'Create an account' }).click()
    await page.getByLabel('Your name').fill('New Person')
    await page.getByLabel('E-mail address').fill('new.person@kestrel.example')
    await passwordIn(page).fill(NEW_PASSWORD)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Look into your mailbox' }).waitFor()
    const link = linkOf(server, (await mailbox.lastTo('new.person@kestrel.example')).text)
    await page.goto(link)
    const confirm = page.getByRole('button', { name: 'Confirm' })
    await confirm.waitFor()
    await passwordIn(page).fill('not what was chosen')
    await confirm.click()
    await page.getByText('This is not the password that was chosen with this account.').waitFor()
    await passwordIn(page).fill(NEW_PASSWORD)
    await confirm.click()
    await page.getByRole('heading', { level: 1, name: 'You are in no coalition yet' }).waitFor()
    await signOut(page)
    await page.goto(link)
    await passwordIn(page).fill(NEW_PASSWORD)
    await confirm.click()
    await page.getByRole('heading', { level: 1, name: 'This link has ended' }).waitFor()
    const secret = link.split('#')[1] ?? ''
    expect(requests.filter((address) => address.includes(secret))).toEqual([])
  })

  test('[SI7] a forgotten password is set anew', async () => {
    const mailbox = await TestMailbox.start()
    const server = await startTestServer('any', { mail: mailbox.config })
    const page = await open(server)
    const requests = watchAddresses(page)
    await page.goto(`${named(server)}/sign-in`)
    await page.getByRole('link', { name: 'Forgotten password' }).click()
    // The page before it has a field of that name too, until this one has come.
    await page.getByRole('heading', { level: 1, name: 'Forgotten password' }).waitFor()
    await page.getByLabel('E-mail address').fill(MAELLE)
    await page.keyboard.press('Enter')
    await page.getByText('If there is an account with the address').waitFor()
    const link = linkOf(server, (await mailbox.lastTo(MAELLE)).text)
    await page.goto(link)
    await page.getByLabel('New password').fill('short')
    await page.keyboard.press('Enter')
    await page.getByText('Use at least 15 characters.').waitFor()
    await page.getByLabel('New password').fill(NEW_PASSWORD)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Your password is set' }).waitFor()
    await page.getByRole('link', { name: 'Sign in' }).click()
    await signIn(page, MAELLE, NEW_PASSWORD)
    await atHome(page)
    const secret = link.split('#')[1] ?? ''
    expect(requests.filter((address) => address.includes(secret))).toEqual([])
  })

  test('[SI7] a new address counts when its page is confirmed by whoever is signed in', async () => {
    const mailbox = await TestMailbox.start()
    const server = await startTestServer('any', { mail: mailbox.config })
    const page = await openAccount(server, { email: MAELLE })
    await page.getByRole('button', { name: 'Change the address' }).click()
    const dialog = page.getByRole('dialog', { name: 'Change the e-mail address' })
    await dialog.getByLabel('New e-mail address').fill('maelle@elsewhere.example')
    await page.keyboard.press('Enter')
    await dialog.getByText('until then nothing changes').waitFor()
    const link = linkOf(server, (await mailbox.lastTo('maelle@elsewhere.example')).text)

    const stranger = await open(server)
    await stranger.goto(link)
    await stranger.getByRole('button', { name: 'Confirm' }).click()
    await stranger.getByRole('heading', { level: 1, name: 'Sign in first' }).waitFor()

    await page.goto(link)
    await page.getByRole('button', { name: 'Confirm' }).click()
    await page.getByRole('heading', { level: 1, name: 'Your new e-mail address counts' }).waitFor()
    await page.getByRole('link', { name: 'Your account' }).click()
    await page.getByText('maelle@elsewhere.example').waitFor()
  })

  test('[SI7] a link that is broken or over says so, and what to do', async () => {
    const server = await startTestServer('any')
    const page = await open(server)
    for (const path of [
      '/confirm?for=account',
      '/confirm?for=email#half',
      '/reset-password#half',
      '/setup',
    ]) {
      await page.goto(named(server) + path)
      await page.getByRole('heading', { level: 1, name: 'This link has ended' }).waitFor()
    }
    await page.goto(`${named(server)}/reset-password#${NO_SECRET}`)
    await page.getByLabel('New password').fill(NEW_PASSWORD)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'This link has ended' }).waitFor()
  })

  test('[SI7] without mail nothing is offered that needs it', async () => {
    const server = await startTestServer('any')
    const page = await open(server)
    await page.goto(`${named(server)}/sign-in`)
    await page.getByRole('link', { name: 'Create an account' }).click()
    await page.getByRole('heading', { level: 1, name: 'Accounts begin with an invitation here' }).waitFor()
    expect(await page.getByRole('textbox').count()).toBe(0)
    await page.goBack()
    await page.getByRole('link', { name: 'Create an account' }).waitFor()
    expect(await page.getByRole('link', { name: 'Forgotten password' }).count()).toBe(0)
    await page.goto(`${named(server)}/forgotten-password`)
    await page.getByText('This server sends no mail').waitFor()
  })
})

/** The link of a mail, at the name by which the test knows the server. */
function linkOf(server: TestServer, text: string): string {
  const link = /https?:\/\/\S+#[\w-]{43}/.exec(text)?.[0]
  if (!link) throw new Error('no link in this mail')
  const { pathname, search, hash } = new URL(link)
  return named(server) + pathname + search + hash
}

/** Every address that a page asks for, as a log of the server or of a proxy would have it. */
function watchAddresses(page: Page): string[] {
  const addresses: string[] = []
  page.on('request', (request) => {
    const { pathname, search } = new URL(request.url())
    addresses.push(pathname + search, request.headers().referer ?? '')
  })
  return addresses
}

test('[SI8] the first coordinator sets an empty server up, and goes on to the first coalition', async () => {
  const server = await startTestServer({ databaseUrl: `embedded:${makeTempFolder('empty')}` })
  const link = server.setupLink
  if (!link) throw new Error('an empty server gives no link')
  const page = await open(server)
  await page.goto(linkOf(server, link))
  await page.getByLabel('Your name').fill('First Person')
  await page.getByLabel('E-mail address').fill('first@kestrel.example')
  await passwordIn(page).fill(NEW_PASSWORD)
  await page.getByRole('button', { name: 'Create the account' }).click()
  await page.waitForURL('**/new-coalition')
  await page.goto(linkOf(server, link))
  await page.getByLabel('Your name').fill('Second Person')
  await page.getByLabel('E-mail address').fill('second@kestrel.example')
  await passwordIn(page).fill(NEW_PASSWORD)
  await page.getByRole('button', { name: 'Create the account' }).click()
  await page.getByRole('heading', { level: 1, name: 'This link has ended' }).waitFor()
})

test('[SI9] a guest is told that the browser is their only key until they have another', async () => {
  const server = await startTestServer('any')
  const { token } = await invite(await TestMember.signIn(server, IMANI), {})
  const { guest } = await acceptAsGuest(server.url, token, { displayName: 'Passing Guest' })
  const page = await open(server)
  const [name = '', value = ''] = guest.cookie.split('=')
  await page.context().addCookies([{ name, value, url: named(server) }])
  await goToAccount(page, server)
  await page.getByText('This browser is your only key.').waitFor()
  await page.getByText('None set. Add an e-mail address first').waitFor()
  await addAuthenticator(page)
  await addPasskey(page, 'Borrowed phone')
  await page.getByText('Borrowed phone').waitFor()
  await page.getByText('This browser is your only key.').waitFor({ state: 'detached' })
  await signOut(page)
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
  await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor({ state: 'detached' })
})

test('[SI10] who speaks for several sees for whom, changes it in the menu, and is led to that coalition', async () => {
  const server = await startTestServer('any')
  const founder = await TestMember.signIn(server, IMANI)
  const { status } = await founder.call('POST', '/api/coalitions', {
    coalition: { nameEn: 'River Basin Coalition', nameFr: null },
    organization: {
      nameEn: 'Lantern Legal Aid',
      nameFr: null,
      shortName: 'Lantern',
      website: null,
      contact: null,
      isListed: true,
      language: 'en',
    },
    displayName: 'I. at Lantern',
  })
  expect(status).toBe(201)
  const page = await open(server, { email: IMANI })
  await page.goto(`${named(server)}/c/common-table`)
  await atHome(page)
  const menu = page.getByRole('banner').getByRole('button').last()
  await menu.click()
  await page.getByRole('menuitemradio', { name: /Lantern Legal Aid.+River Basin Coalition/ }).click()
  await page.getByRole('heading', { level: 1, name: 'River Basin Coalition' }).waitFor()
  await menu.getByText('Lantern', { exact: true }).waitFor()
  await menu.click()
  await page.getByRole('menuitemradio', { name: /Common Table Coalition/ }).click()
  await atHome(page)
  await menu.getByText('Larkspur Centre', { exact: true }).waitFor()
})
