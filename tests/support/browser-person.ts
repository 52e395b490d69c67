import { DEMO_PASSWORD } from '@plenary/server/demo/demo-coalition.ts'
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core'
import { expect, onTestFinished } from 'vitest'
import { until } from './until.ts'

/** Faults a page has reported: script errors, blocked content, requests to elsewhere. */
const faults = new WeakMap<Page, string[]>()

type PersonOptions = BrowserContextOptions & {
  email?: string
  /** The test brings content that the content policy blocks; the browser says so each time. */
  blocks?: boolean
  /** The test goes where nothing may be seen; the browser names the refusal that the page puts into words. */
  isRefused?: boolean
}

/** A browser of one's own at a server, signed in when `email` is given. Every fault of its pages fails the test. */
export async function openBrowserPerson(
  browser: Browser,
  url: string,
  { email, blocks = false, isRefused = false, ...options }: PersonOptions = {},
): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    ...options,
  })
  if (email) {
    const answer = await context.request.post(`${url}/api/sessions`, {
      headers: { Origin: url },
      data: { email, password: DEMO_PASSWORD },
    })
    expect(answer.status()).toBe(201)
  }
  const page = await context.newPage()
  watch(page, url)
  onTestFinished(async () => {
    await context.close()
    const isExpected = (fault: string) =>
      (blocks && /Content Security Policy|requires 'Trusted\w+' assignment/.test(fault)) ||
      (isRefused && /^console: RequestError: (not-found|no-access)/.test(fault))
    expect(faults.get(page)?.filter((fault) => !isExpected(fault))).toEqual([])
  })
  return page
}

/** Opens the joint submission and waits until it can be written in, or read by those who may not. */
export async function openSubmission(page: Page, url: string): Promise<void> {
  await page.goto(url)
  await page.getByRole('link', { name: 'Joint UPR submission: Republic of Norvanne' }).click()
  await page.locator('#text > h2').first().waitFor()
}

/** The text of the room as the page shows it, without carets and without what the page draws around the words. */
export function shownText(page: Page): Promise<string> {
  return page.locator('#text').evaluate((text) => {
    const copy = text.cloneNode(true) as HTMLElement
    for (const drawn of copy.querySelectorAll('.caret, .recommendation > dl, .generated > *')) drawn.remove()
    return [...copy.children].map((block) => block.textContent).join('\n')
  })
}

/** Which of some words a text does not hold. A failed `toContain` would print the whole of it. */
export function missingFrom(text: string, ...words: string[]): string[] {
  return words.filter((part) => !text.includes(part))
}

/** Waits until the room shows some words to somebody. */
export async function reads(page: Page, words: string): Promise<void> {
  await until(`the text holds “${words}”`, async () => (await shownText(page)).includes(words))
}

/** Puts the caret at the end of the line that it hits in a paragraph with some words, once one can write there. */
export async function placeCaret(page: Page, words: string): Promise<void> {
  await page.locator('#text[contenteditable="true"] p', { hasText: words }).first().click()
  await until(`the caret is in “${words}”`, () =>
    page.evaluate((awaited) => {
      const paragraph = getSelection()?.anchorNode?.parentElement?.closest('p')
      return document.activeElement?.id === 'text' && paragraph?.textContent?.includes(awaited)
    }, words),
  )
  await page.keyboard.press('End')
  await selectionIsTold(page)
}

/** Puts the caret into a paragraph, and waits until the code of the aids has come, which is late. */
export async function beginToWrite(page: Page, words: string): Promise<void> {
  await placeCaret(page, words)
  await page.getByRole('button', { name: 'Move or change this block' }).waitFor()
}

/** Puts the caret at the end of a block, and waits until the editor has been told. */
export async function caretAtEnd(page: Page, selector: string): Promise<void> {
  await page.locator('#text').focus()
  await page
    .locator(selector)
    .first()
    .evaluate((block) => {
      block.scrollIntoView({ block: 'center' })
      getSelection()?.selectAllChildren(block)
      getSelection()?.collapseToEnd()
    })
  await selectionIsTold(page)
}

/** Resolves when the page has been told of what is selected now, which the browser does with its next frame. */
async function selectionIsTold(page: Page): Promise<void> {
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  )
}

/** Resolves when something in a place has the focus: keys that come before would go elsewhere. */
export async function focusIsIn(place: Locator): Promise<void> {
  await until(`the focus is in ${place}`, () =>
    place.first().evaluate((element) => element.contains(document.activeElement)),
  )
}

/** Resolves when an entry of the menu that the keyboard has opened takes the keys. */
export async function menuHasFocus(page: Page): Promise<void> {
  await page.waitForFunction(() => document.activeElement?.role?.startsWith('menuitem'))
}

function watch(page: Page, url: string): void {
  const found: string[] = []
  faults.set(page, found)
  page.on('pageerror', (error) => found.push(`error: ${error.stack ?? error.message}`))
  page.on('console', (message) => {
    // A refused or failed request is the business of the test that made it.
    if (message.type() !== 'error' || /Failed to load resource|WebSocket connection to/.test(message.text()))
      return
    found.push(`console: ${message.text()}`)
  })
  page.on('request', (request) => {
    const { protocol, origin } = new URL(request.url())
    if (protocol.startsWith('http') && origin !== url)
      found.push(`request to another origin: ${request.url()}`)
  })
}
