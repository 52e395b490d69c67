import { createLogger } from '@plenary/server/logger.ts'
import { startServer } from '@plenary/server/server.ts'
import type { RoomId } from '@plenary/shared/ids.ts'
import { launchChromium } from '../support/chromium.ts'
import { plantVersions } from '../support/planted-versions.ts'
import { seedDatabase } from '../support/seed-database.ts'
import { testConfig } from '../support/start-server.ts'
import { makeTempFolder } from '../support/temp-folder.ts'
import { TestMember } from '../support/test-member.ts'
import { keepVersion } from '../support/versions.ts'
import { median } from './statistics.ts'

// `node tests/load/timeline.load.ts [rounds]`, after a build: the page of a document with 500 versions, from the
// navigation until all of them are listed, in a real Chromium with an empty cache. Prints figures; asserts nothing.

const VERSIONS = 500
const ROUNDS = Number(process.argv[2] ?? 11)

const databaseUrl = `embedded:${makeTempFolder('timeline')}`
await seedDatabase(databaseUrl)
const logger = createLogger('silent')
const roomId = await makeVersions()
const { port, stop } = await startServer(testConfig(databaseUrl), logger)
const url = `http://localhost:${port}`
const browser = await launchChromium()
try {
  const times: number[] = []
  // The first warms the server up.
  for (let round = 0; round <= ROUNDS; round += 1) {
    const ms = await timeToList()
    if (round > 0) times.push(ms)
  }
  const [middle, slowest] = [median(times), Math.max(...times)]
  console.log(
    `${VERSIONS} versions listed after ${middle.toFixed(0)} ms (median of ${ROUNDS}, slowest ${slowest.toFixed(0)})`,
  )
} finally {
  await browser.close()
  await stop()
}

async function makeVersions(): Promise<RoomId> {
  const first = await startServer(testConfig(databaseUrl), logger)
  const imani = await TestMember.signIn({ url: `http://127.0.0.1:${first.port}` }, 'imani@larkspur.example')
  const id = (await imani.submissionId()) as RoomId
  await keepVersion(imani, id)
  await first.stop()
  await plantVersions(databaseUrl, id, VERSIONS - 1)
  return id
}

async function timeToList(): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  await context.request.post(`${url}/api/sessions`, {
    headers: { Origin: url },
    data: { email: 'imani@larkspur.example', password: 'correct horse table' },
  })
  const page = await context.newPage()
  await page.goto(`${url}/r/${roomId}/versions`, { waitUntil: 'commit' })
  const listed = await page.waitForFunction(
    // The text of now stands above them.
    (count) => (document.querySelectorAll('nav ol > li').length > count ? performance.now() : false),
    VERSIONS,
  )
  const ms = Number(await listed.jsonValue())
  await context.close()
  return ms
}
