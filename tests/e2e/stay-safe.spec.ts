import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { openBrowserPerson } from '../support/browser-person.ts'
import { launchChromium } from '../support/chromium.ts'
import { ANSWERS, invite } from '../support/inviting.ts'
import { seriousFaults } from '../support/serious-faults.ts'
import { freePort, ServerProcess } from '../support/server-process.ts'
import { makeTempFolder } from '../support/temp-folder.ts'
import { TestMember } from '../support/test-member.ts'

const TOMAS = 'tomas@kestrel.example'
const STILL = { reducedMotion: 'reduce' } as const

let browser: Browser
let server: ServerProcess
beforeAll(async () => {
  browser = await launchChromium(inject('chromium'))
  server = new ServerProcess(await freePort(), { DATA_DIR: makeTempFolder('stay-safe') })
  await server.start()
})
afterAll(async () => {
  await browser.close()
  await server.kill()
})

async function openPage(options: Parameters<typeof openBrowserPerson>[2] = {}): Promise<Page> {
  const page = await openBrowserPerson(browser, server.url, { ...STILL, ...options })
  await page.goto(`${server.url}/stay-safe`)
  await page.getByRole('heading', { level: 1, name: 'Stay safe here' }).waitFor()
  return page
}

async function isSignedIn(page: Page): Promise<boolean> {
  return (await page.request.get(`${server.url}/api/me`)).ok()
}

describe('[SF1] “Stay safe here” is open to everybody', () => {
  test('it says what is and is not protected, what to do, and who helps, and leads there without a trace', async () => {
    const page = await openPage()
    for (const name of [
      'What Plenary protects',
      'What it cannot protect you from',
      'If a device is taken or lost',
    ]) {
      await page.getByRole('heading', { level: 2, name }).waitFor()
    }
    await page.getByRole('link', { name: 'Sign in' }).waitFor()
    const help = page.locator('section', { has: page.getByRole('heading', { name: 'Public help' }) })
    const links = await help
      .getByRole('link')
      .evaluateAll((all) =>
        all.map((link) => [link.getAttribute('href') === link.textContent, link.getAttribute('rel')]),
      )
    expect(links.length).toBeGreaterThanOrEqual(3)
    for (const link of links) expect(link).toEqual([true, 'noopener noreferrer nofollow'])
  })

  test.each(['light', 'dark'] as const)('[A11Y1] axe finds nothing serious, %s', async (colorScheme) => {
    const page = await openPage({ colorScheme, email: TOMAS })
    await page.getByRole('button', { name: 'Sign out everywhere' }).waitFor()
    expect(await seriousFaults(page)).toEqual([])
    await page.getByRole('button', { name: 'Forget this device' }).click()
    await page.getByText('You are signed out on this device.').waitFor()
    expect(await seriousFaults(page)).toEqual([])
  })

  test('[UI4] at 390 px nothing is wider than the page', async () => {
    const page = await openPage({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
  })
})

describe('[SF2] in danger one press is enough', () => {
  test('“Sign out everywhere” ends every session, closes documents elsewhere, and says so', async () => {
    const elsewhere = await openBrowserPerson(browser, server.url, { email: TOMAS })
    await elsewhere.goto(server.url)
    await elsewhere.getByRole('link', { name: /^Joint UPR/ }).click()
    await elsewhere.locator('#text > h2').first().waitFor()
    const page = await openPage({ email: TOMAS })
    await page.getByRole('button', { name: 'Sign out everywhere' }).press('Enter')
    await page.getByText('You are signed out everywhere, here too.').waitFor()
    // The button is gone; what was done has the focus, and is read out.
    await page.waitForFunction(() => document.activeElement?.textContent?.includes('signed out everywhere'))
    expect([await isSignedIn(page), await isSignedIn(elsewhere)]).toEqual([false, false])
    await elsewhere.getByRole('heading', { level: 1, name: 'You are signed out' }).waitFor()
    // It is a page for everybody: one is not sent away from it.
    expect(new URL(page.url()).pathname).toBe('/stay-safe')
  })

  test('“Forget this device” leaves nothing of ours in the browser, ends this session and no other', async () => {
    const elsewhere = await openBrowserPerson(browser, server.url, { email: TOMAS })
    const page = await openPage({ email: TOMAS })
    await page.evaluate(async () => {
      localStorage.setItem('plenary.theme', 'dark')
      sessionStorage.setItem('something', 'else')
      await caches.open('ours')
      await new Promise((resolve, reject) => {
        const request = indexedDB.open('ours')
        request.onsuccess = () => resolve(request.result.close())
        request.onerror = reject
      })
    })
    await page.getByRole('button', { name: 'Forget this device' }).click()
    await page.getByText('You are signed out on this device.').waitFor()
    await page.getByText('What this site had stored in this browser is gone.').waitFor()
    const left = await page.evaluate(async () => ({
      local: localStorage.length,
      session: sessionStorage.length,
      caches: await caches.keys(),
      databases: await indexedDB.databases(),
    }))
    expect(left).toEqual({ local: 0, session: 0, caches: [], databases: [] })
    expect(await page.context().cookies()).toEqual([])
    expect([await isSignedIn(page), await isSignedIn(elsewhere)]).toEqual([false, true])
  })

  test('without the server it clears what is here, and says what it could not do', async () => {
    const page = await openPage({ email: TOMAS })
    await page.getByRole('button', { name: 'Forget this device' }).waitFor()
    await page.evaluate(() => localStorage.setItem('plenary.theme', 'dark'))
    await page.context().setOffline(true)
    await page.getByRole('button', { name: 'Forget this device' }).click()
    await page.getByText('you may still be signed in here').waitFor()
    expect(await page.evaluate(() => localStorage.length)).toBe(0)
    await page.context().setOffline(false)
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.getByText('You are signed out on this device.').waitFor()
    expect(await isSignedIn(page)).toBe(false)
  })

  test('a guest, whom the session alone lets in, is asked once more', async () => {
    const imani = await TestMember.signIn(server, 'imani@larkspur.example')
    const { token } = await invite(imani, { roomId: await imani.submissionId(), role: 'reader' })
    const page = await openBrowserPerson(browser, server.url, STILL)
    const answer = await page.request.post(`${server.url}/api/invites/accept`, {
      headers: { Origin: server.url },
      data: { token, ...ANSWERS },
    })
    expect(answer.status()).toBe(201)
    await page.goto(`${server.url}/stay-safe`)
    await page.getByRole('button', { name: 'Sign out everywhere' }).click()
    const question = page.getByRole('dialog', { name: 'Sign out everywhere' })
    await question.getByText('You came as a guest').waitFor()
    expect(await seriousFaults(page)).toEqual([])
    await page.keyboard.press('Escape')
    await question.waitFor({ state: 'detached' })
    expect(await isSignedIn(page)).toBe(true)
    await page.getByRole('button', { name: 'Sign out everywhere' }).click()
    await question.getByRole('button', { name: 'Sign out everywhere' }).click()
    await page.getByText('You are signed out everywhere, here too.').waitFor()
    expect(await isSignedIn(page)).toBe(false)
  })
})
