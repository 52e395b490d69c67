import { readFile } from 'node:fs/promises'
import { createLogger } from '@plenary/server/logger.ts'
import { startServer } from '@plenary/server/server.ts'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, onTestFinished, test } from 'vitest'
import { openBrowserPerson, openSubmission, placeCaret, shownText } from '../support/browser-person.ts'
import { launchChromium } from '../support/chromium.ts'
import { selectWords } from '../support/comment-pages.ts'
import { CuttableLine } from '../support/cuttable-line.ts'
import { freeze, unfreeze } from '../support/freezing.ts'
import { giveRole } from '../support/rounds.ts'
import { seriousFaults } from '../support/serious-faults.ts'
import { testConfig } from '../support/start-server.ts'
import { newDatabaseUrl } from '../support/test-database.ts'
import { TestMember } from '../support/test-member.ts'
import { until } from '../support/until.ts'

const IMANI = 'imani@larkspur.example'
const TOMAS = 'tomas@kestrel.example'
const SAMI = 'sami@threadwork.example'

const NOTE = 'Until the boards have read it, Friday at noon.'

let browser: Browser
beforeAll(async () => {
  browser = await launchChromium(inject('chromium'))
})
afterAll(() => browser.close())

/** A server, its coordinator over HTTP, and a line to it that can be cut. */
async function openServer() {
  let port = 0
  const line = await CuttableLine.open(() => port)
  const steady = await CuttableLine.open(() => port)
  const config = { ...testConfig(await newDatabaseUrl('any')), origins: [line.url, steady.url] }
  const server = await startServer(config, createLogger('silent'))
  port = server.port
  onTestFinished(async () => {
    line.close()
    steady.close()
    await server.stop()
  })
  const imani = await TestMember.signIn({ url: steady.url }, IMANI)
  return { line, url: steady.url, imani, roomId: await imani.submissionId() }
}

async function openAs(email: string, url: string, options: object = {}): Promise<Page> {
  // Half-way through a fade, every contrast is too low.
  const page = await openBrowserPerson(browser, url, { email, reducedMotion: 'reduce', ...options })
  await openSubmission(page, url)
  return page
}

/** Freezes the document in its dialog. */
async function freezeIn(page: Page, level: 'Comments only' | 'Locked', note?: string): Promise<void> {
  await page.getByRole('button', { name: 'Freeze', exact: true }).click()
  await page.getByRole('radio', { name: level }).check()
  if (note !== undefined) await page.getByLabel('Note (optional)').fill(note)
  await page.getByRole('dialog').getByRole('button', { name: 'Freeze' }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}

function band(page: Page) {
  return page.getByRole('region', { name: 'Frozen document' })
}

/** Where a paragraph stands on the screen. */
function placeOf(page: Page, words: string): Promise<number> {
  return page
    .locator('#text p', { hasText: words })
    .first()
    .evaluate((paragraph) => Math.round(paragraph.getBoundingClientRect().top))
}

/** Types word after word until it is told to stop. */
function typeOn(page: Page): () => Promise<void> {
  let isOn = true
  const typed = (async () => {
    while (isOn) await page.keyboard.type(' on', { delay: 30 })
  })()
  return () => {
    isOn = false
    return typed
  }
}

async function focusedName(page: Page): Promise<string> {
  return page.evaluate(() => document.activeElement?.id || document.activeElement?.textContent || '')
}

describe('a document that is frozen for comments only', () => {
  test('[FZ9] [FZ2] stands still under who writes, with every word and the caret, and goes on when it thaws', async () => {
    const { url } = await openServer()
    const imani = await openAs(IMANI, url)
    const tomas = await openAs(TOMAS, url)
    await placeCaret(tomas, 'Submitted jointly by')
    await tomas.keyboard.type(' Typed before.')
    await tomas.locator('[data-save="saved"]').waitFor()
    const before = await placeOf(tomas, 'This submission is public')
    const typing = typeOn(tomas)
    await freezeIn(imani, 'Comments only', NOTE)
    await tomas.locator('#text[contenteditable="false"]').waitFor()
    await band(tomas).getByText('Frozen: comments only.').waitFor()
    await band(tomas)
      .getByText(/^By .*Larkspur Centre.* \(.*Imani O\..*\), /)
      .waitFor()
    await band(tomas).getByText(NOTE).waitFor()
    await tomas.getByText('Read only').first().waitFor()
    expect(await tomas.getByRole('toolbar').count()).toBe(0)
    expect(await band(tomas).getByRole('button', { name: 'Unfreeze' }).count()).toBe(0)
    // Who has just been typing types on for a moment: it goes nowhere, and turns no page.
    const shown = await shownText(tomas)
    await typing()
    expect(await shownText(tomas)).toBe(shown)
    expect(await placeOf(tomas, 'This submission is public')).toBe(before)
    expect([await seriousFaults(tomas), await seriousFaults(imani)]).toEqual([[], []])

    // Who froze it is no exception.
    await placeCaret(imani, 'Submitted jointly by').catch(() => {})
    expect(await imani.locator('#text').getAttribute('contenteditable')).toBe('false')

    await band(imani).getByRole('button', { name: 'Unfreeze' }).click()
    await tomas.locator('#text[contenteditable="true"]').waitFor()
    await tomas.getByRole('toolbar').waitFor()
    expect(await placeOf(tomas, 'This submission is public')).toBe(before)
    // Without a press: the caret is where it was. What the freeze had overtaken comes in too.
    await tomas.keyboard.type(' Typed after.')
    await until('the coordinator has all', async () => (await shownText(imani)) === (await shownText(tomas)))
    expect(await shownText(imani)).toMatch(/Typed before\.[ on]* Typed after\./)
  })

  test('[FZ3] is commented on, and nothing is put into it', async () => {
    const { url, imani, roomId } = await openServer()
    await giveRole(imani, roomId, 'Threadwork', 'commenter')
    await freeze(imani, roomId, 'comments')
    const sami = await openAs(SAMI, url)
    await selectWords(sami, 'public. It names no private person')
    await sami.getByRole('button', { name: 'Comment', exact: true }).click()
    await sami.getByLabel('Propose other words').check()
    await sami.getByLabel('Words to stand there').fill('public and names nobody')
    await sami.getByRole('button', { name: 'Propose', exact: true }).click()
    await sami.getByRole('article', { name: /^Proposal of Sami/ }).waitFor()

    const tomas = await openAs(TOMAS, url)
    const card = tomas.getByRole('article', { name: /^Proposal of Sami/ })
    await card.getByRole('button', { name: 'Decline' }).waitFor()
    expect(await card.getByRole('button', { name: 'Accept' }).count()).toBe(0)
    await unfreeze(imani, roomId)
    await card.getByRole('button', { name: 'Accept' }).waitFor()
  })
})

describe('a locked document', () => {
  test('[FZ4] is read, and offers nothing to say; a comment that was begun keeps its words and says why', async () => {
    const { url, imani, roomId } = await openServer()
    const tomas = await openAs(TOMAS, url)
    await selectWords(tomas, 'names no private person')
    await tomas.getByRole('button', { name: 'Comment', exact: true }).click()
    await tomas.getByLabel('Your comment').fill('Half a thought')
    await freeze(imani, roomId, 'locked', NOTE)
    await band(tomas).getByText('Locked: text and comments.').waitFor()
    expect(await seriousFaults(tomas)).toEqual([])
    await tomas.getByRole('button', { name: 'Comment', exact: true }).click()
    await tomas.getByText('The document is frozen.').waitFor()
    expect(await tomas.getByLabel('Your comment').textContent()).toBe('Half a thought')
    await tomas.getByRole('button', { name: 'Cancel' }).click()

    await tomas.locator('#text p', { hasText: 'This submission is public' }).first().dblclick()
    expect(await tomas.getByRole('button', { name: 'Comment', exact: true }).count()).toBe(0)
    await unfreeze(imani, roomId)
    await selectWords(tomas, 'names no private person')
    await tomas.getByRole('button', { name: 'Comment', exact: true }).click()
    // What was begun is there again.
    await tomas.getByText('Half a thought').waitFor()
    await tomas.getByRole('button', { name: 'Comment', exact: true }).click()
    await tomas.getByRole('article', { name: /^Comment of Tomas/ }).waitFor()
  })

  test('[FZ7] says so in the list of documents, in English and French', async () => {
    const { url, imani, roomId } = await openServer()
    await freeze(imani, roomId, 'locked')
    for (const [locale, words] of [
      ['en-GB', 'Locked'],
      ['fr-FR', 'Verrouillé'],
    ] as const) {
      const page = await openBrowserPerson(browser, url, { email: TOMAS, locale })
      await page.goto(url)
      const row = page.getByRole('listitem').filter({ has: page.getByRole('link', { name: /^Joint UPR/ }) })
      await row.getByText(words, { exact: true }).waitFor()
      expect(await seriousFaults(page)).toEqual([])
      await row.getByRole('link').click()
      await page
        .getByText(locale === 'fr-FR' ? 'Verrouillé : texte et commentaires.' : /^Locked: text/)
        .first()
        .waitFor()
    }
  })
})

describe('words that came after the freeze', () => {
  test('[FZ9] stay in the tab, can be downloaded, and go in when it is unfrozen', async () => {
    const { line, url, imani, roomId } = await openServer()
    const tomas = await openAs(TOMAS, line.url)
    const witness = await openAs(SAMI, url)
    await placeCaret(tomas, 'Submitted jointly by')
    await tomas.keyboard.type(' In time.')
    await tomas.locator('[data-save="saved"]').waitFor()
    line.cut()
    await tomas.keyboard.type(' Too late.')
    await freeze(imani, roomId, 'comments')
    line.mend()
    const kept = tomas.getByText('Your last changes are only in this tab.')
    await kept.waitFor({ timeout: 20_000 })
    expect(await shownText(tomas)).toContain('In time. Too late.')
    expect(await seriousFaults(tomas)).toEqual([])
    const waiting = tomas.waitForEvent('download')
    await tomas.getByRole('button', { name: 'Download my unsaved words' }).click()
    expect(await readFile(await (await waiting).path(), 'utf8')).toBe('Too late.\n')
    expect(await shownText(witness)).not.toContain('Too late.')

    await unfreeze(imani, roomId)
    await until('the others have it', async () => (await shownText(witness)).includes('In time. Too late.'))
    await tomas.locator('[data-save="saved"]').waitFor()
    await kept.waitFor({ state: 'detached' })
  })
})

describe('with the keyboard alone', () => {
  test('[FZ10] a coordinator freezes, changes the note and unfreezes, and is never left without a place', async () => {
    const { url } = await openServer()
    const imani = await openAs(IMANI, url)
    const { keyboard } = imani
    await imani.getByRole('button', { name: 'Freeze', exact: true }).focus()
    await keyboard.press('Enter')
    await imani.getByRole('radio', { name: 'Comments only' }).waitFor()
    expect(await seriousFaults(imani)).toEqual([])
    await keyboard.press('ArrowDown')
    await keyboard.press('Tab')
    await keyboard.type('x'.repeat(161))
    await keyboard.press('Enter')
    await imani.getByText('Use at most 160 characters; this has 161.').waitFor()
    await keyboard.press('Backspace')
    await keyboard.press('Enter')
    await imani.getByRole('dialog').waitFor({ state: 'detached' })
    await band(imani).getByText('Locked: text and comments.').waitFor()
    await imani.getByRole('status').getByText('Locked: text and comments.').waitFor({ state: 'attached' })
    await until('the focus is back', async () => (await focusedName(imani)) === 'Frozen')

    await imani.getByRole('button', { name: 'Change the freeze' }).focus()
    await keyboard.press('Enter')
    await imani.getByLabel('Note (optional)').fill('Until noon.')
    await keyboard.press('Enter')
    await band(imani).getByText('Until noon.').waitFor()
    await imani.getByRole('button', { name: 'Unfreeze' }).focus()
    await keyboard.press('Enter')
    await band(imani).waitFor({ state: 'detached' })
    await until('the focus is in the text', async () => (await focusedName(imani)) === 'text')
    await imani
      .getByRole('status')
      .getByText('The document is not frozen any more.')
      .waitFor({ state: 'attached' })
    await imani.locator('#text[contenteditable="true"]').waitFor()
  })

  test('[FZ5] a lock is refused with a reason while a round is open, and nothing that was typed is lost', async () => {
    const { url, imani: over, roomId } = await openServer()
    const { body } = await over.call('GET', `/api/rooms/${roomId}/rounds`)
    await over.call('POST', `/api/rooms/${roomId}/rounds`, {
      kind: 'silence',
      title: 'Final',
      note: null,
      closesAt: new Date(Date.now() + 86_400_000).toISOString(),
      organizationIds: (body as { askable: string[] }).askable.slice(0, 1),
    })
    const imani = await openAs(IMANI, url)
    await imani.getByRole('button', { name: 'Freeze', exact: true }).click()
    await imani.getByRole('radio', { name: 'Locked' }).check()
    await imani.getByLabel('Note (optional)').fill(NOTE)
    await imani.getByRole('dialog').getByRole('button', { name: 'Freeze' }).click()
    await imani.getByText('A round is open on this document.').waitFor()
    expect(await imani.getByLabel('Note (optional)').inputValue()).toBe(NOTE)
    expect(await seriousFaults(imani)).toEqual([])
  })
})

test('[FZ10] on a phone a coordinator freezes and unfreezes, and nothing is wider than the page', async () => {
  const { url } = await openServer()
  const imani = await openAs(IMANI, url, {
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  })
  await imani.getByRole('navigation', { name: 'Room' }).getByRole('button', { name: 'Share' }).tap()
  await imani.getByRole('dialog').getByRole('button', { name: 'Freeze' }).tap()
  await imani.getByRole('heading', { name: 'Freeze the document' }).waitFor()
  await imani.getByLabel('Note (optional)').fill(NOTE)
  await imani.getByRole('dialog').getByRole('button', { name: 'Freeze' }).tap()
  await band(imani).getByText(NOTE).waitFor()
  expect(await imani.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
  expect(await seriousFaults(imani)).toEqual([])
  await band(imani).getByRole('button', { name: 'Unfreeze' }).tap()
  await band(imani).waitFor({ state: 'detached' })
})
