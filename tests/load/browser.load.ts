import { DEMO_PASSWORD } from '@plenary/server/demo/demo-coalition.ts'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { launchChromium } from '../support/chromium.ts'
import { freePort, ServerProcess } from '../support/server-process.ts'
import { makeTempFolder } from '../support/temp-folder.ts'

// `pnpm bench:browser`: what a person feels, in a real Chromium on the demo submission. Prints percentiles; asserts nothing.

const OPENINGS = 9
const KEYS = 120
const EDITS = 60

const server = new ServerProcess(await freePort(), { DATA_DIR: makeTempFolder('bench') })
await server.start()
const browser = await launchChromium()
try {
  const imani = await signIn(browser, 'imani@larkspur.example')
  const url = await roomUrl(imani)
  print('open the submission: navigation to editable, empty cache, ms', await timeOpenings(url))
  const [writer, reader] = [
    await openRoom(imani, url),
    await openRoom(await signIn(browser, 'maelle@aubepine.example'), url),
  ]
  print('a letter on the other person’s screen, ms', await timeEdits(writer, reader))
  await reader.close()
  print('main-thread time for each key, ms', await timeKeys(writer))
} finally {
  await browser.close()
  await server.kill()
}

async function signIn(browser: Browser, email: string): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  await context.request.post(`${server.url}/api/sessions`, {
    headers: { Origin: server.url },
    data: { email, password: DEMO_PASSWORD },
  })
  return context
}

async function roomUrl(context: BrowserContext): Promise<string> {
  const page = await context.newPage()
  await page.goto(server.url)
  const path = await page.locator('a', { hasText: 'Joint UPR' }).getAttribute('href')
  await page.close()
  return server.url + path
}

async function openRoom(context: BrowserContext, url: string): Promise<Page> {
  const page = await context.newPage()
  await page.goto(url)
  await page.locator('#text[contenteditable="true"] > h2').first().waitFor()
  return page
}

/** From the start of the navigation until the text is there and takes letters, each time in a new profile. */
async function timeOpenings(url: string): Promise<number[]> {
  const times: number[] = []
  for (let n = 0; n <= OPENINGS; n++) {
    const context = await signIn(browser, 'tomas@kestrel.example')
    const page = await context.newPage()
    await page.goto(url, { waitUntil: 'commit' })
    const ms = await page.waitForFunction(() => {
      const isEditable = document.querySelector('#text[contenteditable="true"] > h2')
      return isEditable ? performance.now() : false
    })
    // The first one warms the server up.
    if (n > 0) times.push(Number(await ms.jsonValue()))
    await context.close()
  }
  return times
}

/** From a letter going into one page until it is in the DOM of the other; both clocks are this machine's. */
async function timeEdits(writer: Page, reader: Page): Promise<number[]> {
  await writer.locator('#text p', { hasText: 'Submitted jointly by' }).first().click()
  const times: number[] = []
  for (let n = 0; n < EDITS; n++) {
    const words = `⟨${n}⟩`
    const arrives = reader.evaluate(
      (awaited) =>
        new Promise<number>((resolve) => {
          const text = document.querySelector('#text')
          const look = () => {
            if (!text?.textContent?.includes(awaited)) return
            observer.disconnect()
            resolve(performance.timeOrigin + performance.now())
          }
          const observer = new MutationObserver(look)
          if (text) observer.observe(text, { childList: true, subtree: true, characterData: true })
        }),
      words,
    )
    const left = await writer.evaluate((letters) => {
      const at = performance.timeOrigin + performance.now()
      document.execCommand('insertText', false, letters)
      return at
    }, words)
    times.push((await arrives) - left)
  }
  return times
}

/** What the page's main thread does for one key, drawing and saving included, as the browser accounts for it. */
async function timeKeys(page: Page): Promise<number[]> {
  const client = await page.context().newCDPSession(page)
  await client.send('Performance.enable')
  const taskMs = async () => {
    const { metrics } = await client.send('Performance.getMetrics')
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000
  }
  const settle = () =>
    page.evaluate(() => new Promise((resolve) => requestIdleCallback(() => resolve(null), { timeout: 1000 })))
  await page.locator('#text p', { hasText: 'Submitted jointly by' }).first().click()
  const times: number[] = []
  for (let n = 0; n < KEYS; n++) {
    await settle()
    const before = await taskMs()
    await page.keyboard.press('e')
    await settle()
    times.push((await taskMs()) - before)
  }
  return times
}

function print(what: string, times: number[]): void {
  const sorted = [...times].sort((a, b) => a - b)
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]?.toFixed(1)
  console.log(`${what}: median ${at(0.5)}, p95 ${at(0.95)}, worst ${at(1)} (n = ${sorted.length})`)
}
