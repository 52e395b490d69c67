import { readFile } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { focusIsIn, missingFrom, openBrowserPerson } from '../support/browser-person.ts'
import { launchChromium } from '../support/chromium.ts'
import { seriousFaults } from '../support/serious-faults.ts'
import { IMANI, MAELLE, SAMI, submission } from '../support/submission.ts'
import { until } from '../support/until.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchChromium(inject('chromium'))
})
afterAll(() => browser.close())

/** A server with the demo, and a way to sit down at the table of its recommendations. */
async function twoPeople() {
  const { server, roomId } = await submission()
  const open = async (email: string, options: object = {}) => {
    const page = await openBrowserPerson(browser, server.url, { email, reducedMotion: 'reduce', ...options })
    await page.goto(`${server.url}/r/${roomId}/recommendations`)
    await page.getByRole('heading', { name: '17 recommendations, 1 needs work' }).waitFor()
    return page
  }
  return { server, roomId, open }
}

/** The row of a recommendation. */
function row(page: Page, label: string) {
  return page.getByRole('row').filter({ has: page.getByRole('link', { name: label, exact: true }) })
}

test('[RC6] [RC7] two people write the words of one recommendation at once, and fill in its fields', async () => {
  const { open } = await twoPeople()
  const [imani, maelle] = [await open(IMANI), await open(MAELLE)]
  for (const page of [imani, maelle]) await row(page, 'R9').locator('button[id^="words-"]').click()
  const [mine, theirs] = [imani, maelle].map((page) => page.getByRole('textbox', { name: 'Words of R9' }))
  if (!mine || !theirs) throw new Error('somebody is missing')
  await imani.keyboard.press('Home')
  await Promise.all([
    imani.keyboard.type('Publicly: ', { delay: 5 }),
    maelle.keyboard.type(' By 2029.', { delay: 5 }),
  ])
  const whole = 'Publicly: Continue efforts to improve housing. By 2029.'
  for (const field of [mine, theirs])
    await until('both fields have both', async () => (await field.inputValue()) === whole)
  // Undo takes back what she wrote, and nothing of the other's.
  const left = 'Continue efforts to improve housing. By 2029.'
  await until('hers is taken back', async () => {
    // What was typed with a pause between is taken back in as many steps.
    await imani.keyboard.press('ControlOrMeta+z')
    return (await mine.inputValue()) === left
  })
  await until('it is so for everybody', async () => (await theirs.inputValue()) === left)
  await imani.keyboard.press('Enter')
  await focusIsIn(row(imani, 'R9').locator('button[id^="words-"]'))
  await maelle.keyboard.press('Escape')
  expect(await row(imani, 'R9').textContent()).toContain(left)

  // By the keyboard alone: the fields, with what is still missing beside them.
  await imani.keyboard.press('Tab')
  await imani.keyboard.press('Enter')
  const dialog = imani.getByRole('dialog', { name: 'Recommendation R9' })
  await focusIsIn(dialog.getByLabel('Addressed to'))
  await dialog.getByText('2 of 5 signs of a SMART recommendation').waitFor()
  await imani.keyboard.type('Ministry of Housing')
  await dialog.getByText('3 of 5 signs of a SMART recommendation').waitFor()
  // Meanwhile somebody else fills in another field of it.
  await row(maelle, 'R9').getByRole('button', { name: 'Fields of R9' }).click()
  await maelle.getByLabel('Indicator').fill('12,000 homes')
  await maelle.getByLabel('Indicator').press('Enter')
  await row(imani, 'R9')
    .getByRole('img', { name: /^3 of 5/, includeHidden: true })
    .waitFor()
  await dialog.getByLabel('Addressed to').press('Enter')
  for (const page of [imani, maelle]) {
    await row(page, 'R9').getByText('Ministry of Housing', { exact: true }).waitFor()
    await row(page, 'R9').getByRole('img', { name: '4 of 5. Missing: One action' }).waitFor()
  }
  // The same in the document, to which the number leads.
  await row(maelle, 'R9').getByRole('link', { name: 'R9', exact: true }).click()
  const block = maelle.locator('#text .recommendation', { hasText: left })
  await until('it is in sight', () =>
    block.evaluate((element) => {
      const { top } = element.getBoundingClientRect()
      return top >= 0 && top < innerHeight
    }),
  )
  await maelle
    .getByRole('navigation', { name: 'Outline' })
    .getByRole('link', { name: 'Recommendations', exact: true })
    .click()
  await row(maelle, 'R9').waitFor()
})

test('[RC4] [RC5] the table is grouped, put in order and searched; what is taken along holds all of it', async () => {
  const { open } = await twoPeople()
  const imani = await open(IMANI)
  expect(await seriousFaults(imani)).toEqual([])
  await imani.getByText('By theme', { exact: true }).click()
  await imani.getByRole('rowheader', { name: /^Human rights defenders\s*4$/ }).waitFor()
  await imani.getByText('In order', { exact: true }).click()
  await imani.getByRole('columnheader', { name: 'SMART' }).getByRole('button').click()
  const first = () => imani.locator('tbody tr').first().getByRole('link').textContent()
  await until('the weakest is first', async () => (await first()) === 'R9')
  await imani.getByRole('searchbox', { name: 'Filter by word' }).fill('kestrel EVICTION')
  await until('one is left', async () => (await imani.locator('tbody tr').count()) === 1)
  expect(await first()).toBe('R6')
  const saved = async (name: string) => {
    const [download] = await Promise.all([
      imani.waitForEvent('download'),
      imani.getByRole('button', { name }).click(),
    ])
    return readFile(await download.path(), 'utf8')
  }
  expect(missingFrom(await saved('Export as CSV'), '"R17"', '"Kestrel Housing Table"')).toEqual([])
  expect(missingFrom(await saved('Export as annex'), '>R17<', 'Larkspur Centre')).toEqual([])
  await imani.getByRole('searchbox', { name: 'Filter by word' }).fill('zebra')
  await imani.getByText('No recommendation is like that.').waitFor()
})

test('[RC7] who may not write reads the table, on a phone too and in French', async () => {
  const { server, roomId, open } = await twoPeople()
  const imani = await open(IMANI)
  const sami = await openBrowserPerson(browser, server.url, {
    email: SAMI,
    locale: 'fr-FR',
    viewport: { width: 390, height: 844 },
  })
  await sami.goto(`${server.url}/r/${roomId}/recommendations`)
  await sami.getByText('Vous lisez ce tableau.').waitFor()
  expect(await sami.locator('button[id^="words-"]').count()).toBe(0)
  expect(await sami.getByRole('button', { name: /^Champs de/ }).count()).toBe(0)
  await row(imani, 'R9').locator('button[id^="words-"]').click()
  await imani.keyboard.type(' Now.')
  await row(sami, 'R9').getByText('Continue efforts to improve housing. Now.').waitFor()
  const width = await sami.evaluate(() => document.documentElement.scrollWidth)
  expect(width).toBe(390)
  expect(await seriousFaults(sami)).toEqual([])
})
