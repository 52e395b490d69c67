import { readFile } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { beginToWrite, caretAtEnd, shownText } from '../support/browser-person.ts'
import { launchChromium } from '../support/chromium.ts'
import { cardWith, commentOn, markedWords, roomForComments, selectWords } from '../support/comment-pages.ts'
import { guestIn } from '../support/inviting.ts'
import { seriousFaults } from '../support/serious-faults.ts'
import { until } from '../support/until.ts'
import { partsOf } from '../support/word-files.ts'

const IMANI = 'imani@larkspur.example'
const TOMAS = 'tomas@kestrel.example'

const OLD = 'were unable to respond'
const NEW = 'gave no answer'

let browser: Browser
beforeAll(async () => {
  browser = await launchChromium(inject('chromium'))
})
afterAll(() => browser.close())

async function openVersions(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Versions', exact: true }).click()
  await page.getByText('Versions and comparison').waitFor()
}

async function keep(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Take a snapshot' }).click()
  await page.getByLabel('Name').fill(name)
  await page.getByRole('button', { name: 'Take the snapshot' }).click()
  await page.getByText('The version is kept').waitFor()
}

/** Writes over words of the text, and waits until that is stored. */
async function writeOver(page: Page, words: string, others: string): Promise<void> {
  await selectWords(page, words)
  await page.keyboard.type(others)
  await until('it is written and saved', async () => {
    const isSaved = await page.locator('[data-save="saved"]').count()
    return isSaved > 0 && (await shownText(page)).includes(others)
  })
}

async function putSignatories(page: Page): Promise<void> {
  await beginToWrite(page, 'Of three ministries')
  await caretAtEnd(page, '#text > p:has-text("Of three ministries")')
  await page.keyboard.press('Enter')
  await page.keyboard.type('/signatories')
  await page.getByRole('listbox').waitFor()
  await page.keyboard.press('Enter')
  await page.locator('#text [data-generated="signatories"] li').first().waitFor()
  await page.locator('[data-save="saved"]').waitFor()
}

function sheet(page: Page) {
  return page.getByRole('article', { name: /^Comparison/ })
}

test('[VE2, VE7, VE11] [EX6] a version is kept, and shows against the text of now what changed, by whom, step by step', async () => {
  const { sit } = await roomForComments(browser)
  const [imani, tomas] = await Promise.all([sit(IMANI), sit(TOMAS)])
  await putSignatories(imani)
  await openVersions(imani)
  await imani.getByText('No versions yet').waitFor()
  await keep(imani, 'After consultation')
  await sheet(imani).waitFor()
  await imani.getByText('the two texts are the same').waitFor()

  await writeOver(tomas, OLD, NEW)
  await imani.getByRole('link', { name: 'Close' }).click()
  await imani.locator('#text > h2').first().waitFor()
  await openVersions(imani)
  await sheet(imani).locator('del', { hasText: OLD }).waitFor()
  expect(await sheet(imani).locator('ins').allTextContents()).toEqual([expect.stringContaining(NEW)])
  const shares = imani.getByRole('region', { name: 'Who changed what' })
  expect(await shares.getByRole('listitem').allTextContents()).toEqual([
    expect.stringMatching(/Kestrel Housing.*1 change.*\+3.*−4/),
  ])
  // What has not changed is folded, until one wants all of it.
  expect(await sheet(imani).locator('h2').count()).toBe(1)
  await imani.keyboard.press('j')
  await imani.getByText('Change 1 of 1').waitFor()
  await imani.getByText('4 words replaced with 3').waitFor()
  await imani.getByRole('switch', { name: 'Changes only' }).click()
  await until('the whole text is there', async () => (await sheet(imani).locator('h2').count()) > 5)
  expect(await seriousFaults(imani)).toEqual([])

  await imani.getByRole('switch', { name: 'Side by side' }).click()
  await imani.getByText('Live text').nth(1).waitFor()
  const download = imani.waitForEvent('download')
  await imani.getByRole('button', { name: 'Export as HTML' }).click()
  const file = await download
  expect(file.suggestedFilename()).toBe('plenary-comparison.html')
  expect(await readFile(await file.path(), 'utf8')).toContain('Kestrel Housing +3 −4')
  const wordDownload = imani.waitForEvent('download')
  await imani.getByRole('button', { name: 'Word, with tracked changes' }).press('Enter')
  const parts = partsOf(await readFile(await (await wordDownload).path()))
  const main = parts['word/document.xml'] ?? ''
  expect(main.match(/<w:ins [^>]*>(?:(?!<\/w:ins>)[\s\S])*gave no answer/)?.[0]).not.toContain('w:date')
  expect(main).toMatch(/<w:del [^>]*>(?:(?!<\/w:del>)[\s\S])*were unable to respond/)
  expect(main).toMatch(/<w:pStyle w:val="Signatory"\/>(?:(?!<\/w:p>)[\s\S])*Kestrel Housing/)

  // The next version says on the line of time how much of it is whose.
  await keep(imani, 'With Kestrel’s words')
  const next = imani.getByRole('navigation', { name: 'Versions' }).getByRole('listitem')
  await next.filter({ hasText: 'With Kestrel' }).getByText('Kestrel Housing +3 −4').waitFor()
})

test('[VE3, VE10] one goes back to a version while another writes and comments stay; undo takes it back', async () => {
  const { sit } = await roomForComments(browser)
  const [imani, tomas] = await Promise.all([sit(IMANI), sit(TOMAS)])
  await commentOn(tomas, 'at two weeks’ notice', 'Far too late.')
  await openVersions(imani)
  await keep(imani, 'First')
  await writeOver(tomas, OLD, NEW)
  await imani.reload()
  await sheet(imani).locator('ins', { hasText: NEW }).waitFor()
  await selectWords(tomas, 'are not published')
  await tomas.keyboard.press('ArrowRight')
  await imani.getByRole('button', { name: 'Restore this version' }).click()
  await imani.getByText('The whole text').waitFor()
  // What stands there when it is done goes with it; what comes later stays.
  let isDone = false
  const typing = (async () => {
    for (let n = 1; !isDone; n += 1) await tomas.keyboard.type(` ${n}`)
    await tomas.keyboard.type(' Tomas goes on writing')
  })()
  await imani.getByRole('button', { name: 'Restore', exact: true }).click()
  await imani.getByText('The text is as it was').waitFor()
  isDone = true
  await typing
  for (const page of [imani, tomas]) {
    await until('the old words are back, and nobody’s are lost', async () => {
      const text = await shownText(page)
      return text.includes(OLD) && !text.includes(NEW) && text.includes('Tomas goes on writing')
    })
  }
  // Cards are drawn where one looks.
  await imani
    .locator('#text p', { hasText: 'Of three ministries' })
    .evaluate((p) => p.scrollIntoView({ block: 'center' }))
  await cardWith(imani, 'Far too late.').waitFor()
  expect(await markedWords(imani)).toEqual(['at two weeks’ notice'])
  expect(new URL(imani.url()).search).toBe('')

  await imani.getByRole('button', { name: 'Undo' }).last().click()
  for (const page of [imani, tomas]) {
    await until('it is taken back, and nothing else is', async () => {
      const text = await shownText(page)
      return text.includes(NEW) && !text.includes(OLD) && text.includes('Tomas goes on writing')
    })
  }
  await openVersions(imani)
  await imani.getByRole('listitem').filter({ hasText: 'Before going back to version 1' }).waitFor()
})

test('[VE12] one section comes back alone', async () => {
  const { sit } = await roomForComments(browser)
  const imani = await sit(IMANI)
  await openVersions(imani)
  await keep(imani, 'First')
  await imani.getByRole('link', { name: 'Close' }).click()
  await imani.locator('#text > h2').first().waitFor()
  await writeOver(imani, OLD, NEW)
  await writeOver(imani, 'Norvanne supported seven recommendations', 'Norvanne took up seven recommendations')
  await openVersions(imani)
  await sheet(imani).locator('ins').first().waitFor()
  await imani.getByRole('button', { name: 'Restore this version' }).click()
  await imani.getByText('One section').click()
  await imani
    .getByRole('combobox', { name: 'Section' })
    .selectOption({ label: 'D. A national mechanism for follow-up; participation' })
  await imani.getByRole('button', { name: 'Restore', exact: true }).click()
  await imani.getByText('The section is as it was').waitFor()
  const text = await shownText(imani)
  expect([text.includes(OLD), text.includes(NEW), text.includes('took up seven')]).toEqual([
    true,
    false,
    true,
  ])
})

test('[VE8] a guest on a phone sees what was kept since they came, and takes none', async () => {
  const { sit, over, url } = await roomForComments(browser)
  const imani = await over(IMANI)
  const roomId = await imani.submissionId()
  const version = (label: string) =>
    imani.call('POST', `/api/rooms/${roomId}/snapshots`, { kind: 'named', label, note: null })
  await version('Before')
  const { guest } = await guestIn(imani, roomId, 'reader')
  await version('After')
  const page = await sit(TOMAS, { viewport: { width: 390, height: 844 } })
  const [name = '', value = ''] = guest.cookie.split('=')
  await page.context().addCookies([{ name, value, url }])
  await page.goto(`${url}/r/${roomId}/versions`)
  const from = page.getByRole('combobox', { name: 'From' })
  await from.waitFor()
  const choices = await from.locator('option').allTextContents()
  expect(choices).toEqual([expect.stringMatching(/^After · /)])
  expect(await page.getByRole('button', { name: 'Take a snapshot' }).count()).toBe(0)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
})

test('[VE8] a coordinator shows a guest the earlier versions, where roles are given', async () => {
  const { sit, over } = await roomForComments(browser)
  const coordinator = await over(IMANI)
  const roomId = await coordinator.submissionId()
  await coordinator.call('POST', `/api/rooms/${roomId}/snapshots`, {
    kind: 'named',
    label: 'Before',
    note: null,
  })
  const { guest } = await guestIn(coordinator, roomId, 'reader')
  const count = async () => {
    const { body } = await guest.call('GET', `/api/rooms/${roomId}/snapshots`)
    return (body as { items: unknown[] }).items.length
  }
  expect(await count()).toBe(0)
  const imani = await sit(IMANI)
  await imani
    .getByRole('button', { name: /^Share/ })
    .first()
    .click()
  await imani.getByRole('tab', { name: /People/ }).click()
  await imani.getByRole('checkbox', { name: 'Sees earlier versions too' }).click()
  await until('the guest sees it', async () => (await count()) === 1)
})
