import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { menuHasFocus, placeCaret, reads, shownText } from '../support/browser-person.ts'
import { launchChromium } from '../support/chromium.ts'
import { roomForComments } from '../support/comment-pages.ts'
import { docxFile, wordParagraph, wordPart, wordRun } from '../support/docx-file.ts'
import { seriousFaults } from '../support/serious-faults.ts'
import { until } from '../support/until.ts'

const IMANI = 'imani@larkspur.example'
const TOMAS = 'tomas@kestrel.example'
const PARAGRAPH = 'Of three ministries'

let browser: Browser
beforeAll(async () => {
  browser = await launchChromium(inject('chromium'))
})
afterAll(() => browser.close())

/** A Word file with a heading, words, a note and a tracked change. */
function draft(): Uint8Array {
  return docxFile({
    body:
      wordParagraph('Brought along', '<w:outlineLvl w:val="1"/>') +
      wordParagraph(
        `${wordRun('Written elsewhere')}<w:r><w:footnoteReference w:id="2"/></w:r><w:ins w:id="1" w:author="A">${wordRun(' and changed there')}</w:ins>${wordRun('.')}`,
      ),
    relations: [{ id: 'rId1', kind: 'footnotes', target: 'footnotes.xml' }],
    parts: {
      'word/footnotes.xml': wordPart(
        'footnotes',
        `<w:footnote w:id="2">${wordParagraph('A note of theirs')}</w:footnote>`,
      ),
    },
  })
}

function dialogOf(page: Page) {
  return page.getByRole('dialog', { name: 'Import a document' })
}

/** Chooses a file by keyboard, with the focus where it comes when the dialog opens. */
async function choose(page: Page, name: string, bytes: Uint8Array): Promise<void> {
  // Asked for first: the browser must know of it before the key comes.
  const chooser = page.waitForEvent('filechooser')
  await dialogOf(page).getByLabel('File', { exact: true }).waitFor()
  await until('the field has the focus', () =>
    page.evaluate(() => document.activeElement?.getAttribute('type') === 'file'),
  )
  await page.keyboard.press('Enter')
  await (await chooser).setFiles({ name, mimeType: '', buffer: Buffer.from(bytes) })
}

async function openImport(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'More tools' }).focus()
  await page.keyboard.press('Enter')
  await menuHasFocus(page)
  await page.getByRole('menuitem', { name: 'Import a document' }).press('Enter')
}

test('[IM1] [IM2] [IM6] a Word file is imported by keyboard, looked at first, seen by another, and taken back by one undo', async () => {
  const { sit } = await roomForComments(browser)
  const [imani, tomas] = await Promise.all([sit(IMANI), sit(TOMAS)])
  await placeCaret(imani, PARAGRAPH)
  const before = await shownText(tomas)
  const asked: string[] = []
  const sent: string[] = []
  imani.on('request', (request) => {
    asked.push(request.url())
    if (request.method() !== 'GET') sent.push(request.url())
  })
  const loaded = await imani.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name))
  expect(loaded.filter((name) => /import-/.test(name))).toEqual([])

  await openImport(imani)
  await choose(imani, 'Our draft.docx', draft())
  const dialog = dialogOf(imani)
  await dialog.getByText('Changes are tracked in this file').waitFor()
  const found = await dialog
    .getByRole('list', { name: 'Read from the file' })
    .getByRole('listitem')
    .allTextContents()
  expect(found).toEqual(['11 words', '1 heading', '1 paragraph', '1 note'])
  expect(await seriousFaults(imani)).toEqual([])
  expect(await shownText(tomas)).toBe(before)
  await dialog.getByRole('radio', { name: 'As before the changes' }).press('Space')
  await until(
    'the other reading is shown',
    async () => (await dialog.textContent())?.includes('changed there') === false,
  )

  await dialog.getByRole('button', { name: 'Insert at the end' }).press('Enter')
  await dialog.waitFor({ state: 'detached' })
  await reads(tomas, 'Brought along')
  const after = await shownText(tomas)
  // Behind the words the sign of the note shows its number.
  expect(after).toMatch(/Written elsewhere\d+\./)
  expect(after).not.toContain('and changed there')
  expect(after.endsWith('A note of theirs')).toBe(true)
  expect(asked.some((url) => /import-worker/.test(url))).toBe(true)
  expect(sent).toEqual([])

  await imani.keyboard.press('Control+z')
  await until('it is all taken back', async () => (await shownText(tomas)) === before)
})

test('[IM6] at the caret, in Suggest mode, it is a suggestion, and the words that were there stay until it is accepted', async () => {
  const { sit } = await roomForComments(browser)
  const imani = await sit(IMANI)
  await placeCaret(imani, PARAGRAPH)
  await imani.keyboard.press('Control+Alt+s')
  await imani.getByRole('radio', { name: 'Suggest', checked: true }).waitFor()
  await openImport(imani)
  await choose(imani, 'notes.md', new TextEncoder().encode('## From a note\n\nA line of **Markdown**.\n'))
  await dialogOf(imani).getByRole('radio', { name: 'Insert at the caret' }).press('Space')
  await dialogOf(imani).getByRole('button', { name: 'Insert at the caret' }).press('Enter')
  await reads(imani, 'A line of Markdown.')
  const marked = await imani.locator('#text > [data-inserted]').allTextContents()
  expect(marked).toEqual(expect.arrayContaining(['From a note', 'A line of Markdown.']))
  expect(await imani.locator('#text > p:not([data-inserted])', { hasText: PARAGRAPH }).count()).toBe(1)
})

test('[IM5] [UI1] a file with macros is refused in words, and another can be chosen at once', async () => {
  const { sit } = await roomForComments(browser)
  const imani = await sit(IMANI)
  await placeCaret(imani, PARAGRAPH)
  const before = await shownText(imani)
  await openImport(imani)
  await choose(imani, 'trap.docx', docxFile({ parts: { 'word/vbaProject.bin': new Uint8Array(8) } }))
  const refusal = dialogOf(imani).getByRole('alert')
  await refusal.waitFor()
  expect(await refusal.textContent()).toMatch(/trap\.docx.* was not imported.*macros/s)
  await choose(imani, 'plain.md', new TextEncoder().encode('Plain'))
  await dialogOf(imani).getByRole('button', { name: 'Insert at the end' }).waitFor()
  await imani.keyboard.press('Escape')
  await dialogOf(imani).waitFor({ state: 'detached' })
  expect(await shownText(imani)).toBe(before)
})
