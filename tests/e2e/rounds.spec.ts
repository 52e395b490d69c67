import { readFile } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import {
  focusIsIn,
  missingFrom,
  openBrowserPerson,
  openSubmission,
  placeCaret,
} from '../support/browser-person.ts'
import { launchChromium } from '../support/chromium.ts'
import { beginThread } from '../support/commenting.ts'
import { openRound, TOMAS } from '../support/rounds.ts'
import { seriousFaults } from '../support/serious-faults.ts'
import { startTestServer } from '../support/start-server.ts'
import { IMANI } from '../support/submission.ts'
import { TestMember } from '../support/test-member.ts'
import { linesOf, partsOf } from '../support/word-files.ts'

// The name stands apart from the direction of the words around it.
const OWES = /What .Kestrel Housing Table. owes/
const HERE = { reducedMotion: 'reduce', timezoneId: 'Europe/Zurich' } as const

let browser: Browser
beforeAll(async () => {
  browser = await launchChromium(inject('chromium'))
})
afterAll(() => browser.close())

/** A server with the demo, Imani and Tomas signed in beside the screen, and the submission. */
async function demo() {
  const server = await startTestServer('any')
  const imani = await TestMember.signIn(server, IMANI)
  const tomas = await TestMember.signIn(server, TOMAS)
  return { server, imani, tomas, roomId: await imani.submissionId() }
}

function open(
  url: string,
  email: string,
  options: Parameters<typeof openBrowserPerson>[2] = {},
): Promise<Page> {
  return openBrowserPerson(browser, url, { email, ...HERE, ...options })
}

/** Says on a page what opens a round: its title, and the kind. */
async function fillRound(page: Page, title: string, kind: string): Promise<void> {
  await page.getByRole('button', { name: 'Open a round' }).click()
  await page.getByLabel('Title').fill(title)
  await page.getByRole('radio', { name: kind }).check()
  await page.getByRole('checkbox', { name: 'Harbourlight Exile Network' }).uncheck()
}

test('[RD12] [RD13] a coordinator opens a round, and the others see at once until when, and answer', async () => {
  const { server, roomId } = await demo()
  const [imani, tomas] = [await open(server.url, IMANI), await open(server.url, TOMAS)]
  await openSubmission(tomas, server.url)
  await imani.goto(`${server.url}/r/${roomId}`)
  await imani.getByRole('link', { name: 'Rounds' }).click()
  await imani.getByText('No rounds yet').waitFor()
  await fillRound(imani, 'First reading', 'Comment round')
  await imani.getByText('in your time zone, Central European Time').waitFor()
  await imani.getByRole('button', { name: 'Open the round' }).click()
  await imani.getByRole('heading', { name: 'First reading' }).waitFor()

  const band = tomas.getByRole('region', { name: 'Round' })
  await band.getByText('Kestrel Housing still owes its comments.').waitFor()
  expect(await band.textContent()).toMatch(/Comments asked until .+, 18:00 \(Central European Time\)\./)
  const home = await open(server.url, TOMAS)
  await home.goto(server.url)
  await home.getByRole('heading', { name: OWES }).waitFor()
  await band.getByRole('button', { name: 'We have nothing to add' }).click()
  await band.getByText('Kestrel Housing has nothing to add.').waitFor()
  await home.reload()
  await home.getByRole('heading', { name: 'Documents by deadline' }).waitFor()
  await home.getByRole('link', { name: 'Joint UPR submission' }).waitFor()
  expect(await home.getByText(OWES).count()).toBe(0)
  await imani.reload()
  await imani.getByText('Nothing to add').waitFor()
})

test('[RD12] what is missing in a new round is said where it is missing, and nothing typed is lost', async () => {
  const { server, roomId } = await demo()
  const imani = await open(server.url, IMANI)
  await imani.goto(`${server.url}/r/${roomId}/rounds`)
  await imani.getByRole('button', { name: 'Open a round' }).click()
  await imani.getByLabel('Note').fill('Section E above all.')
  await imani.getByLabel('Closing day').fill('2020-01-01')
  await imani.getByRole('button', { name: 'Open the round' }).click()
  await imani.getByText('Write a title.').waitFor()
  await imani.getByText('Choose a moment that is still to come').waitFor()
  await focusIsIn(imani.getByLabel('Title'))
  expect(await imani.getByLabel('Note').inputValue()).toBe('Section E above all.')
})

test('[RD15] an objection is made with the keyboard alone, to the paragraph with the caret', async () => {
  const { server, imani, roomId } = await demo()
  await openRound(imani, roomId, { kind: 'silence', title: 'For adoption' })
  const tomas = await open(server.url, TOMAS)
  await openSubmission(tomas, server.url)
  await placeCaret(tomas, 'Submitted jointly by')
  const band = tomas.getByRole('region', { name: 'Round' })
  await band.getByRole('button', { name: 'Object…' }).focus()
  await tomas.keyboard.press('Enter')
  const dialog = tomas.getByRole('dialog', { name: 'Object' })
  await dialog.waitFor()
  expect(await dialog.getByLabel('Paragraph').locator('option:checked').textContent()).toBe(
    '3. Submitted jointly by:',
  )
  await focusIsIn(dialog.getByLabel('Paragraph'))
  await tomas.keyboard.press('Tab')
  await tomas.keyboard.press('Control+A')
  await tomas.keyboard.type('Submitted by, in the order of joining:')
  await tomas.keyboard.press('Tab')
  await tomas.keyboard.type('Nobody comes first.')
  await tomas.keyboard.press('Tab')
  await tomas.keyboard.press('Enter')
  await band.getByText('Kestrel Housing has objected.').waitFor()
  await band.getByRole('link', { name: 'See the round' }).focus()
  await tomas.keyboard.press('Enter')
  const row = tomas.getByRole('row').filter({ hasText: 'Objection' })
  await row.waitFor()
  const words = [
    'Cover block and members, paragraph 3',
    'Submitted jointly by:',
    'Submitted by, in the order of joining:',
    'Nobody comes first.',
    'Tomas R.',
  ]
  expect(missingFrom((await row.textContent()) ?? '', ...words)).toEqual([])
})

test('[RD14] the page of a round shows answers and comments, narrows them, exports the table and closes', async () => {
  const { server, imani, tomas, roomId } = await demo()
  const round = await openRound(imani, roomId)
  await beginThread(tomas, roomId, { words: 'Too long.' })
  const page = await open(server.url, IMANI)
  await page.goto(`${server.url}/r/${roomId}/rounds?round=${round.id}`)
  const answers = page.getByRole('list', { name: 'What each organisation has answered' })
  await answers
    .getByRole('listitem')
    .filter({ hasText: 'Kestrel Housing Table' })
    .getByText('Commented')
    .waitFor()
  await answers
    .getByRole('listitem')
    .filter({ hasText: 'Open Door' })
    .getByText('Owes its comments')
    .waitFor()
  await page.getByText(round.hash.match(/.{1,4}/g)?.join(' ') ?? '').waitFor()
  await page.getByRole('cell', { name: 'Too long.' }).waitFor()
  await page.getByLabel('What became of them').selectOption('Accepted')
  await page.getByText('No comment like this').waitFor()
  await page.getByRole('button', { name: 'Show all comments' }).click()
  await page.getByRole('cell', { name: 'Too long.' }).waitFor()

  await page.getByRole('button', { name: 'Export the table' }).click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'As a table, for spreadsheets (CSV)' }).click(),
  ])
  expect(missingFrom(await readFile(await download.path(), 'utf8'), '"Too long."')).toEqual([])
  await page.getByRole('button', { name: 'Export the table' }).click()
  const [word] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'As a Word file' }).click(),
  ])
  expect(linesOf(partsOf(await readFile(await word.path()))['word/document.xml'])).toContain('Too long.')

  await page.getByRole('button', { name: 'Close now…' }).click()
  await page.getByRole('button', { name: 'Keep it open' }).click()
  expect(await page.getByText('Owes its comments').count()).toBe(1)
  await page.getByRole('button', { name: 'Close now…' }).click()
  await page.getByRole('button', { name: 'Close the round' }).click()
  await page.getByText('No answer').waitFor()
  expect(await page.getByRole('button', { name: 'Close now…' }).count()).toBe(0)
})

test('[A11Y1] [UI4] the pages of rounds and their dialogs have no serious fault, and fit a phone', async () => {
  const { server, imani, tomas, roomId } = await demo()
  const round = await openRound(imani, roomId, { kind: 'silence' })
  await beginThread(tomas, roomId, { words: 'Long'.repeat(60), quote: 'word'.repeat(60) })
  for (const viewport of [
    { width: 1440, height: 900 },
    { width: 390, height: 844 },
  ]) {
    const page = await open(server.url, TOMAS, { viewport })
    const check = async () => {
      expect(await seriousFaults(page)).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(viewport.width)
    }
    await page.goto(`${server.url}/r/${roomId}/rounds`)
    await page.getByRole('link', { name: 'First reading' }).waitFor()
    await check()
    await page.goto(`${server.url}/r/${roomId}/rounds?round=${round.id}`)
    await page.getByText('Comments and dispositions').waitFor()
    await check()
    await page.goto(server.url)
    await page.getByText(OWES).waitFor()
    await check()
    await page.goto(`${server.url}/r/${roomId}`)
    await page.getByRole('button', { name: 'Object…' }).click()
    await page.getByRole('dialog', { name: 'Object' }).waitFor()
    await check()
  }
})

test('[RD12] [UI2] in French all of it is said in French', async () => {
  const { server, imani, roomId } = await demo()
  const round = await openRound(imani, roomId)
  const tomas = await open(server.url, TOMAS, { locale: 'fr-FR' })
  await tomas.goto(`${server.url}/r/${roomId}`)
  const band = tomas.getByRole('region', { name: 'Tour' })
  await band.getByText('Kestrel Housing doit encore ses commentaires.').waitFor()
  expect(await band.textContent()).toContain('heure d’Europe centrale')
  await tomas.goto(`${server.url}/r/${roomId}/rounds?round=${round.id}`)
  await tomas.getByText('Doit ses commentaires').first().waitFor()
})
