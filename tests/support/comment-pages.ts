import { createLogger } from '@plenary/server/logger.ts'
import { startServer } from '@plenary/server/server.ts'
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core'
import { onTestFinished } from 'vitest'
import { openBrowserPerson, openSubmission } from './browser-person.ts'
import { testConfig } from './start-server.ts'
import { newDatabaseUrl } from './test-database.ts'
import { TestMember } from './test-member.ts'

/** A server with the demo, and the way to sit people down in its submission. */
export async function roomForComments(browser: Browser) {
  const config = testConfig(await newDatabaseUrl('any'))
  const server = await startServer(config, createLogger('silent'))
  onTestFinished(server.stop)
  const url = `http://localhost:${server.port}`
  return {
    url,
    sit: async (email: string, options: BrowserContextOptions = {}) => {
      const page = await openBrowserPerson(browser, url, { email, reducedMotion: 'reduce', ...options })
      await openSubmission(page, url)
      // Cards are drawn where one looks.
      await page
        .locator('#text p', { hasText: 'Of three ministries' })
        .evaluate((p) => p.scrollIntoView({ block: 'center' }))
      return page
    },
    over: (email: string) => TestMember.signIn({ url }, email),
  }
}

/** Selects words of the text, as dragging over them does. */
export async function selectWords(page: Page, words: string): Promise<void> {
  await page.evaluate((wanted) => {
    const text = document.querySelector<HTMLElement>('#text')
    const walker = document.createTreeWalker(text as Node, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.textContent?.indexOf(wanted) ?? -1
      if (at < 0) continue
      node.parentElement?.scrollIntoView({ block: 'center' })
      text?.focus({ preventScroll: true })
      getSelection()?.setBaseAndExtent(node, at, node, at + wanted.length)
      return
    }
    throw new Error(`the text does not hold ${wanted}`)
  }, words)
  // The editor takes a selection over when the browser tells it.
  await page.getByRole('button', { name: 'Comment', exact: true }).waitFor()
}

type Wish = { propose?: string; seenBy?: 'room' | 'organization' | 'coordinators' }

/** Comments on words of the text. */
export async function commentOn(
  page: Page,
  words: string,
  say: string,
  { propose, seenBy }: Wish = {},
): Promise<void> {
  await selectWords(page, words)
  await page.getByRole('button', { name: 'Comment', exact: true }).click()
  const form = newComment(page)
  if (propose !== undefined) {
    await form.getByLabel('Propose other words').check()
    await form.getByLabel('Words to stand there').fill(propose)
  }
  if (seenBy) await form.getByLabel('Who sees it').selectOption(seenBy)
  if (say) await writeIn(form.getByRole('textbox', { name: 'Your comment' }), say)
  await form.getByRole('button', { name: propose === undefined ? 'Comment' : 'Propose', exact: true }).click()
  await form.waitFor({ state: 'detached' })
}

/** The card in which a comment begins. */
export function newComment(page: Page): Locator {
  return page.getByRole('region', { name: 'New comment' })
}

/** Types into the field of a comment. */
export async function writeIn(field: Locator, words: string): Promise<void> {
  await field.click()
  await field.pressSequentially(words)
}

/** The cards of comments that are drawn. */
export function cards(page: Page): Locator {
  return page.locator('article[id^="thread-"]')
}

/** The card of the thread in which something is said. */
export function cardWith(page: Page, words: string): Locator {
  return cards(page).filter({ hasText: words })
}

/** The words of the text that a thread stands on, as marked now. */
export function markedWords(page: Page): Promise<string[]> {
  return page.locator('#text').evaluate((text) => {
    const byThread = new Map<string, string>()
    for (const range of text.querySelectorAll<HTMLElement>('[data-thread]')) {
      const id = range.dataset.thread ?? ''
      const copy = range.cloneNode(true) as HTMLElement
      for (const caret of copy.querySelectorAll('.caret')) caret.remove()
      byThread.set(id, (byThread.get(id) ?? '') + copy.textContent)
    }
    return [...byThread.values()]
  })
}

/** The first words in the text with a comment on them that has been sent: one that is being written marks its words too. */
export function storedThread(page: Page): Locator {
  return page.locator('[data-thread]:not([data-thread="new"])').first()
}

/** Resolves when the keys go into the field of a comment. */
export async function fieldHasFocus(page: Page): Promise<void> {
  await page.waitForFunction(() => document.activeElement?.getAttribute('aria-label')?.startsWith('Your '))
}
