import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { focusIsIn, openBrowserPerson, openSubmission, placeCaret } from '../support/browser-person.ts'
import { launchChromium } from '../support/chromium.ts'
import { commentOn } from '../support/comment-pages.ts'
import { seriousFaults } from '../support/serious-faults.ts'
import { IMANI, MAELLE, submission } from '../support/submission.ts'
import { until } from '../support/until.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchChromium(inject('chromium'))
})
afterAll(() => browser.close())

/** The row of a check. */
function row(page: Page, name: string) {
  return page
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { name, exact: true, level: 3 }) })
}

async function isInSight(page: Page, words: string) {
  const block = page.locator('#text > *', { hasText: words }).first()
  await until(`“${words}” is in sight`, () =>
    block.evaluate((element) => {
      const { top } = element.getBoundingClientRect()
      return top >= 0 && top < innerHeight
    }),
  )
}

test('[RD1] [RD2] the check of a document says what is done, follows what others do and leads to each place', async () => {
  const { server } = await submission()
  const open = (email: string) => openBrowserPerson(browser, server.url, { email, reducedMotion: 'reduce' })
  const [imani, maelle] = [await open(IMANI), await open(MAELLE)]
  await openSubmission(imani, server.url)
  await imani.getByRole('link', { name: 'Readiness', exact: true }).click()
  await imani.getByText('14 of 19 are done', { exact: true }).waitFor()
  await imani.getByText('5 to look at', { exact: true }).waitFor()
  expect(await seriousFaults(imani)).toEqual([])
  const words = async () => {
    const said = (await row(imani, 'Number of words').textContent()) ?? ''
    return Number(/([\d,]+) of 5,630 words/.exec(said)?.[1]?.replace(',', ''))
  }
  const before = await words()
  await row(imani, 'SMART').getByText('To look at', { exact: true }).waitFor()

  // What somebody else writes, and says.
  await openSubmission(maelle, server.url)
  await placeCaret(maelle, 'Of three ministries')
  await maelle.keyboard.press('End')
  // The end of the line may be in the midst of the paragraph.
  await maelle.keyboard.type(' Two more words ')
  await until('three words more are counted', async () => (await words()) === before + 3)
  await commentOn(maelle, 'the lists of those invited', 'Which lists?')
  const comments = row(imani, 'Comments')
  await comments.getByText('1 comment that you can see is open.').waitFor()
  await imani.getByText('13 of 19 are done', { exact: true }).waitFor()

  // By the keyboard alone: to a recommendation, back, and to the comment.
  await row(imani, 'Addressees').getByRole('link', { name: 'R9' }).focus()
  await imani.keyboard.press('Enter')
  await imani.waitForURL(/\?block=/)
  await isInSight(imani, 'Continue efforts to improve housing')
  await imani.goBack()
  await comments.getByRole('link', { name: '“the lists of those invited”' }).focus()
  await imani.keyboard.press('Enter')
  await imani.locator('article[aria-current]', { hasText: 'Which lists?' }).waitFor()
  await imani.goBack()

  // All of what is too much for a row is a press away.
  const more = row(imani, 'Open sections').getByRole('button', { name: 'and 2 more' })
  await more.focus()
  await imani.keyboard.press('Enter')
  await focusIsIn(row(imani, 'Open sections').getByRole('link', { name: 'H. Human-rights education' }))
  expect(await row(imani, 'Open sections').getByRole('link').count()).toBe(8)
})

test('[RD6] the name that the office wants for the file is copied by a press', async () => {
  const { server, roomId } = await submission()
  const imani = await openBrowserPerson(browser, server.url, {
    ...{ email: IMANI, permissions: ['clipboard-read', 'clipboard-write'], reducedMotion: 'reduce' },
  })
  await imani.goto(`${server.url}/r/${roomId}/readiness`)
  await row(imani, 'Publication').getByText('The office publishes it.').waitFor()
  await imani.getByRole('button', { name: 'Copy the name of the file' }).click()
  await imani.getByText('Copied.', { exact: true }).waitFor()
  expect(await imani.evaluate(() => navigator.clipboard.readText())).toBe(
    'Common Table Coalition - joint UPR submission - Republic of Norvanne - [month and year]',
  )
})
