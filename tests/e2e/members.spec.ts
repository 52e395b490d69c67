import { DEMO_PASSWORD } from '@plenary/server/demo/demo-coalition.ts'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { menuHasFocus, openBrowserPerson } from '../support/browser-person.ts'
import { launchChromium } from '../support/chromium.ts'
import { acceptAsGuest, invite, membersSeenBy } from '../support/inviting.ts'
import { seriousFaults } from '../support/serious-faults.ts'
import { freePort, ServerProcess } from '../support/server-process.ts'
import { makeTempFolder } from '../support/temp-folder.ts'
import { TestMember } from '../support/test-member.ts'
import { until } from '../support/until.ts'

// Each test has people of its own, since they all change the one coalition of this server.
const IMANI = 'imani@larkspur.example'
const MAELLE = 'maelle@aubepine.example'
const TOMAS = 'tomas@kestrel.example'
const RUTH = 'ruth@kestrel.example'
const NOOR = 'noor@opendoor.example'

const NOTHING_HERE = 'There is nothing here that you may see'

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
/** Half-way through a fade, every contrast is too low. */
const STILL = { reducedMotion: 'reduce' } as const

let browser: Browser
let server: ServerProcess
beforeAll(async () => {
  browser = await launchChromium(inject('chromium'))
  server = new ServerProcess(await freePort(), { DATA_DIR: makeTempFolder('members') })
  await server.start()
})
afterAll(async () => {
  await browser.close()
  await server.kill()
})

/** The members page of the demo's coalition, as a person sees it. */
async function openMembers(email: string, options = {}): Promise<Page> {
  const page = await openBrowserPerson(browser, server.url, { email, ...options })
  await page.goto(`${server.url}/c/common-table/members`)
  await page.getByRole('heading', { level: 2, name: 'Who speaks for whom' }).waitFor()
  return page
}

/** A page of a guest who came by a link that a coordinator has just made. */
async function openAsGuest(wish: { roomId?: string; role?: string; displayName: string }): Promise<Page> {
  const { displayName, ...place } = wish
  const coordinator = await TestMember.signIn(server, IMANI)
  const { token } = await invite(coordinator, place)
  const { guest } = await acceptAsGuest(server.url, token, { displayName })
  const page = await openBrowserPerson(browser, server.url, { isRefused: true })
  const [name = '', value = ''] = guest.cookie.split('=')
  await page.context().addCookies([{ name, value, url: server.url }])
  return page
}

/** The row of a person: their name, role, and the button with what can be done. */
function rowOf(page: Page, person: string) {
  return page
    .getByRole('listitem')
    .filter({ has: page.getByText(person, { exact: true }) })
    .last()
}

/** The organisation with its facts and people. */
function partyOf(page: Page, name: string) {
  return page.getByRole('listitem').filter({ has: page.getByRole('heading', { level: 3, name }) })
}

/** Opens the menu of a person and chooses what to do. */
async function choose(page: Page, person: string, act: string) {
  await page.getByRole('button', { name: new RegExp(`Actions for .?${person}`) }).click()
  await page.getByRole('menuitem', { name: act }).click()
  // Not the menu, which is still fading out and passes for one.
  return page.getByRole('dialog').filter({ has: page.getByRole('heading') })
}

/** The same, and means it. */
async function act(page: Page, person: string, chosen: string) {
  const dialog = await choose(page, person, chosen)
  await dialog.getByRole('button', { name: chosen }).click()
  await dialog.waitFor({ state: 'detached' })
}

describe('who speaks for whom', () => {
  test('[ME8] a member sees everybody and what they are, and can do something with themselves alone', async () => {
    const page = await openMembers(TOMAS)
    const kestrel = partyOf(page, 'Kestrel Housing Table')
    await kestrel.getByText('Listed publicly').waitFor()
    await kestrel.getByText('Ruth W.').waitFor()
    await rowOf(page, 'Tomas R.').getByText('you', { exact: true }).waitFor()
    await rowOf(page, 'Imani O.').getByText('Coordinator').waitFor()
    expect(await page.getByRole('button', { name: /^Actions for/ }).count()).toBe(1)
    expect(await page.getByRole('button', { name: /^(Edit|Add an organisation|Rename)/ }).count()).toBe(0)
    expect(await page.getByRole('link', { name: 'Trail' }).count()).toBe(0)
    expect(await page.getByRole('heading', { name: 'Waiting to be let in' }).count()).toBe(0)
    await page.getByRole('heading', { name: 'Links' }).waitFor()

    const dialog = await choose(page, 'Tomas R.', 'Rename')
    await dialog.getByLabel('Your name in this coalition').fill('')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await dialog.getByText(/^Write the name by which others will know you/).waitFor()
    await dialog.getByLabel('Your name in this coalition').fill('Tomas of Kestrel')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await dialog.waitFor({ state: 'detached' })
    await rowOf(page, 'Tomas of Kestrel').getByText('you', { exact: true }).waitFor()
    await page.getByRole('banner').getByText('Tomas of Kestrel').waitFor()
  })

  test('[ME8] [ME9] a guest waits in sight, is listed apart, and does not see the members', async () => {
    const imani = await TestMember.signIn(server, IMANI)
    const roomId = await imani.submissionId()
    const guest = await openAsGuest({ roomId, role: 'commenter', displayName: 'Petra L.' })
    await guest.goto(server.url)
    await guest.getByRole('heading', { level: 1, name: 'You are in no coalition yet' }).waitFor()
    await guest.getByText('Waiting for a coordinator').waitFor()

    const page = await openMembers(IMANI)
    await page.getByRole('link', { name: 'Members (1 person waits to be let in)' }).waitFor()
    await page
      .getByRole('button', { name: /^Let in/ })
      .first()
      .click()
    const guests = page.getByRole('region', { name: 'Guests in single documents' })
    await guests.getByText('Petra L.').waitFor()
    await partyOf(page, 'Lantern Legal Aid').getByText('Only guests speak for it').waitFor()
    await page.getByRole('link', { name: 'Members', exact: true }).waitFor()

    await guest.getByText('You have been let in').waitFor()
    await guest.getByRole('button', { name: 'Open' }).click()
    await guest.getByRole('heading', { level: 1, name: /^Joint UPR submission/ }).waitFor()
    await guest.goto(`${server.url}/c/common-table`)
    await guest.getByRole('heading', { name: 'Around the table' }).waitFor()
    await guest.getByRole('link', { name: /^Joint UPR submission/ }).waitFor()
    expect(await guest.getByRole('link', { name: /Members|Who speaks for whom/ }).count()).toBe(0)
    expect(await guest.getByRole('button', { name: 'New document' }).count()).toBe(0)
    // Without other pages to go to, the bar of a phone has room for the name.
    await guest.setViewportSize(PHONE.viewport)
    const name = await guest.getByRole('banner').getByText('Petra L.').boundingBox()
    expect(name?.width).toBeGreaterThan(45)
    await guest.goto(`${server.url}/c/common-table/members`)
    await guest.getByRole('heading', { level: 1, name: NOTHING_HERE }).waitFor()
  })

  test('[ME4] somebody is made a coordinator and a member again', async () => {
    const page = await openMembers(IMANI)
    await act(page, 'Maëlle T.', 'Make coordinator')
    await rowOf(page, 'Maëlle T.').getByText('Coordinator').waitFor()
    const maelle = await openMembers(MAELLE)
    await maelle
      .getByRole('button', { name: /^Actions for/ })
      .nth(1)
      .waitFor()
    await maelle.getByRole('link', { name: 'Trail' }).waitFor()

    await act(page, 'Maëlle T.', 'Make member')
    await rowOf(page, 'Maëlle T.').getByText('Member').waitFor()
    await maelle.reload()
    await rowOf(maelle, 'Maëlle T.').getByText('Member').waitFor()
    expect(await maelle.getByRole('button', { name: /^Actions for/ }).count()).toBe(1)
  })

  test('[ME4] who is suspended gets in nowhere until they are let back in', async () => {
    const noor = await openMembers(NOOR, { isRefused: true })
    const page = await openMembers(IMANI)
    await act(page, 'Noor A.', 'Suspend')
    await rowOf(page, 'Noor A.').getByText('Suspended').waitFor()
    await noor.reload()
    await noor.getByRole('heading', { level: 1, name: NOTHING_HERE }).waitFor()

    await act(page, 'Noor A.', 'Let back in')
    await rowOf(page, 'Noor A.').getByText('Suspended').waitFor({ state: 'detached' })
    await noor.reload()
    await rowOf(noor, 'Noor A.').getByText('you', { exact: true }).waitFor()
  })
})

describe('organisations', () => {
  test('[ME2] one is added and edited; nothing typed is lost, and faults are said by the field', async () => {
    const page = await openMembers(IMANI)
    await page.getByRole('button', { name: 'Add an organisation' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Website').fill('javascript:alert(1)')
    await dialog.getByRole('button', { name: 'Add', exact: true }).click()
    await dialog.getByText('Write the name in one language at least.').waitFor()
    await dialog.getByText('Write a short name.').waitFor()
    await dialog.getByText(/^Write the address of a website/).waitFor()
    await page.waitForFunction(() => document.activeElement?.getAttribute('name') === 'nameEn')

    await dialog.getByLabel('Name in French').fill('Aide juridique du Phare')
    await dialog.getByLabel('Main language').selectOption('Français')
    await dialog.getByLabel('Short name').fill('Phare')
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Add an organisation' }).click()
    await dialog.getByLabel('Website').fill('www.phare.example/aide')
    await dialog.getByRole('radio', { name: 'Name withheld' }).check()
    await dialog.getByRole('button', { name: 'Add', exact: true }).click()
    await dialog.waitFor({ state: 'detached' })
    const added = partyOf(page, 'Aide juridique du Phare')
    await added.getByText('Name withheld').waitFor()
    await added.getByText('Nobody speaks for it.').waitFor()
    expect(await added.getByRole('link', { name: 'www.phare.example/aide' }).getAttribute('href')).toBe(
      'https://www.phare.example/aide',
    )

    await page.getByRole('button', { name: /^Edit .?Phare/ }).click()
    expect(await dialog.getByLabel('Name in French').inputValue()).toBe('Aide juridique du Phare')
    await dialog.getByLabel('Name in English').fill('Lighthouse Legal Aid')
    await dialog.getByRole('radio', { name: 'Listed publicly' }).check()
    await dialog.getByRole('button', { name: 'Save' }).click()
    await dialog.waitFor({ state: 'detached' })
    const edited = partyOf(page, 'Lighthouse Legal Aid')
    await edited.getByText('Listed publicly').waitFor()
    await edited.getByText('Aide juridique du Phare').waitFor()
  })

  test('[ME1] a coalition begins with its organisation and its coordinator, and takes another name', async () => {
    const page = await openBrowserPerson(browser, server.url, { email: IMANI })
    await page.goto(`${server.url}/new-coalition`)
    await page.getByRole('button', { name: 'Create the coalition' }).click()
    const coalition = page.getByRole('group', { name: 'The coalition' })
    const organization = page.getByRole('group', { name: 'Your organisation' })
    await coalition.getByText('Write the name in one language at least.').waitFor()
    await organization.getByText('Write a short name.').waitFor()
    expect(await page.getByLabel('Your name in this coalition').inputValue()).toBe('Imani O.')

    await coalition.getByLabel('Name in English').fill('River Basin Coalition')
    await organization.getByLabel('Name in English').fill('Larkspur River Desk')
    await organization.getByLabel('Short name').fill('River Desk')
    await page.getByLabel('Your name in this coalition').fill('I. of the river')
    // Chromium takes this for the address of a website, the server does not: it names the field by its whole path.
    await organization.getByLabel('Website').fill('two words')
    await page.getByRole('button', { name: 'Create the coalition' }).click()
    await organization.getByText(/^Write the address of a website/).waitFor()
    await page.waitForFunction(() => document.activeElement?.getAttribute('name') === 'organization.website')
    await organization.getByLabel('Website').fill('river.example')
    await page.getByRole('button', { name: 'Create the coalition' }).click()
    await page.getByRole('heading', { level: 1, name: 'River Basin Coalition' }).waitFor()
    await page.getByText('you speak for it').waitFor()
    await page.getByRole('banner').getByText('I. of the river').waitFor()

    await page.getByRole('link', { name: 'Members', exact: true }).click()
    await page.getByRole('button', { name: 'Rename the coalition' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Name in English').fill('Upper River Coalition')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await dialog.waitFor({ state: 'detached' })
    await page.getByText('Upper River Coalition').waitFor()
  })
})

describe('going', () => {
  test('[ME6] [A11Y2] by keys alone, somebody is removed and another organisation takes over', async () => {
    const page = await openMembers(IMANI)
    await page.getByRole('button', { name: /Actions for .?Contributor H-2/ }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('menuitem', { name: 'Make coordinator' }).waitFor()
    await menuHasFocus(page)
    await page.keyboard.press('End')
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: /^Remove/ })
    await dialog.getByText(/^This closes what they have open within a second/).waitFor()
    await tabTo(page, 'Remove')
    await page.keyboard.press('Enter')
    await dialog.getByLabel(/^Who takes over/).waitFor()
    // The question has the focus, and nothing is chosen beforehand: without an answer nothing is sent.
    await page.waitForFunction(() => document.activeElement?.tagName === 'SELECT')
    await tabTo(page, 'Remove')
    await page.keyboard.press('Enter')
    await page.waitForFunction(() => document.activeElement?.tagName === 'SELECT')
    await page.keyboard.type('Open Door')
    await tabTo(page, 'Remove')
    await page.keyboard.press('Enter')
    await dialog.waitFor({ state: 'detached' })
    await partyOf(page, 'Harbourlight Exile Network')
      .getByText(/Nobody speaks for it any more\. .?Open Door Access Circle/)
      .waitFor()
    expect(await page.getByText('Contributor H-2', { exact: true }).count()).toBe(0)
    // The row is gone; the focus is on the list that it was in.
    await page.waitForFunction(() => document.activeElement?.id === 'who-speaks-for-whom')
  })

  test('[ME10] Esc gives the removal up, and the focus goes back to the button', async () => {
    const page = await openMembers(IMANI)
    await choose(page, 'Sami D.', 'Remove')
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.waitForFunction(() =>
      document.activeElement?.getAttribute('aria-label')?.startsWith('Actions for'),
    )
    const members = await membersSeenBy(await TestMember.signIn(server, IMANI))
    expect(members.map(({ displayName }) => displayName)).toContain('Sami D.')
  })

  test('[ME10] a removal asks first whether it is still the same person, and goes on after the answer', async () => {
    const page = await openMembers(IMANI)
    // As if the sign-in were some minutes older.
    const refused: string[] = []
    await page.route('**/api/members/*', async (route) => {
      if (route.request().method() !== 'DELETE' || refused.push('once') > 1) return route.continue()
      const problem = { type: 'urn:test', title: 'proof needed', status: 403, code: 'proof-needed' }
      await route.fulfill({ status: 403, contentType: 'application/problem+json', json: problem })
    })
    const dialog = await choose(page, 'Sami D.', 'Remove')
    await dialog.getByRole('button', { name: 'Remove' }).click()
    const question = page.getByRole('dialog', { name: 'Is it still you?' })
    await question.getByLabel('Password', { exact: true }).fill(DEMO_PASSWORD)
    await page.keyboard.press('Enter')
    await question.waitFor({ state: 'detached' })
    // The act goes on where it was: nobody else speaks for Sami's organisation.
    await page
      .getByRole('dialog')
      .getByLabel(/^Who takes over/)
      .waitFor()
    expect(refused.length).toBe(2)
  })

  test('[ME10] a member leaves, and is in no coalition any more', async () => {
    const page = await openMembers(RUTH, { isRefused: true })
    await act(page, 'Ruth W.', 'Leave')
    await page.getByRole('heading', { level: 1, name: 'You are in no coalition yet' }).waitFor()
    const members = await membersSeenBy(await TestMember.signIn(server, IMANI))
    expect(members.map(({ displayName }) => displayName)).not.toContain('Ruth W.')
    await page.goto(`${server.url}/c/common-table/members`)
    await page.getByRole('heading', { level: 1, name: NOTHING_HERE }).waitFor()
  })

  test('[ME5] the last coordinator is told in words why they cannot go or step down', async () => {
    const page = await openMembers(IMANI)
    const dialog = await choose(page, 'Imani O.', 'Leave')
    await dialog.getByRole('button', { name: 'Leave' }).click()
    await dialog.getByRole('alert').getByText('A coalition needs a coordinator.').waitFor()
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    const stepDown = await choose(page, 'Imani O.', 'Make member')
    await stepDown.getByRole('button', { name: 'Stop being a coordinator' }).click()
    await stepDown.getByRole('alert').getByText('A coalition needs a coordinator.').waitFor()
  })
})

describe('the pages themselves', () => {
  test.each(['light', 'dark'] as const)(
    '[A11Y1] axe finds nothing serious on them, %s',
    async (colorScheme) => {
      const page = await openMembers(IMANI, { colorScheme, ...STILL })
      expect(await seriousFaults(page)).toEqual([])
      await page.getByRole('button', { name: /Actions for .?Sami/ }).click()
      await page.getByRole('menu').waitFor()
      expect(await seriousFaults(page)).toEqual([])
      await page.getByRole('menuitem', { name: 'Remove' }).click()
      await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
      await page.getByLabel(/^Who takes over/).waitFor()
      expect(await seriousFaults(page)).toEqual([])
      await page.keyboard.press('Escape')
      await page.getByRole('button', { name: 'Add an organisation' }).click()
      await page.getByRole('dialog').getByRole('button', { name: 'Add', exact: true }).click()
      await page.getByText('Write a short name.').waitFor()
      expect(await seriousFaults(page)).toEqual([])
      await page.goto(`${server.url}/new-coalition`)
      await page.getByRole('button', { name: 'Create the coalition' }).click()
      await page.getByText('Write a short name.').waitFor()
      expect(await seriousFaults(page)).toEqual([])
      const guest = await openAsGuest({ displayName: `Guest in the ${colorScheme}` })
      await guest.emulateMedia({ colorScheme, ...STILL })
      await guest.goto(server.url)
      await guest.getByText('Waiting for a coordinator').waitFor()
      expect(await seriousFaults(guest)).toEqual([])
    },
  )

  test('[UI4] at 390 px nothing is wider than the page, and its pages are within reach', async () => {
    const page = await openBrowserPerson(browser, server.url, { email: IMANI, ...PHONE, ...STILL })
    await page.goto(`${server.url}/c/common-table`)
    const nav = page.getByRole('navigation', { name: 'Main' })
    await nav.getByRole('link', { name: 'Members' }).tap()
    await page.getByRole('heading', { level: 2, name: 'Who speaks for whom' }).waitFor()
    expect(await widthOf(page)).toBe(390)
    expect(await seriousFaults(page)).toEqual([])
    expect(await nav.getByRole('link', { name: 'Members' }).getAttribute('aria-current')).toBe('page')
    expect(await nav.getByRole('link', { name: 'Home' }).getAttribute('aria-current')).toBe(null)
    await page.getByRole('button', { name: 'Add an organisation' }).tap()
    await page.getByRole('dialog').waitFor()
    expect(await widthOf(page)).toBe(390)
    await page.goto(`${server.url}/new-coalition`)
    await page.getByRole('button', { name: 'Create the coalition' }).waitFor()
    expect(await widthOf(page)).toBe(390)
  })
})

/** Presses Tab until a button has the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  await until(`the focus is on ${name}`, async () => {
    await page.keyboard.press('Tab')
    return page.evaluate((awaited) => document.activeElement?.textContent?.startsWith(awaited), name)
  })
}

function widthOf(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth)
}
