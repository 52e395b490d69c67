import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { openBrowserPerson } from '../support/browser-person.ts'
import { launchChromium } from '../support/chromium.ts'
import { selectWords } from '../support/comment-pages.ts'
import { blueprintId } from '../support/reviewing.ts'
import { seriousFaults } from '../support/serious-faults.ts'
import { startTestServer } from '../support/start-server.ts'
import { IMANI, MAELLE } from '../support/submission.ts'
import { TestMember } from '../support/test-member.ts'
import { until } from '../support/until.ts'
import { keepVersion } from '../support/versions.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchChromium(inject('chromium'))
})
afterAll(() => browser.close())

async function demo() {
  const server = await startTestServer('any')
  const imani = await TestMember.signIn(server, IMANI)
  const roomId = await blueprintId(imani)
  return { server, imani, roomId, review: `${server.url}/r/${roomId}/review` }
}

function open(url: string, email: string, options: object = {}): Promise<Page> {
  return openBrowserPerson(browser, url, { email, reducedMotion: 'reduce', ...options })
}

test('[RV1] [RV2] [RV3] [RV5] from an adopted text through its calls to the next, and year by year', async () => {
  const { server, imani: coordinator, roomId, review } = await demo()
  const [imani, maelle] = [await open(server.url, IMANI), await open(server.url, MAELLE)]
  await imani.goto(review)
  await imani.getByText('Nothing adopted yet').waitFor()
  await imani.getByRole('button', { name: 'Adopt a version' }).click()
  await imani.getByText('There is no version to adopt yet').waitFor()
  await keepVersion(coordinator, roomId, 'First blueprint')
  await imani.goto(review)
  await imani.getByRole('button', { name: 'Adopt a version' }).click()
  await imani.getByRole('button', { name: 'Adopt it' }).click()
  await imani.getByRole('heading', { name: /Adopted on/ }).waitFor()
  await imani.getByRole('button', { name: 'Start a review' }).click()
  await imani.getByRole('button', { name: 'Start the review' }).click()
  await imani.getByText('0 of 10 calls agreed').waitFor()

  // A drafter changes a call in the document, and says how far it has come.
  await maelle.goto(`${server.url}/r/${roomId}`)
  await maelle.locator('#text[contenteditable="true"]').waitFor()
  await selectWords(maelle, 'Such a count is useful')
  await maelle.keyboard.type('Such a count is very useful')
  await until('the change is in the text that is compared', async () => {
    await maelle.goto(review)
    const call = maelle.getByRole('listitem').filter({ hasText: 'Call 1' })
    await call.getByText(/Changed|Unchanged/).waitFor()
    return call.getByText('Changed, 1 word more').isVisible()
  })
  await maelle
    .getByRole('listitem')
    .filter({ hasText: 'Call 1' })
    .getByRole('button', { name: 'Update' })
    .click()
  await maelle.getByRole('radio', { name: 'Agreed' }).check()
  await maelle.getByLabel(/What has moved/).fill('A draft law was announced.')
  await maelle.getByRole('button', { name: 'Save' }).click()
  await maelle.getByText('1 of 10 calls agreed').waitFor()
  await maelle.getByText('A draft law was announced.').waitFor()

  // The next text is adopted; the years stand beside each other.
  await keepVersion(coordinator, roomId, 'Second blueprint')
  await imani.goto(review)
  await imani.getByRole('button', { name: 'Adopt a version' }).click()
  await imani.getByRole('button', { name: 'Adopt it' }).click()
  await imani.getByText('Second blueprint').first().waitFor()
  const row = imani.getByRole('row').filter({ has: imani.getByRole('rowheader', { name: /^Call 1/ }) })
  await row.getByText('Changed, 1 word more').waitFor()
  expect(await imani.getByText('calls agreed').count()).toBe(0)
})

describe('[A11Y1] axe finds nothing serious', () => {
  test.each(['light', 'dark'] as const)('%s', async (colorScheme) => {
    const { server, imani: coordinator, roomId, review } = await demo()
    const { id } = await keepVersion(coordinator, roomId)
    await coordinator.call('POST', `/api/rooms/${roomId}/review/adoptions`, { snapshotId: id })
    await coordinator.call('POST', `/api/rooms/${roomId}/review`, { note: null })
    const page = await open(server.url, IMANI, { colorScheme })
    await page.goto(review)
    await page.getByRole('table').waitFor()
    expect(await seriousFaults(page)).toEqual([])
    await page.getByRole('button', { name: 'Update' }).first().click()
    await page.getByRole('dialog').waitFor()
    expect(await seriousFaults(page)).toEqual([])
  })
})
