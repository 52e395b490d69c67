import { createLogger } from '@plenary/server/logger.ts'
import { startServer } from '@plenary/server/server.ts'
import type { RoomId } from '@plenary/shared/ids.ts'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { launchChromium } from '../support/chromium.ts'
import { anchorsInText, plantThreads } from '../support/planted-threads.ts'
import { seedDatabase } from '../support/seed-database.ts'
import { testConfig } from '../support/start-server.ts'
import { makeTempFolder } from '../support/temp-folder.ts'
import { TestMember } from '../support/test-member.ts'
import { median, percentile } from './statistics.ts'

// `node tests/load/threads.load.ts [rounds]`: a room with a thousand threads beside the same room without any, in a real
// Chromium, in turn; and how soon the other person sees what is said. Prints figures; asserts nothing.

const THREADS = 1_000
const ROUNDS = Number(process.argv[2] ?? 9)

const rooms = { without: await openRoom(0), with: await openRoom(THREADS) }
const browser = await launchChromium()
try {
  await printOpenings()
  await printScrolling()
  await printTalk()
} finally {
  await browser.close()
  await rooms.without.stop()
  await rooms.with.stop()
}

async function openRoom(threads: number) {
  const databaseUrl = `embedded:${makeTempFolder('threads')}`
  await seedDatabase(databaseUrl)
  const logger = createLogger('silent')
  const first = await startServer(testConfig(databaseUrl), logger)
  const url = `http://127.0.0.1:${first.port}`
  const imani = await TestMember.signIn({ url }, 'imani@larkspur.example')
  const roomId = (await imani.submissionId()) as RoomId
  const line = await imani.join(roomId)
  const anchors = anchorsInText(line.text, threads)
  line.socket.terminate()
  await first.stop()
  await plantThreads(databaseUrl, roomId, anchors)
  const { port, stop } = await startServer(testConfig(databaseUrl), logger)
  return { url: `http://localhost:${port}`, roomId, stop }
}

type Room = Awaited<ReturnType<typeof openRoom>>

async function contextIn(from: Browser, { url }: Room, email: string): Promise<BrowserContext> {
  const context = await from.newContext({ viewport: { width: 1440, height: 900 } })
  const answer = await context.request.post(`${url}/api/sessions`, {
    headers: { Origin: url },
    data: { email, password: 'correct horse table' },
  })
  if (!answer.ok()) throw new Error(`not signed in: ${answer.status()}`)
  return context
}

async function pageIn(room: Room, email: string): Promise<Page> {
  const page = await (await contextIn(browser, room, email)).newPage()
  await page.goto(`${room.url}/r/${room.roomId}`)
  await page.locator('#text[contenteditable="true"] > h2').first().waitFor()
  return page
}

/** From the navigation until the text takes letters, and until the comments are counted, with an empty cache. */
async function printOpenings(): Promise<void> {
  const times = { without: [] as number[], with: [] as number[] }
  const counted: number[] = []
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const kind of ['without', 'with'] as const) {
      const context = await contextIn(browser, rooms[kind], 'tomas@kestrel.example')
      const page = await context.newPage()
      await page.goto(`${rooms[kind].url}/r/${rooms[kind].roomId}`, { waitUntil: 'commit' })
      const editable = await page.waitForFunction(() =>
        document.querySelector('#text[contenteditable="true"] > h2') ? performance.now() : false,
      )
      if (kind === 'with') {
        const all = await page.waitForFunction(
          (count) => (document.body.textContent?.includes(`Open ${count}`) ? performance.now() : false),
          String(THREADS),
        )
        if (round > 0) counted.push(Number(await all.jsonValue()))
      }
      // The first of each warms the server up.
      if (round > 0) times[kind].push(Number(await editable.jsonValue()))
      await context.close()
    }
  }
  const [plain, many] = [median(times.without), median(times.with)]
  console.log(
    `open, ms, medians of ${ROUNDS} in turn: without ${plain.toFixed(0)}, with ${THREADS} threads ${many.toFixed(0)}`,
  )
  console.log(
    `  ratio ${(many / plain).toFixed(3)}; all comments there after ${median(counted).toFixed(0)} ms`,
  )
}

/** The time between frames while the page scrolls by itself, and what the main thread does for it. */
async function printScrolling(): Promise<void> {
  for (const kind of ['without', 'with'] as const) {
    const page = await pageIn(rooms[kind], 'tomas@kestrel.example')
    if (kind === 'with') await page.getByRole('button', { name: `Open ${THREADS}` }).waitFor()
    const gaps = await page.evaluate(
      () =>
        new Promise<number[]>((resolve) => {
          const found: number[] = []
          let last = performance.now()
          const step = (now: number) => {
            found.push(now - last)
            last = now
            window.scrollBy(0, 24)
            if (found.length < 400) requestAnimationFrame(step)
            else resolve(found.slice(10))
          }
          requestAnimationFrame(step)
        }),
    )
    const late = gaps.filter((gap) => gap > 25).length
    console.log(
      `scroll ${kind}: between frames median ${median(gaps).toFixed(1)} ms, p95 ${percentile(gaps, 0.95).toFixed(1)}, worst ${Math.max(...gaps).toFixed(0)}; ${late} of ${gaps.length} late (> 25 ms)`,
    )
    await page.context().close()
  }
}

/** From the press of one person until the other sees it. */
async function printTalk(): Promise<void> {
  const room = rooms.with
  const [noor, imani] = [
    await pageIn(room, 'noor@opendoor.example'),
    await pageIn(room, 'imani@larkspur.example'),
  ]
  for (const page of [noor, imani]) await page.getByRole('button', { name: `Open ${THREADS}` }).waitFor()
  const times: Record<'comment' | 'settle', number[]> = { comment: [], settle: [] }
  const api = await TestMember.signIn({ url: room.url }, 'noor@opendoor.example')
  for (let round = 0; round < ROUNDS; round += 1) {
    const mark = THREADS + 1
    const arrives = countShown(imani, `Open ${mark}`)
    const startedAt = performance.now()
    const answer = await api.call('POST', `/api/rooms/${room.roomId}/threads`, {
      anchor: { kind: 'document' },
      visibility: 'room',
      body: {
        type: 'doc',
        content: [{ type: 'paragraph', content: [{ type: 'text', text: `round ${round}` }] }],
      },
    })
    await arrives
    times.comment.push(performance.now() - startedAt)
    const { id } = answer.body as { id: string }
    const gone = countShown(imani, `Open ${THREADS}`)
    const settledAt = performance.now()
    await api.call('PUT', `/api/rooms/${room.roomId}/threads/${id}/settlement`, {
      disposition: null,
      reason: null,
    })
    await gone
    times.settle.push(performance.now() - settledAt)
  }
  for (const [what, values] of Object.entries(times))
    console.log(
      `${what} seen by the other, ms: median ${median(values).toFixed(0)}, worst ${Math.max(...values).toFixed(0)} (n = ${values.length})`,
    )
}

/** Resolves in the page's own frame in which words have come. */
function countShown(page: Page, words: string): Promise<unknown> {
  return page.waitForFunction((awaited) => document.body.textContent?.includes(awaited), words)
}
