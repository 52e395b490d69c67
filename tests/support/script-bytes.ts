import { DEMO_PASSWORD } from '@plenary/server/demo/demo-coalition.ts'
import { roomListSchema } from '@plenary/shared/rooms.ts'
import type { Browser, BrowserContext } from 'playwright-core'

/** The pages that have a budget, and the most compressed JavaScript that each may load by itself, in bytes. */
export const SCRIPT_BUDGETS = {
  'sign-in': 150_000,
  home: 150_000,
  room: 350_000,
} as const

export type BudgetedPage = keyof typeof SCRIPT_BUDGETS

export type PageLanguage = 'en-GB' | 'fr-FR'

const COALITION = 'common-table'

/** So long after the last script no other comes by itself. */
const QUIET_MS = 3_000

/**
 * What a page of the demo loads of JavaScript, as the server sends it (compressed), until it has come to rest: in a
 * new profile, so with nothing in the cache, and before anybody presses anything. In bytes.
 */
export async function measureScript(
  browser: Browser,
  serverUrl: string,
  page: BudgetedPage,
  locale: PageLanguage,
): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale })
  try {
    const opened = await context.newPage()
    await opened.goto(serverUrl + (await pathOf(page, context, serverUrl)))
    await opened
      .locator(page === 'room' ? '#text > h2' : 'h1')
      .first()
      .waitFor()
    return await opened.evaluate(scriptAtRest, QUIET_MS)
  } finally {
    await context.close()
  }
}

async function pathOf(page: BudgetedPage, { request }: BrowserContext, serverUrl: string): Promise<string> {
  if (page === 'sign-in') return '/sign-in'
  await request.post(`${serverUrl}/api/sessions`, {
    headers: { Origin: serverUrl },
    data: { email: 'imani@larkspur.example', password: DEMO_PASSWORD },
  })
  if (page === 'home') return `/c/${COALITION}`
  const answer = await request.get(`${serverUrl}/api/coalitions/${COALITION}/rooms`)
  const { items } = roomListSchema.parse(await answer.json())
  const submission = items.find(({ title }) => title.startsWith('Joint UPR'))
  if (!submission) throw new Error('the demo has no submission')
  return `/r/${submission.id}`
}

/** Runs in the page. */
async function scriptAtRest(quietMs: number): Promise<number> {
  const scripts = () =>
    performance
      .getEntriesByType('resource')
      .filter((entry) => entry instanceof PerformanceResourceTiming)
      .filter(({ name }) => new URL(name).pathname.endsWith('.js'))
  const lastAt = () => Math.max(0, ...scripts().map(({ responseEnd }) => responseEnd))
  while (performance.now() - lastAt() < quietMs) await new Promise((resolve) => setTimeout(resolve, 100))
  return scripts().reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0)
}
