import { readFile } from 'node:fs/promises'
import { createLogger } from '@plenary/server/logger.ts'
import { startServer } from '@plenary/server/server.ts'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, onTestFinished, test } from 'vitest'
import { menuHasFocus, openBrowserPerson, openSubmission } from '../support/browser-person.ts'
import { launchChromium } from '../support/chromium.ts'
import { seriousFaults } from '../support/serious-faults.ts'
import { testConfig } from '../support/start-server.ts'
import { newDatabaseUrl } from '../support/test-database.ts'
import { linesOf, partsOf } from '../support/word-files.ts'

const SAMI = 'sami@threadwork.example'

let browser: Browser
beforeAll(async () => {
  browser = await launchChromium(inject('chromium'))
})
afterAll(() => browser.close())

async function openExport(options: object, openDialog: (page: Page) => Promise<void>): Promise<Page> {
  const server = await startServer(testConfig(await newDatabaseUrl('any')), createLogger('silent'))
  onTestFinished(() => server.stop())
  const url = `http://127.0.0.1:${server.port}`
  const page = await openBrowserPerson(browser, url, { email: SAMI, reducedMotion: 'reduce', ...options })
  await openSubmission(page, url)
  await openDialog(page)
  await page.getByRole('dialog').getByRole('radio', { name: 'Word' }).waitFor()
  return page
}

describe('[EX3] the dialog of export', () => {
  test('gives a Word file with the keyboard alone, and the focus back', async () => {
    const page = await openExport({}, (page) =>
      page.getByRole('button', { name: 'Export', exact: true }).press('Enter'),
    )
    expect(await seriousFaults(page)).toEqual([])
    const arriving = page.waitForEvent('download')
    await page.getByRole('radio', { name: 'Word' }).focus()
    await page.keyboard.press('Enter')
    const download = await arriving
    expect(download.suggestedFilename()).toBe('Joint UPR submission Republic of Norvanne.docx')
    const parts = partsOf(await readFile(await download.path()))
    expect(linesOf(parts['word/document.xml'])).toContain('Joint UPR submission: Republic of Norvanne')
    await page.getByText('The file is in your downloads').waitFor()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Export', exact: true }).and(page.locator(':focus')).waitFor()
  })

  test('says what went wrong in words, on a phone and in French, and can be tried again', async () => {
    const page = await openExport(
      { locale: 'fr-FR', viewport: { width: 390, height: 844 } },
      async (page) => {
        await page.getByRole('button', { name: 'Pages' }).press('Enter')
        await menuHasFocus(page)
        await page.getByRole('menuitem', { name: 'Exporter' }).press('Enter')
      },
    )
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    await page.route('**/exports/**', (route) => route.abort())
    await page.getByRole('button', { name: 'Télécharger' }).click()
    await page.getByRole('dialog').getByRole('alert').waitFor()
    await page.unroute('**/exports/**')
    const arriving = page.waitForEvent('download')
    await page.getByRole('radio', { name: 'Markdown' }).check()
    await page.getByRole('button', { name: 'Télécharger' }).click()
    expect((await arriving).suggestedFilename()).toMatch(/\.md$/)
  })
})
