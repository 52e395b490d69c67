import { openDatabase } from '@plenary/db/database.ts'
import { migrate } from '@plenary/db/migrate.ts'
import { DEMO_PASSWORD } from '@plenary/server/demo/demo-coalition.ts'
import { seedDemo } from '@plenary/server/demo/seed-demo.ts'
import type { Page } from 'playwright-core'
import { XmlElement, XmlText } from 'yjs'
import { launchChromium } from '../support/chromium.ts'
import { plantRoom } from '../support/planted-room.ts'
import { freePort, ServerProcess } from '../support/server-process.ts'
import { makeTempFolder } from '../support/temp-folder.ts'

// `node tests/load/typing-long.load.ts`, after a build: what a key costs in a text of 20,000 words with 200 notes and 100
// recommendations, from the press until the letter is drawn. Prints percentiles; asserts nothing.

const SECTIONS = 20
const KEYS = 200
const SENTENCE =
  'At its previous review Norvanne supported many recommendations and nobody can say what became of them. '

const folder = makeTempFolder('typing-long')
const { db, close } = await openDatabase(`embedded:${folder}`)
await migrate(db)
await seedDemo(db)
const roomId = await plantRoom(db, 'A long text', (root) => root.insert(0, longText()))
await close()

const server = new ServerProcess(await freePort(), { DATA_DIR: folder })
await server.start()
const browser = await launchChromium()
try {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  await context.request.post(`${server.url}/api/sessions`, {
    headers: { Origin: server.url },
    data: { email: 'imani@larkspur.example', password: DEMO_PASSWORD },
  })
  const page = await context.newPage()
  await page.goto(`${server.url}/r/${roomId}`)
  await page.locator('#text[contenteditable="true"] > h2').first().waitFor()
  const words = await page
    .getByRole('navigation', { name: 'Outline' })
    .getByText(/ words?$/)
    .first()
    .textContent()
  const [notes, recommendations] = [
    await page.locator('#text .footnote').count(),
    await page.locator('#text .recommendation').count(),
  ]
  console.log(`${words}, ${notes} notes, ${recommendations} recommendations`)
  const times = (await timeKeys(page)).toSorted((a, b) => a - b)
  const at = (share: number) => (times[Math.floor((times.length - 1) * share)] ?? 0).toFixed(1)
  console.log(
    `main-thread time for each key: median ${at(0.5)} ms, p95 ${at(0.95)} ms, worst ${at(1)} ms (n = ${KEYS})`,
  )
} finally {
  await browser.close()
  await server.kill()
}

function longText(): XmlElement[] {
  const notes: XmlElement[] = []
  const blocks = Array.from({ length: SECTIONS }, (_, section) => [
    block('heading', [`Section ${section + 1}`], { id: `h${section}`, level: 2 }),
    ...Array.from({ length: 10 }, (__, at) => {
      const name = `n${section}-${at}`
      notes.push(block('footnote', ['Record kept by the coalition, annex two.'], { note: name, id: name }))
      const sign = new XmlElement('footnoteReference')
      sign.setAttribute('note', name)
      return block('paragraph', [SENTENCE.repeat(6), sign], { id: `p${section}-${at}` })
    }),
    ...Array.from({ length: 5 }, (__, at) =>
      block('recommendation', ['Publish, by 2028, the state of every recommendation that it supported.'], {
        ...{ id: `r${section}-${at}`, addressee: 'Government of Norvanne', deadline: '2028-12-31' },
      }),
    ),
  ])
  return [...blocks.flat(), ...notes]
}

function block(
  name: string,
  children: (string | XmlElement)[],
  attributes: Record<string, unknown>,
): XmlElement {
  const made = new XmlElement(name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value as string)
  made.insert(
    0,
    children.map((child) => (typeof child === 'string' ? new XmlText(child) : child)),
  )
  return made
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
  await page.locator('#text > p').nth(100).click()
  const times: number[] = []
  for (let key = 0; key < KEYS; key += 1) {
    await settle()
    const before = await taskMs()
    await page.keyboard.press('e')
    await settle()
    times.push((await taskMs()) - before)
  }
  return times
}
