import { execFileSync, spawnSync } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { openBrowserPerson, openSubmission } from '../support/browser-person.ts'
import { launchChromium } from '../support/chromium.ts'
import { seriousFaults } from '../support/serious-faults.ts'
import { startTestServer } from '../support/start-server.ts'
import { SAMI } from '../support/submission.ts'
import { makeTempFolder } from '../support/temp-folder.ts'

const isThere = ['pdftotext', 'pdfinfo'].every((tool) => spawnSync(tool, ['-v']).status === 0)
if (!isThere) process.stderr.write('\n[PV2] NOT TESTED: poppler (pdftotext, pdfinfo) is not installed.\n\n')

let browser: Browser
beforeAll(async () => {
  browser = await launchChromium(inject('chromium'))
})
afterAll(() => browser.close())

/** The page to be printed, by the way on which people come to it: the dialog of export. */
async function openPrint(): Promise<Page> {
  const server = await startTestServer('any')
  const page = await openBrowserPerson(browser, server.url, { email: SAMI, reducedMotion: 'reduce' })
  await openSubmission(page, server.url)
  await page.getByRole('button', { name: 'Export', exact: true }).press('Enter')
  await page.getByRole('radio', { name: 'PDF' }).check()
  const opening = page.context().waitForEvent('page')
  await page.getByRole('button', { name: 'Open the pages' }).press('Enter')
  const print = await opening
  await print.locator('#print').waitFor()
  return print
}

/** The pages of the text as Chromium prints them, each as its words, and what the file says of itself. */
async function printedPages(page: Page): Promise<{ pages: string[]; facts: string }> {
  const file = join(makeTempFolder('print'), 'text.pdf')
  await writeFile(file, await page.pdf({ preferCSSPageSize: true }))
  const words = execFileSync('pdftotext', ['-layout', file, '-']).toString()
  return { pages: words.split('\f').slice(0, -1), facts: execFileSync('pdfinfo', [file]).toString() }
}

describe.skipIf(!isThere)('[PV2] on paper', () => {
  test('there is the whole text and nothing else, on numbered pages of A4', async () => {
    const page = await openPrint()
    const said = (await page.locator('main').textContent()) ?? ''
    const { pages, facts } = await printedPages(page)
    expect(pages.length).toBeGreaterThan(8)
    // The cover bears no number; each other page has its own as the last thing on it.
    expect(pages.map((each) => /(\d+)\s*$/.exec(each)?.[1] ?? '')).toEqual(
      pages.map((_, at) => (at === 0 ? '' : `${at + 1}`)),
    )
    expect(facts).toMatch(/Page size: .*\(A4\)/)
    expect(facts).toContain('Joint UPR submission: Republic of Norvanne')
    expect(facts).not.toMatch(/^(Author|Subject|Keywords):/m)
    const all = pages.map((each) => each.replace(/\d+\s*$/, '')).join(' ')
    const letters = (text: string) => [...text.replace(/[\s•.]/gu, '')].toSorted().join('')
    const marks = /Print or save|Back to the document|Live text/
    expect(all).not.toMatch(marks)
    for (const line of ['Submitted by', 'Contents', 'Consolidated recommendations', 'R17', '89.'])
      expect(all).toContain(line)
    // The same letters as on the screen; numbers of lists are drawn by the browser and not of its text.
    const drawn = (text: string) => letters(text.replaceAll(/\d/g, ''))
    expect(drawn(all)).toBe(drawn(said))
  })

  test('no recommendation is parted by the end of a page', async () => {
    const page = await openPrint()
    const { pages } = await printedPages(page)
    const whole = pages.map((each) => each.replaceAll(/\s+/g, ' '))
    const all = await page.locator('.recommendation').allTextContents()
    expect(all.length).toBe(17)
    // Each stands in its place and in the list at the end, and both times on one page.
    for (const words of all.map((each) => each.replaceAll(/\s+/g, ' ').trim())) {
      const times = whole.reduce((sum, each) => sum + each.split(words).length - 1, 0)
      expect({ words, times }).toEqual({ words, times: 2 })
    }
  })
})

describe('[PV3] on a screen', () => {
  test('the page prints and leads back with the keyboard alone, and warns of what browsers add', async () => {
    const page = await openPrint()
    expect(await seriousFaults(page)).toEqual([])
    await page.getByText('Leave “headers and footers” off').waitFor()
    await page.evaluate(() => {
      window.print = () => document.body.setAttribute('data-printed', 'yes')
    })
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.locator('body[data-printed="yes"]').waitFor()
    await page.keyboard.press('Shift+Tab')
    await page.keyboard.press('Enter')
    await page.locator('#text > h2').first().waitFor()
    expect(new URL(page.url()).pathname).toMatch(/^\/r\/[\w-]+$/)
  })

  test('whoever is signed out signs in, and comes back to it', async () => {
    const server = await startTestServer('any')
    const member = await openBrowserPerson(browser, server.url, { email: SAMI, reducedMotion: 'reduce' })
    await openSubmission(member, server.url)
    const { pathname } = new URL(member.url())
    const page = await browser.newPage({ locale: 'en-GB' })
    await page.goto(`${server.url}${pathname}/print?locale=en`)
    await page.getByRole('link', { name: 'Sign in' }).click()
    await page.locator('input[name="email"]').fill(SAMI)
    await page.locator('input[name="password"]').fill('correct horse table')
    await page.keyboard.press('Enter')
    await page.locator('#print').waitFor()
    expect(page.url()).toContain('/print?locale=en')
  })
})
