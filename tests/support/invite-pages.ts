import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { openBrowserPerson, openSubmission } from './browser-person.ts'

export const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
/** Half-way through a fade, every contrast is too low. */
export const STILL = { reducedMotion: 'reduce' } as const

/** A person in the submission, with the dialog open in which links are made. */
export async function openShare(
  browser: Browser,
  { url, ...options }: BrowserContextOptions & { url: string; email: string },
): Promise<Page> {
  const page = await openBrowserPerson(browser, url, { ...STILL, ...options })
  await openSubmission(page, url)
  await page.getByRole('button', { name: /^Share/ }).click()
  await page.getByRole('dialog').waitFor()
  return page
}

/** Somebody without an account, at the page that a link opens. */
export async function openLink(
  browser: Browser,
  link: string,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const page = await openBrowserPerson(browser, new URL(link).origin, { ...STILL, ...options })
  await page.goto(link)
  await page.getByRole('heading', { level: 1 }).waitFor()
  return page
}

/** Fills in how one takes part, and asks to. */
export async function askToJoin(page: Page, displayName: string, organization?: string): Promise<void> {
  if (organization) await page.getByLabel('Which organisation do you speak for?').fill(organization)
  await page.getByLabel('Name shown').fill(displayName)
  await page.getByRole('button', { name: 'Ask to join' }).click()
}

/** Where a link is shown that has just been made. */
export function linkField(page: Page) {
  return page.getByRole('textbox', { name: 'Link', exact: true })
}

/** Makes a link as the form stands, and gives it. */
export async function createLink(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Create link' }).click()
  return linkField(page).inputValue()
}

/** Whether one has to scroll sideways. */
export function isWiderThanPage(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)
}
