import { setTimeout } from 'node:timers/promises'
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
// recommendations. First the time in which the page is busy with it until its letter is drawn; then all that its main
// thread works for a key, also after that, in CPU time, less what it works while nobody types. The same then for the
// page as it is drawn, without a script: what the browser itself takes for a key. In turns, {@link ROUNDS} times, with
// medians. Asserts nothing.

const SECTIONS = 20
const KEYS = 100
const ROUNDS = 3
const TYPED = 'what became of them by then '
/** Seven keys a second: who types fast. */
const PACE_MS = 140
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
  const ours: Typing[] = []
  const browsers: Typing[] = []
  const bare = await withoutScript(page)
  await page.evaluate(watchKeys)
  await bare.evaluate(watchKeys)
  for (let round = 0; round < ROUNDS; round += 1) {
    ours.push(await timeTyping(page))
    browsers.push(await timeTyping(bare))
  }
  tell('Plenary', ours)
  tell('the browser alone', browsers)
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

/** For each key, in milliseconds: the work between it and its letter on the screen, and all that the page works for it. */
type Typing = { drawn: number[]; worked: number[] }

function tell(who: string, rounds: Typing[]): void {
  const drawn = rounds.flatMap((round) => round.drawn)
  const [letter, late, worst] = [0.5, 0.95, 1].map((share) => quantile(drawn, share).toFixed(1))
  const worked = rounds.flatMap((round) => round.worked)
  const mean = worked.reduce((sum, cost) => sum + cost, 0) / worked.length
  console.log(
    `${who}: from a key to its letter ${letter} ms at the median, p95 ${late} ms, worst ${worst} ms (n = ${drawn.length});`,
    `CPU of the page for each key ${quantile(worked, 0.5).toFixed(1)} ms at the median, ${mean.toFixed(1)} ms on average`,
  )
}

function quantile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) * share)] ?? Number.NaN
}

/** The page as it is drawn, its text as editable, in a page of its own. */
async function withoutScript(page: Page): Promise<Page> {
  const body = await page.evaluate(() => {
    const rules = [...document.styleSheets]
      .flatMap((sheet) => [...sheet.cssRules])
      .map((rule) => rule.cssText)
    const shown = document.documentElement.cloneNode(true) as HTMLElement
    for (const loaded of shown.querySelectorAll('script, link, style')) loaded.remove()
    const style = document.createElement('style')
    style.textContent = rules.join('\n')
    shown.querySelector('head')?.append(style)
    return `<!doctype html>${shown.outerHTML}`
  })
  const bare = await page.context().newPage()
  await bare.route('**/bare', (route) => route.fulfill({ contentType: 'text/html', body }))
  await bare.goto(`${server.url}/bare`)
  return bare
}

async function timeTyping(page: Page): Promise<Typing> {
  const client = await page.context().newCDPSession(page)
  await client.send('Performance.enable', { timeDomain: 'threadTicks' })
  const cpuMs = async () => {
    const { metrics } = await client.send('Performance.getMetrics')
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000
  }
  // What a page fetches ahead of need is not what a key costs.
  await page.waitForLoadState('networkidle')
  await page.bringToFront()
  await page.locator('#text > p').nth(100).click()
  const pause = () => setTimeout(PACE_MS)
  const idle = await eachCosts(KEYS / 2, pause)
  const typed = await eachCosts(KEYS, async (key) => {
    const paused = pause()
    await page.keyboard.press(TYPED[key % TYPED.length] ?? ' ')
    await paused
  })
  const drawn = await page.evaluate(() => (window as unknown as { drawn: number[] }).drawn.splice(0))
  await client.detach()
  const rest = quantile(idle, 0.5)
  return { drawn, worked: typed.map((cost) => cost - rest) }

  async function eachCosts(times: number, act: (at: number) => Promise<void>): Promise<number[]> {
    const costs: number[] = []
    for (let at = 0; at < times; at += 1) {
      const from = await cpuMs()
      await act(at)
      costs.push((await cpuMs()) - from)
    }
    return costs
  }
}

/** In the page: adds up what each key keeps it busy with, its own task and the frame that draws it, not the wait between. */
function watchKeys(): void {
  const drawn: number[] = []
  Object.assign(window, { drawn })
  const afterThis = (then: () => void) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = then
    port2.postMessage(null)
  }
  window.addEventListener(
    'keydown',
    () => {
      const pressed = performance.now()
      let work = 0
      afterThis(() => {
        work += performance.now() - pressed
      })
      requestAnimationFrame(() => {
        const begun = performance.now()
        afterThis(() => drawn.push(work + performance.now() - begun))
      })
    },
    true,
  )
}
