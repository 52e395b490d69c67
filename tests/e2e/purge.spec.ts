import { createLogger } from '@plenary/server/logger.ts'
import { startServer } from '@plenary/server/server.ts'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, onTestFinished, test } from 'vitest'
import { openBrowserPerson, openSubmission, placeCaret, shownText } from '../support/browser-person.ts'
import { launchChromium } from '../support/chromium.ts'
import { selectWords } from '../support/comment-pages.ts'
import { CuttableLine } from '../support/cuttable-line.ts'
import { purge } from '../support/purging.ts'
import { seriousFaults } from '../support/serious-faults.ts'
import { testConfig } from '../support/start-server.ts'
import { IMANI } from '../support/submission.ts'
import { newDatabaseUrl } from '../support/test-database.ts'
import { TestMember } from '../support/test-member.ts'
import { until } from '../support/until.ts'
import { keepVersion } from '../support/versions.ts'

const TOMAS = 'tomas@kestrel.example'
const WORDS = 'Amira Qasimova'

let browser: Browser
beforeAll(async () => {
  browser = await launchChromium(inject('chromium'))
})
afterAll(() => browser.close())

/** A server with the words in its text and in a version, its coordinator over HTTP, and a line to it that can be cut. */
async function openServer() {
  let port = 0
  const line = await CuttableLine.open(() => port)
  const steady = await CuttableLine.open(() => port)
  const config = { ...testConfig(await newDatabaseUrl('any')), origins: [line.url, steady.url] }
  const server = await startServer(config, createLogger('silent'))
  port = server.port
  onTestFinished(async () => {
    line.close()
    steady.close()
    await server.stop()
  })
  const imani = await TestMember.signIn({ url: steady.url }, IMANI)
  const roomId = await imani.submissionId()
  const writer = await imani.join(roomId)
  writer.write(`Ask ${WORDS} about it.`)
  await writer.saved()
  await keepVersion(imani, roomId, 'First full draft')
  return { line, url: steady.url, imani, roomId }
}

async function openAs(email: string, url: string, options: object = {}): Promise<Page> {
  // Half-way through a fade, every contrast is too low.
  const page = await openBrowserPerson(browser, url, { email, reducedMotion: 'reduce', ...options })
  await openSubmission(page, url)
  return page
}

const has = (page: Page, words: string) => async () => (await shownText(page)).includes(words)

test('[PU10] a coordinator removes a passage in two steps, and every page opens the text again without it', async () => {
  const { url } = await openServer()
  const tomas = await openAs(TOMAS, url)
  await placeCaret(tomas, `Ask ${WORDS} about it.`)
  await tomas.keyboard.type('Soon. ')
  const imani = await openAs(IMANI, url)
  await until('all is here', has(imani, 'Soon.'))

  await selectWords(imani, WORDS)
  await imani.getByRole('button', { name: 'Share' }).click()
  await imani.getByRole('button', { name: 'Remove for safety' }).click()
  const dialog = imani.getByRole('dialog', { name: 'Remove a passage for safety' })
  const words = dialog.getByLabel('The words to remove')
  await until('they are there', async () => (await words.inputValue()) === WORDS)
  await words.fill('of')
  await dialog.getByRole('button', { name: 'See where they are' }).click()
  await dialog.getByText('Give at least 3 letters').waitFor()
  await words.fill(WORDS)
  await dialog.getByRole('button', { name: 'See where they are' }).click()
  await dialog.getByText('In the text, in 1 place').waitFor()
  expect(await dialog.getByRole('checkbox', { name: 'First full draft' }).isChecked()).toBe(true)
  expect(await seriousFaults(imani)).toEqual([])
  await dialog.getByRole('button', { name: 'Remove for everybody' }).click()
  await dialog.getByText('Type the word REMOVE').waitFor()
  expect(await has(tomas, WORDS)()).toBe(true)
  await dialog.getByLabel('Type REMOVE to go on').fill('remove')
  await dialog.getByRole('button', { name: 'Remove for everybody' }).click()
  await dialog.waitFor({ state: 'detached' })

  for (const page of [imani, tomas]) {
    await page.getByText('A passage was removed for safety.').waitFor()
    await until('the text is here again', has(page, 'Soon.'))
    expect(await has(page, WORDS)()).toBe(false)
  }
  expect(await seriousFaults(tomas)).toEqual([])
  await tomas.locator('#text').click()
  await tomas.keyboard.press('Control+z')
  await placeCaret(tomas, 'Soon.')
  await tomas.keyboard.type('On we go. ')
  await until('one writes on', has(imani, 'On we go.'))
  expect(await has(tomas, WORDS)()).toBe(false)

  await imani.getByRole('link', { name: 'Versions' }).click()
  await imani.getByText('A passage was removed from this version for safety').first().waitFor()
})

test('[PU11] who was away keeps the words that the server never had, and none of the others', async () => {
  const { line, imani, roomId } = await openServer()
  const tomas = await openAs(TOMAS, line.url)
  await placeCaret(tomas, `Ask ${WORDS} about it.`)
  line.cut()
  await tomas.keyboard.type('Written offline. ')
  await purge(imani, roomId, WORDS)
  line.mend()
  await tomas.getByText('A passage was removed for safety.').waitFor()
  const downloading = tomas.waitForEvent('download')
  await tomas.getByRole('button', { name: 'Download my unsaved words' }).click()
  const stream = await (await downloading).createReadStream()
  const file = (await stream.toArray()).join('')
  expect(file).toBe('Written offline.\n')
  await until('the text is here again', has(tomas, 'about it.'))
  expect(await has(tomas, WORDS)()).toBe(false)
})
