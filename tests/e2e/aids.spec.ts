import { createLogger } from '@plenary/server/logger.ts'
import { startServer } from '@plenary/server/server.ts'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, onTestFinished, test } from 'vitest'
import {
  beginToWrite,
  caretAtEnd,
  focusIsIn,
  menuHasFocus,
  openBrowserPerson,
  openSubmission,
  placeCaret,
  reads,
  shownText,
} from '../support/browser-person.ts'
import { launchChromium } from '../support/chromium.ts'
import { commentOn, selectWords } from '../support/comment-pages.ts'
import { testConfig } from '../support/start-server.ts'
import { newDatabaseUrl } from '../support/test-database.ts'
import { until } from '../support/until.ts'

const IMANI = 'imani@larkspur.example'
const MAELLE = 'maelle@aubepine.example'
/** The paragraph in which most of it happens, and the one after it. */
const PARAGRAPH = 'Of three ministries'
const NEXT = 'Consultation, where it happens'

let browser: Browser
beforeAll(async () => {
  browser = await launchChromium(inject('chromium'))
})
afterAll(() => browser.close())

async function openServer(): Promise<string> {
  const server = await startServer(testConfig(await newDatabaseUrl('any')), createLogger('silent'))
  onTestFinished(() => server.stop())
  return `http://localhost:${server.port}`
}

async function sit(url: string, email: string, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await openBrowserPerson(browser, url, { email, reducedMotion: 'reduce', ...options })
  await openSubmission(page, url)
  return page
}

/** Somebody who has begun to write, so that the code of the aids has come. */
async function writer(url: string, email = IMANI): Promise<Page> {
  const page = await sit(url, email)
  await beginToWrite(page, PARAGRAPH)
  return page
}

/** A new paragraph of one's own below the one in which most of it happens. */
async function newParagraph(page: Page): Promise<void> {
  await caretAtEnd(page, `#text > p:has-text("${PARAGRAPH}")`)
  await page.keyboard.press('Enter')
}

function texts(page: Page, selector: string): Promise<string[]> {
  return page.locator(selector).allTextContents()
}

/** The beginnings of the paragraph, and of the one after it, in the order in which they stand. */
async function order(page: Page): Promise<string[]> {
  const blocks = await texts(page, '#text > p')
  return blocks.flatMap((text) => [PARAGRAPH, NEXT].filter((begin) => text.startsWith(begin)))
}

test('[FD4] [FD6] [A11Y2] with the keys alone one finds, goes around, replaces all, and takes it back at once', async () => {
  const page = await writer(await openServer())
  const before = await shownText(page)
  await page.keyboard.press('Control+f')
  await focusIsIn(page.getByRole('textbox', { name: 'Find', exact: true }))
  await page.keyboard.type('norvanne')
  const bar = page.getByRole('search', { name: 'Find in the text' })
  const total = before.split('Norvanne').length - 1
  const count = () => bar.getByRole('status').textContent()
  await until('the places are counted', async () => (await count())?.endsWith(` of ${total}`))
  const first = Number((await count())?.split(' ')[0])
  expect(first).toBeGreaterThan(1)
  for (let step = first; step <= total; step++) await page.keyboard.press('Enter')
  expect(await count()).toBe(`1 of ${total}`)
  await page.keyboard.press('Shift+Enter')
  expect(await count()).toBe(`${total} of ${total}`)
  await page.locator('#text .found.is-current').waitFor()

  await page.getByRole('textbox', { name: 'Replace with' }).focus()
  await page.keyboard.type('Sudmark')
  await page.getByRole('button', { name: 'Replace all' }).focus()
  await page.keyboard.press('Enter')
  await until('it is said how many', async () => (await count()) === `${total} replaced`)
  expect(await shownText(page)).toBe(before.replaceAll('Norvanne', 'Sudmark'))

  await page.getByRole('textbox', { name: 'Find', exact: true }).fill('of three ministries')
  await until('it is found', async () => (await count()) === '1 of 1')
  await page.keyboard.press('Escape')
  await focusIsIn(page.locator('#text'))
  expect(await page.evaluate(() => getSelection()?.toString())).toBe(PARAGRAPH)
  expect(await page.locator('#text .found').count()).toBe(0)
  await page.keyboard.press('Control+z')
  await until('all is as it was', async () => (await shownText(page)) === before)
})

test('[FD5] [FD6] in Suggest mode what is replaced is suggested, once', async () => {
  const page = await writer(await openServer())
  await page.keyboard.press('Control+Alt+s')
  await page.getByRole('radio', { name: 'Suggest', checked: true }).waitFor()
  await page.keyboard.press('Control+f')
  await page.keyboard.type('ministries, two')
  await page.getByRole('textbox', { name: 'Replace with' }).fill('offices, two')
  await page.getByRole('button', { name: 'Replace all' }).click()
  const paragraph = page.locator('#text p', { hasText: 'Of three' }).first()
  await paragraph.locator('del', { hasText: 'ministries' }).waitFor()
  expect(await paragraph.locator('ins').allTextContents()).toEqual(['offices, two'])
  await page.getByRole('button', { name: 'Replace all' }).click()
  await until('nothing is left to replace', async () =>
    (await page.getByRole('search').getByRole('status').textContent())?.startsWith('0'),
  )
  expect(await paragraph.locator('ins').allTextContents()).toEqual(['offices, two'])
})

test('[FD4] who reads finds too, and is not offered to replace', async () => {
  const page = await writer(await openServer())
  await page.getByRole('radio', { name: 'Read' }).click()
  await page.keyboard.press('Control+f')
  await focusIsIn(page.getByRole('textbox', { name: 'Find', exact: true }))
  await page.keyboard.type(PARAGRAPH)
  await page.locator('#text .found.is-current').waitFor()
  expect(await page.getByRole('textbox', { name: 'Replace with' }).count()).toBe(0)
  await page.keyboard.press('Escape')
  expect(await page.evaluate(() => getSelection()?.toString())).toBe(PARAGRAPH)
})

test('[SL1] [SL2] [A11Y2] a slash begins a block with the keys alone, and opens nothing for others', async () => {
  const url = await openServer()
  const [page, other] = [await writer(url), await writer(url, MAELLE)]
  await newParagraph(page)
  await page.keyboard.type('/')
  const list = page.getByRole('listbox', { name: 'Blocks to begin' })
  await list.waitFor()
  await until('others have the slash', async () => (await shownText(other)).split('\n').includes('/'))
  expect(await other.getByRole('listbox').count()).toBe(0)
  expect(await list.getByRole('option').count()).toBe(13)

  await page.keyboard.press('ArrowDown')
  const chosen = await page.locator('#text').getAttribute('aria-activedescendant')
  expect(await page.locator(`[id="${chosen}"][aria-selected="true"]`).textContent()).toBe('Heading 2')
  await page.keyboard.type('quo')
  await until('one is left', async () => (await list.getByRole('option').count()) === 1)
  await page.keyboard.press('Enter')
  await page.keyboard.type('Said in the hearing.')
  await other.locator('#text > blockquote', { hasText: 'Said in the hearing.' }).waitFor()
  expect(await shownText(page)).not.toContain('/quo')

  await newParagraph(page)
  await page.keyboard.type('/tab')
  await list.waitFor()
  await page.keyboard.press('Escape')
  await list.waitFor({ state: 'detached' })
  await page.keyboard.type('s stay')
  await reads(page, '/tabs stay')
})

test('[TB1] [TB2] a table is walked through, grows and shrinks', async () => {
  const page = await writer(await openServer())
  await newParagraph(page)
  await page.keyboard.type('/table')
  await page.getByRole('listbox').waitFor()
  await page.keyboard.press('Enter')
  const own = page.locator('#text table').filter({ hasText: 'Cell of mine' })
  await page.keyboard.type('Cell of mine')
  for (let cell = 1; cell < 9; cell++) await page.keyboard.press('Tab')
  await page.keyboard.type('nine')
  expect(await own.locator('tr').count()).toBe(3)
  await page.keyboard.press('Tab')
  await page.keyboard.type('ten')
  expect(await own.locator('tr').count()).toBe(4)
  const choose = async (item: string) => {
    await page.getByRole('button', { name: 'Table', exact: true }).click()
    await page.getByRole('menuitem', { name: item }).click()
  }
  await choose('Row above')
  await choose('Row below')
  await choose('Column before')
  await choose('Column after')
  expect(await own.locator('tr').count()).toBe(6)
  expect(await own.locator('tr').first().locator('th').count()).toBe(5)
  await choose('Delete the row')
  await choose('Delete the column')
  expect(await own.locator('tr').count()).toBe(5)
  expect(await own.locator('tr').first().locator('th').count()).toBe(4)
  await choose('Heading row on or off')
  expect(await own.locator('th').count()).toBe(0)
  await page.locator('[data-save="saved"]').waitFor()
})

test('[MV1] [MV5] a block goes up and down by keys, menu and pull, with its id, its comment and undo', async () => {
  const url = await openServer()
  const [page, other] = [await writer(url), await sit(url, MAELLE)]
  await commentOn(page, 'one sent a list of laws', 'Which one?')
  await caretAtEnd(page, `#text > p:has-text("${PARAGRAPH}")`)
  const id = await page.locator('#text > p', { hasText: PARAGRAPH }).first().getAttribute('data-id')
  const moved = page.locator(`#text > [data-id="${id}"]`)

  await page.keyboard.press('Alt+Shift+ArrowDown')
  await until('it is below', async () => (await order(page))[0] === NEXT)
  const idAtCaret = () =>
    page.evaluate(() => getSelection()?.anchorNode?.parentElement?.closest('p')?.getAttribute('data-id'))
  expect(await idAtCaret()).toBe(id)
  await until('others see it', async () => (await order(other))[0] === NEXT)
  expect(await order(other)).toEqual([NEXT, PARAGRAPH])
  for (const each of [moved, other.locator(`#text > [data-id="${id}"]`)]) {
    await each.locator('[data-thread]', { hasText: 'one sent a list of laws' }).waitFor()
  }
  await page.keyboard.press('Control+z')
  await until('it is back', async () => (await order(page))[0] === PARAGRAPH)

  await page.keyboard.press('Control+y')
  await until('it is below again', async () => (await order(page))[0] === NEXT)
  await moved.hover()
  await page.getByRole('button', { name: 'Move or change this block' }).click()
  await page.getByRole('menuitem', { name: 'Move up' }).click()
  await until('it is above again', async () => (await order(page))[0] === PARAGRAPH)

  await moved.hover()
  await page.getByRole('button', { name: 'Move or change this block' }).hover()
  const goal = await page.locator('#text > p', { hasText: NEXT }).first().boundingBox()
  await page.mouse.down()
  await page.mouse.move(goal?.x ?? 0, (goal?.y ?? 0) + (goal?.height ?? 0) - 4, { steps: 4 })
  await page.mouse.up()
  await until('it was pulled below', async () => (await order(page))[0] === NEXT)
  await moved.locator('[data-thread]', { hasText: 'one sent a list of laws' }).waitFor()
  expect(await moved.count()).toBe(1)
  await page.locator('[data-save="saved"]').waitFor()
})

test('[CH4] [CH5] French is set as one types, Backspace takes it back, and it can be turned off', async () => {
  const page = await writer(await openServer())
  await caretAtEnd(page, '#text > p[lang="fr"]')
  await page.keyboard.press('Enter')
  const written = () => page.evaluate(() => getSelection()?.anchorNode?.textContent)
  await page.keyboard.type('Il dit: "oui"')
  await until('it is set', async () => (await written()) === 'Il dit\u00a0: «\u00a0oui\u00a0»')
  await page.keyboard.press('Backspace')
  await until('it is as typed', async () => (await written()) === 'Il dit\u00a0: «\u00a0oui"')

  await page.keyboard.press('Shift+F6')
  await page.getByRole('button', { name: 'More tools' }).focus()
  await page.keyboard.press('Enter')
  await menuHasFocus(page)
  await page.getByRole('menuitem', { name: 'Special characters' }).press('Enter')
  await page.getByRole('button', { name: 'Capital C, cedilla' }).press('Enter')
  await focusIsIn(page.locator('#text'))
  await until('the sign is there', async () => (await written())?.endsWith('"Ç'))

  await page.getByRole('button', { name: 'More tools' }).click()
  await page.getByRole('menuitem', { name: 'Special characters' }).click()
  await page.getByRole('switch', { name: /Typography of French/ }).uncheck({ force: true })
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Capital C, cedilla' }).waitFor({ state: 'detached' })
  await page.locator('#text').focus()
  await page.keyboard.type('?')
  await until('it is as typed', async () => (await written())?.endsWith('"Ç?'))
})

test('[PA2] what is pasted from Word comes as blocks of the text, also before anything else was pressed', async () => {
  const page = await sit(await openServer(), IMANI)
  await caretAtEnd(page, `#text > p:has-text("${PARAGRAPH}")`)
  await page.evaluate(() => {
    const item = (words: string) =>
      `<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>·</span><![endif]>${words}<o:p></o:p></p>`
    const data = new DataTransfer()
    data.setData(
      'text/html',
      `<p class=MsoNormal>From Word<a style='mso-comment-reference:A_1' href="#_msocom_1">[A1]</a></p>${item('First point')}${item('Second point')}`,
    )
    const paste = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })
    document.querySelector('#text')?.dispatchEvent(paste)
  })
  const list = page.locator('#text > ul', { hasText: 'First point' })
  await list.waitFor()
  expect(await list.locator('li').allTextContents()).toEqual(['First point', 'Second point'])
  expect(await shownText(page)).not.toContain('A1]')
  await page.locator('[data-save="saved"]').waitFor()
})

test('[LD1] [LD2] [A11Y2] selected words and blocks get a language and a direction, for all', async () => {
  const url = await openServer()
  const [page, other] = [await writer(url), await sit(url, MAELLE)]
  const open = async () => {
    await page.getByRole('button', { name: 'More tools' }).focus()
    await page.keyboard.press('Enter')
    await menuHasFocus(page)
    await page.getByRole('menuitem', { name: 'Language and direction' }).press('Enter')
  }
  await selectWords(page, 'list of laws')
  await open()
  await page.getByLabel('Language of the selected words').selectOption('Arabic')
  await page.getByRole('button', { name: 'Apply' }).press('Enter')
  await focusIsIn(page.locator('#text'))
  await other.locator('#text > p span[lang="ar"]', { hasText: 'list of laws' }).waitFor()

  await caretAtEnd(page, `#text > p:has-text("${NEXT}")`)
  await open()
  await page.getByLabel('Language of this block').selectOption('Spanish')
  await page.getByRole('radio', { name: 'Right to left' }).check()
  await page.getByRole('button', { name: 'Apply' }).press('Enter')
  await other.locator('#text > p[lang="es"][dir="rtl"]', { hasText: NEXT }).waitFor()
  await page.keyboard.press('Control+z')
  await other.locator('#text > p[lang="es"]').waitFor({ state: 'detached' })
})

test('[RL5] the longest sentences lead to their places', async () => {
  const page = await writer(await openServer())
  await page.getByRole('button', { name: 'More tools' }).click()
  await page.getByRole('menuitem', { name: 'How easily it reads' }).click()
  const dialog = page.getByRole('dialog', { name: 'How easily it reads' })
  await dialog.getByText('The text in French').waitFor()
  const sentence = dialog.locator('section', { hasText: 'The longest sentences' }).getByRole('button').first()
  const words = (await sentence.locator('q').textContent()) ?? ''
  await sentence.click()
  await dialog.waitFor({ state: 'detached' })
  await until('the caret is in its block', () =>
    page.evaluate(
      (wanted) => getSelection()?.anchorNode?.parentElement?.closest('p, li')?.textContent?.includes(wanted),
      words,
    ),
  )
  await focusIsIn(page.locator('#text'))
})

test('[FM1] [FM2] [A11Y2] the text stands alone by a key, also after a reload, and the keys are shown', async () => {
  const page = await writer(await openServer())
  const outline = page.getByRole('navigation', { name: 'Outline' })
  await page.keyboard.press('Control+Alt+o')
  await outline.waitFor({ state: 'hidden' })
  await page.locator('[data-region="margin"]').waitFor({ state: 'hidden' })
  await page.reload()
  await page.locator('#text[contenteditable="true"]').waitFor()
  expect(await outline.isVisible()).toBe(false)
  await placeCaret(page, PARAGRAPH)
  await page.keyboard.type('?')
  await reads(page, '?')
  expect(await page.getByRole('dialog').count()).toBe(0)
  await page.keyboard.press('Control+/')
  const keys = page.getByRole('dialog', { name: 'Keys in this room' })
  await keys.getByText('Find and replace').waitFor()
  await page.keyboard.press('Escape')
  await keys.waitFor({ state: 'detached' })
  expect(await outline.isVisible()).toBe(false)
  await focusIsIn(page.locator('#text'))
  await page.keyboard.press('Escape')
  await outline.waitFor()
  await page.getByRole('button', { name: 'Share' }).focus()
  await page.keyboard.press('Shift+?')
  await keys.waitFor()
})
