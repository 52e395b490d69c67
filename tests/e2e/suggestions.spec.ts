import { createLogger } from '@plenary/server/logger.ts'
import { startServer } from '@plenary/server/server.ts'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, onTestFinished, test } from 'vitest'
import {
  menuHasFocus,
  missingFrom,
  openBrowserPerson,
  openSubmission,
  placeCaret,
  shownText,
} from '../support/browser-person.ts'
import { launchChromium } from '../support/chromium.ts'
import { selectWords } from '../support/comment-pages.ts'
import { testConfig } from '../support/start-server.ts'
import { newDatabaseUrl } from '../support/test-database.ts'
import { until } from '../support/until.ts'

const IMANI = 'imani@larkspur.example'
const MAELLE = 'maelle@aubepine.example'
const NOOR = 'noor@opendoor.example'
/** The paragraph in which all of it happens. */
const PARAGRAPH = 'Of three ministries'

let browser: Browser
beforeAll(async () => {
  browser = await launchChromium(inject('chromium'))
})
afterAll(() => browser.close())

async function peopleInSubmission(...emails: string[]): Promise<Page[]> {
  const server = await startServer(testConfig(await newDatabaseUrl('any')), createLogger('silent'))
  onTestFinished(() => server.stop())
  const url = `http://127.0.0.1:${server.port}`
  return Promise.all(
    emails.map(async (email) => {
      const page = await openBrowserPerson(browser, url, { email })
      await openSubmission(page, url)
      return page
    }),
  )
}

function paragraph(page: Page) {
  return page.locator('#text p', { hasText: PARAGRAPH })
}

/** The text of the paragraph: whole, without what is put in, and without what is to go. */
function readingOf(page: Page, hidden: 'ins' | 'del' | '.caret'): Promise<string> {
  return paragraph(page).evaluate((element, selector) => {
    const copy = element.cloneNode(true) as HTMLElement
    for (const part of copy.querySelectorAll(`${selector}, .caret`)) part.remove()
    return copy.textContent ?? ''
  }, hidden)
}

async function caretBeside(page: Page, words: string, key: 'ArrowLeft' | 'ArrowRight'): Promise<void> {
  await selectWords(page, words)
  await page.keyboard.press(key)
}

async function suggest(page: Page): Promise<void> {
  await page.keyboard.press('Control+Alt+s')
  await page.getByRole('radio', { name: 'Suggest', checked: true }).waitFor()
}

test('[SU3] two people suggest at once in the same paragraph, a third edits there and accepts: all converge, and no edit became a suggestion', async () => {
  const [imani, maelle, noor] = await peopleInSubmission(IMANI, MAELLE, NOOR)
  if (!imani || !maelle || !noor) throw new Error('not three')
  const before = await readingOf(noor, '.caret')
  await Promise.all([suggest(imani), suggest(maelle)])
  // Beside words and not at the end of a line: lines break elsewhere as letters of the others arrive.
  await Promise.all([
    caretBeside(imani, 'following up what Norvanne accepted.', 'ArrowRight'),
    caretBeside(maelle, PARAGRAPH, 'ArrowLeft'),
    caretBeside(noor, 'None named an official', 'ArrowLeft'),
  ])

  await Promise.all([
    imani.keyboard.type(' Larkspur suggests this.', { delay: 5 }),
    maelle.keyboard.type('L’Aubépine suggère ceci. ', { delay: 5 }),
    noor.keyboard.type('(edited by Noor) ', { delay: 5 }),
  ])
  for (let letter = 0; letter < 10; letter++) await imani.keyboard.press('ArrowLeft')
  await caretBeside(maelle, 'one sent a list of laws.', 'ArrowRight')
  await Promise.all([
    imani.keyboard.type('most firmly ', { delay: 5 }),
    maelle.keyboard.type(' Encore.', { delay: 5 }),
  ])
  // Maëlle takes two words out that were there before.
  await selectWords(maelle, 'two were unable')
  await maelle.keyboard.press('Backspace')
  await until('all three show the same', async () => {
    const texts = await Promise.all([imani, maelle, noor].map((page) => readingOf(page, '.caret')))
    return new Set(texts).size === 1 && texts[0]?.includes('Encore.') && texts[0]?.includes('by Noor) ')
  })
  await noor.locator('#text del').first().waitFor()

  for (const page of [imani, maelle, noor]) {
    const kept = await readingOf(page, 'ins')
    expect(kept).toContain('(edited by Noor) ')
    expect(kept.replace('(edited by Noor) ', '')).toBe(before)
    const authors = await paragraph(page)
      .locator('ins, del')
      .evaluateAll((parts) => [...new Set(parts.map((part) => part.getAttribute('aria-description')))])
    expect(authors.sort()).toEqual(['Imani O., Larkspur Centre', 'Maëlle T., Réseau Aubépine'])
    expect(await paragraph(page).locator('ins', { hasText: 'Noor' }).count()).toBe(0)
  }
  // What is suggested counts nowhere yet, and both figures are shown.
  await noor.getByRole('button', { name: /, with suggestions / }).waitFor()

  const accepted = await readingOf(noor, 'del')
  await noor.getByRole('button', { name: 'More answers' }).click()
  await noor.getByRole('menuitem', { name: 'Accept all' }).click()
  await until('nothing is suggested any more', async () => {
    const counts = await Promise.all(
      [imani, maelle, noor].map((page) => page.locator('#text').locator('ins, del').count()),
    )
    return counts.every((count) => count === 0)
  })
  await until('all three show the same again', async () => {
    const texts = await Promise.all([imani, maelle, noor].map(shownText))
    return new Set(texts).size === 1
  })
  expect(await readingOf(imani, '.caret')).toBe(accepted)
})

test('[SU6, A11Y2] suggestions are gone through, accepted and rejected with the keyboard alone, and undo takes it back', async () => {
  const [imani] = await peopleInSubmission(IMANI)
  if (!imani) throw new Error('nobody')
  const before = await readingOf(imani, '.caret')
  await suggest(imani)
  await placeCaret(imani, PARAGRAPH)
  await imani.keyboard.type(' One more.')
  await imani.keyboard.press('Enter')
  await imani.keyboard.type('A paragraph of its own.')
  await placeCaret(imani, 'Consultation, where it happens')
  await imani.keyboard.press('Control+Shift+ArrowLeft')
  await imani.keyboard.press('Control+b')
  await imani.locator('#text .formatted-anew').waitFor()
  await placeCaret(imani, 'The office should answer')
  await imani.keyboard.press('Control+Backspace')
  await imani.locator('#text del').waitFor()
  await imani.keyboard.press('F6')
  const bar = imani.getByRole('toolbar', { name: 'Suggestions' })
  await until('the focus is in the bar', () =>
    bar.evaluate((element) => element.contains(document.activeElement)),
  )
  const press = async (name: string) => {
    const button = bar.getByRole('button', { name, exact: true })
    for (let turn = 0; turn < 6; turn++) await imani.keyboard.press('ArrowLeft')
    for (let turn = 0; turn < 6; turn++) {
      if (await button.evaluate((element) => element === document.activeElement)) break
      await imani.keyboard.press('ArrowRight')
    }
    await imani.keyboard.press('Enter')
  }
  const isAt = (words: string) =>
    imani.getByRole('status').filter({ hasText: words }).waitFor({ state: 'attached' })
  await press('Next suggestion')
  await isAt('Suggestion 3 of 3: Imani O., Larkspur Centre')
  // After the last comes the first.
  await press('Next suggestion')
  await isAt('Suggestion 1 of 3')
  await press('Next suggestion')
  await isAt('Suggestion 2 of 3')
  await press('Reject')
  await imani.locator('#text .formatted-anew').waitFor({ state: 'detached' })
  await isAt('Suggestion 2 of 2')
  await press('Accept')
  await imani.locator('#text del').waitFor({ state: 'detached' })
  expect(missingFrom(await shownText(imani), 'it consults.')).toEqual(['it consults.'])
  await press('More answers')
  await imani.getByRole('menuitem', { name: 'Accept all' }).waitFor()
  await menuHasFocus(imani)
  await imani.keyboard.press('ArrowDown')
  await imani.keyboard.press('Enter')
  await until('the text is as it was', async () => (await readingOf(imani, '.caret')) === before)
  expect(await imani.locator('#text ins').count()).toBe(0)
  await imani.locator('#text').focus()
  await imani.keyboard.press('Control+z')
  await imani.locator('#text ins').first().waitFor()
})

test('[SU4] while suggesting: an input method, a paste, a list, a table and undo are tracked; while reading they can be seen', async () => {
  const [maelle] = await peopleInSubmission(MAELLE)
  if (!maelle) throw new Error('nobody')
  await suggest(maelle)
  await placeCaret(maelle, PARAGRAPH)
  const client = await maelle.context().newCDPSession(maelle)
  await client.send('Input.imeSetComposition', { text: 'に', selectionStart: 1, selectionEnd: 1 })
  await client.send('Input.imeSetComposition', { text: 'にほ', selectionStart: 2, selectionEnd: 2 })
  await client.send('Input.insertText', { text: '日本' })
  const composed = paragraph(maelle).locator('ins', { hasText: '日本' })
  await composed.waitFor()
  expect(await readingOf(maelle, 'ins')).not.toMatch(/[に日]/)
  // One's own suggestion is taken back by undo.
  await maelle.keyboard.press('Control+z')
  await composed.waitFor({ state: 'detached' })

  await maelle.evaluate(() => {
    const pasted = new DataTransfer()
    pasted.setData('text/html', '<p>one <b>bold</b></p><ul><li>item</li></ul><p>last</p>')
    document
      .querySelector('#text')
      ?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: pasted, bubbles: true, cancelable: true }))
  })
  await maelle.locator('#text ul[data-inserted]', { hasText: 'item' }).waitFor()
  await maelle.locator('#text ins strong, #text strong ins', { hasText: 'bold' }).first().waitFor()

  // A list is nested: the old one goes, the new one comes.
  await maelle.locator('#text li', { hasText: 'Started means' }).click()
  await maelle.waitForFunction(() =>
    getSelection()?.anchorNode?.parentElement?.closest('li')?.textContent?.includes('Started'),
  )
  await maelle.keyboard.press('Tab')
  await maelle.locator('#text [data-inserted] li', { hasText: 'Started means' }).waitFor()
  await maelle.locator('#text [data-deleted]', { hasText: 'Started means' }).waitFor()
  await maelle.getByRole('radio', { name: 'Read' }).check({ force: true })
  expect(await maelle.locator('#text ins').count()).toBeGreaterThan(0)

  await maelle.getByRole('button', { name: 'More answers' }).click()
  await maelle.getByRole('menuitem', { name: 'Reject those of Réseau Aubépine' }).click()
  await until('nothing is suggested any more', async () => {
    const rest = await maelle.locator('#text').locator('ins, del, [data-inserted], [data-deleted]').count()
    return rest === 0
  })
  await maelle.locator('[data-save="saved"]').waitFor()
})

test('[SU10] on a wide screen a suggestion stands beside its words, whose it is and with both answers', async () => {
  const [maelle, imani] = await peopleInSubmission(MAELLE, IMANI)
  if (!maelle || !imani) throw new Error('nobody')
  await suggest(maelle)
  await placeCaret(maelle, PARAGRAPH)
  await maelle.keyboard.type(' Neither answered twice.')
  await imani.locator('#text ins', { hasText: 'Neither answered twice.' }).scrollIntoViewIfNeeded()
  const card = imani
    .getByRole('complementary', { name: 'Comments' })
    .getByRole('article', { name: /Maëlle T/ })
  await card.getByText('Neither answered twice.').waitFor()
  await until('it stands beside its words', async () => {
    const words = await imani.locator('#text ins', { hasText: 'Neither answered twice.' }).boundingBox()
    const box = await card.boundingBox()
    return words && box && Math.abs(words.y - box.y) < 40
  })
  await card.getByRole('button', { name: 'Accept' }).click()
  await card.waitFor({ state: 'detached' })
  expect(await maelle.locator('#text p', { hasText: 'Neither answered twice.' }).count()).toBe(1)
  await until('it is plain text for both', async () => {
    const counts = await Promise.all([maelle, imani].map((page) => page.locator('#text ins').count()))
    return counts.every((count) => count === 0)
  })
})
