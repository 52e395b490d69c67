import { createLogger } from '@plenary/server/logger.ts'
import { startServer } from '@plenary/server/server.ts'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, onTestFinished, test } from 'vitest'
import { openBrowserPerson, openSubmission, placeCaret, reads, shownText } from '../support/browser-person.ts'
import { launchChromium } from '../support/chromium.ts'
import { testConfig } from '../support/start-server.ts'
import { newDatabaseUrl } from '../support/test-database.ts'
import { until } from '../support/until.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchChromium(inject('chromium'))
})
afterAll(() => browser.close())

async function people(): Promise<{ url: string; imani: Page; maelle: Page }> {
  const server = await startServer(testConfig(await newDatabaseUrl('any')), createLogger('silent'))
  onTestFinished(() => server.stop())
  const url = `http://localhost:${server.port}`
  const [imani, maelle] = await Promise.all([
    openBrowserPerson(browser, url, { email: 'imani@larkspur.example' }),
    openBrowserPerson(browser, url, { email: 'maelle@aubepine.example' }),
  ])
  await Promise.all([openSubmission(imani, url), openSubmission(maelle, url)])
  return { url, imani, maelle }
}

const HOUSING = 'Adequate housing and poverty'

function rowOf(page: Page, title: string): Locator {
  return page.locator('nav[data-region="outline"] a', { hasText: title }).first()
}

/** Opens what is planned of a section, with the keyboard alone. */
async function openPlan(page: Page, title: string): Promise<Locator> {
  await rowOf(page, title).focus()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Plan a section' })
  await dialog.waitFor()
  return dialog
}

async function move(page: Page, title: string, state: string): Promise<void> {
  const dialog = await openPlan(page, title)
  await dialog.getByRole('radio', { name: state }).check()
  await dialog.getByRole('button', { name: 'Save' }).click()
  await dialog.waitFor({ state: 'hidden' })
}

test('[MC1] [WC5] the chip holds the words against the limit, and says where the limit is from and what is not known of it', async () => {
  const { imani } = await people()
  const chip = imani.getByRole('button', { name: '/ 5,630' })
  await chip.click()
  const panel = imani.getByRole('dialog', { name: 'Word count' })
  await panel.getByRole('row', { name: /^Text only [\d,]+ \d+ left$/ }).waitFor()
  await panel.getByRole('row', { name: /^With notes [\d,]+ \d+ left$/ }).waitFor()
  await panel.getByText('The source does not say whether notes count.').waitFor()
  await panel.getByText('read October 2018').waitFor()
  expect(await panel.getByRole('link', { name: 'upr-info.org' }).getAttribute('href')).toContain('https://')
  await panel.getByRole('row', { name: /^KH Kestrel Housing|^Kestrel Housing/ }).waitFor()
})

test('[MC3] a limit set with a reason is read by all; an unconfirmed one is asked for', async () => {
  const { imani, maelle } = await people()
  await imani.getByRole('button', { name: '/ 5,630' }).click()
  await imani.getByRole('button', { name: 'Mechanism and limit…' }).click()
  const dialog = imani.getByRole('dialog', { name: 'Mechanism and limit' })
  await dialog.getByLabel('Limit', { exact: true }).fill('4 000')
  await dialog.getByRole('button', { name: 'Set this limit' }).click()
  // Nothing is set without a reason, and what was typed stays.
  await dialog.getByText('Say why, in at most 300 characters').waitFor()
  expect(await dialog.getByLabel('Limit', { exact: true }).inputValue()).toBe('4 000')
  await dialog.getByLabel('Why, and where it says so').fill('The session note of 3 May.')
  await dialog.getByRole('button', { name: 'Set this limit' }).click()
  await dialog.waitFor({ state: 'hidden' })
  await maelle.getByRole('button', { name: '/ 4,000' }).click()
  await maelle.getByRole('dialog', { name: 'Word count' }).getByText('The session note of 3 May.').waitFor()
  await maelle.keyboard.press('Escape')
  await maelle.getByText(/^[\d,]+ words over$/).waitFor()

  await imani.getByRole('button', { name: '/ 4,000' }).click()
  await imani.getByRole('button', { name: 'Mechanism and limit…' }).click()
  await dialog
    .getByLabel('Mechanism', { exact: true })
    .selectOption({ label: 'Committee against Torture: civil society submission' })
  await dialog.getByText('Enter the limit from your session note').waitFor()
  await maelle
    .getByRole('button', { name: / words$/ })
    .first()
    .waitFor()
})

test('[SC1] [SC2] [SC3] [WC6] a section is planned with the keyboard, and others see it; its lead moves it', async () => {
  const { imani, maelle } = await people()
  expect(await rowOf(imani, HOUSING).textContent()).toContain('133 over')
  const dialog = await openPlan(imani, HOUSING)
  await dialog.getByLabel('Led by').selectOption({ label: 'Réseau Aubépine pour la dignité' })
  await dialog.getByLabel('Budget, in words (optional)').fill('lots')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await dialog.getByText('Write a whole number of words, or leave it empty.').waitFor()
  await dialog.getByLabel('Budget, in words (optional)').fill('2 000')
  await dialog.getByRole('radio', { name: 'Open' }).check()
  await dialog.getByRole('button', { name: 'Save' }).click()
  await until('Maëlle sees it', async () => (await rowOf(maelle, HOUSING).textContent())?.includes('/ 2,000'))
  expect(await rowOf(maelle, HOUSING).textContent()).toMatch(/led by .?Réseau Aubépine pour la dignité/)
  await move(maelle, HOUSING, 'In review')
  await until('Imani sees it', async () => (await rowOf(imani, HOUSING).textContent())?.includes('in review'))
  // Of a section that others lead she changes nothing.
  expect(await maelle.getByRole('button', { name: 'Plan the section “Summary and key words”' }).count()).toBe(
    0,
  )
})

test('[SC6] below its heading stands what is planned of a section, kept up with the words, and no part of the text', async () => {
  const { imani, maelle } = await people()
  const line = async (page: Page) =>
    page.locator('#text > h2', { hasText: HOUSING }).getAttribute('data-section-line')
  const words = 'Led by \u2068Kestrel Housing\u2069 and \u2068Réseau Aubépine\u2069'
  await until('it stands there', async () => (await line(imani)) !== null)
  const before = (await line(imani)) ?? ''
  expect(before.startsWith(`${words} · In review until 8 March`)).toBe(true)
  expect(before).toMatch(/ · 1,033 of 900 words, 133 over$/)
  await placeCaret(maelle, 'The register is incomplete')
  await maelle.keyboard.type(' two words ')
  await until('it counts', async () => (await line(imani))?.endsWith('1,035 of 900 words, 135 over'))
  await move(imani, HOUSING, 'Frozen')
  await until('it is frozen', async () => (await line(maelle))?.includes('· Frozen ·'))
  expect(await shownText(imani)).not.toContain('Led by')
  await imani.keyboard.press('Control+a')
  expect(await imani.evaluate(() => String(getSelection()))).not.toContain('Led by')
})

test('[SC4] [SC5] in a frozen section nobody writes; beside it everybody does, and it thaws', async () => {
  const { imani, maelle } = await people()
  await move(imani, HOUSING, 'Frozen')
  const words = 'The register is incomplete'
  await maelle.locator('#text p.is-still', { hasText: words }).waitFor()
  await placeCaret(maelle, words)
  await maelle.keyboard.type('not this')
  await maelle.getByText('This section is frozen: its text does not change.').first().waitFor()
  await maelle.keyboard.press('Backspace')
  await placeCaret(maelle, 'Of three ministries, two')
  await maelle.keyboard.type(' but this')
  await reads(imani, 'but this')
  expect(await shownText(maelle)).not.toContain('not this')
  expect(await shownText(imani)).not.toContain('not this')
  await move(imani, HOUSING, 'Open')
  await until('it thaws', async () => (await maelle.locator('#text .is-still').count()) === 0)
  await placeCaret(maelle, words)
  await maelle.keyboard.type(' at last')
  await reads(imani, 'at last')
})

test('[SC4] who was away and wrote in a section that was frozen meanwhile keeps the words, and is told', async () => {
  const { imani, maelle } = await people()
  await maelle.context().setOffline(true)
  await placeCaret(maelle, 'The register is incomplete')
  await maelle.keyboard.type(' written while away')
  await move(imani, HOUSING, 'Frozen')
  await maelle.context().setOffline(false)
  await maelle.getByText('A section that you changed is frozen.').waitFor()
  await maelle.getByRole('button', { name: 'Save a copy of the text' }).waitFor()
  expect(await shownText(maelle)).toContain('written while away')
  expect(await shownText(imani)).not.toContain('written while away')
})

test('[MC2] a coordinator writes down other rules, and takes them back', async () => {
  const { imani, url } = await people()
  await imani.goto(`${url}/c/common-table/mechanisms`)
  await imani.getByRole('searchbox', { name: 'Find a mechanism' }).fill('torture')
  const row = imani.getByRole('listitem').filter({ hasText: 'Committee against Torture' })
  await row.getByText('Enter the limit from your session note').waitFor()
  await row.locator('summary').click()
  await row.getByRole('button', { name: 'Write down other rules' }).click()
  const dialog = imani.getByRole('dialog', { name: 'Write down other rules' })
  await dialog.getByLabel('Limit (empty if none is confirmed)').fill('3 500')
  await dialog
    .getByLabel('Where you read it: one address or title a line')
    .fill('Information note, 80th session')
  await dialog.getByLabel('When you read it').fill('soon')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await dialog.getByText('Write a year, a month or a day').waitFor()
  await dialog.getByLabel('When you read it').fill('2026-11')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await row.getByText('3,500 words').waitFor()
  await row.getByText('read November 2026').waitFor()
  await row.getByRole('button', { name: 'Back to the record of Plenary' }).click()
  await imani.getByRole('button', { name: 'Go back', exact: true }).click()
  await row.getByText('Enter the limit from your session note').waitFor()
})
