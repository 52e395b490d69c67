import { readFile } from 'node:fs/promises'
import { recordAct } from '@plenary/db/audit.ts'
import { findCoalition } from '@plenary/db/coalitions.ts'
import { openDatabase } from '@plenary/db/database.ts'
import { listOrganizations } from '@plenary/db/organizations.ts'
import { DEMO_COALITION } from '@plenary/server/demo/demo-coalition.ts'
import { AUDIT_ACTS } from '@plenary/shared/audit.ts'
import { type MemberId, newId, type OrganizationId, type RoomId } from '@plenary/shared/ids.ts'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { menuHasFocus, openBrowserPerson } from '../support/browser-person.ts'
import { launchChromium } from '../support/chromium.ts'
import { seedDatabase } from '../support/seed-database.ts'
import { seriousFaults } from '../support/serious-faults.ts'
import { freePort, ServerProcess } from '../support/server-process.ts'
import { makeTempFolder } from '../support/temp-folder.ts'
import { until } from '../support/until.ts'

const IMANI = 'imani@larkspur.example'
const TRAIL = `/c/${DEMO_COALITION.slug}/trail`
const STILL = { reducedMotion: 'reduce' } as const

let browser: Browser
let server: ServerProcess
beforeAll(async () => {
  const folder = makeTempFolder('trail')
  await plantEachAct(`embedded:${folder}`)
  browser = await launchChromium(inject('chromium'))
  server = new ServerProcess(await freePort(), { DATA_DIR: folder })
  await server.start()
})
afterAll(async () => {
  await browser.close()
  await server.kill()
})

/** Every act that there is: once by nobody about what is gone, and thrice by a coordinator about what is there. */
async function plantEachAct(databaseUrl: string): Promise<void> {
  await seedDatabase(databaseUrl)
  const { db, close } = await openDatabase(databaseUrl)
  const coalition = await findCoalition(db, DEMO_COALITION.slug)
  if (!coalition) throw new Error('no demo coalition')
  const [larkspur, , kestrel] = await listOrganizations(db, coalition.id)
  const room = await db.selectFrom('rooms').select('id').orderBy('id').executeTakeFirstOrThrow()
  const members = db.selectFrom('members').select(['id', 'organization_id'])
  const imani = await members.where('display_name', '=', 'Imani O.').executeTakeFirstOrThrow()
  const tomas = await members.where('display_name', '=', 'Tomas R.').executeTakeFirstOrThrow()
  const gone = {
    actor: null,
    memberId: newId<MemberId>(),
    organizationId: newId<OrganizationId>(),
    roomId: newId<RoomId>(),
  }
  const there = {
    actor: { memberId: imani.id, organizationId: imani.organization_id },
    memberId: tomas.id,
    organizationId: kestrel?.id ?? null,
    roomId: room.id,
    facts: { role: 'commenter', uses: 2, hours: 72, needsAdmission: false, to: larkspur?.id ?? null },
  }
  for (const about of [gone, there, there, there]) {
    for (const act of AUDIT_ACTS.coalition) await recordAct(db, { coalitionId: coalition.id, act, ...about })
  }
  await close()
}

function rows(page: Page) {
  return page.locator('main ol > li')
}

async function openTrail(options: Parameters<typeof openBrowserPerson>[2] = {}): Promise<Page> {
  const page = await openBrowserPerson(browser, server.url, { email: IMANI, ...STILL, ...options })
  await page.goto(server.url + TRAIL)
  await rows(page).first().waitFor()
  return page
}

test('[TR6] every act has a sentence, also where those it is about are gone, and older ones come when asked for', async () => {
  const page = await openTrail()
  await until('everything is there', async () => {
    const older = page.getByRole('button', { name: 'Older acts' })
    if (await older.isVisible()) await older.click()
    return page.getByText('The trail begins here.').isVisible()
  })
  const sentences = await rows(page).locator('p:first-child').allTextContents()
  const acts = AUDIT_ACTS.coalition.length
  expect(sentences.length).toBeGreaterThanOrEqual(4 * acts)
  for (const sentence of sentences) expect(sentence.trim()).toMatch(/^.{12,}$/)
  // The newest come first: each kind of act says something else.
  expect(new Set(sentences.slice(0, acts)).size).toBe(acts)
  expect(sentences).toContain('Plenary suspended somebody whose account is gone')
  expect(sentences.map((sentence) => sentence.replaceAll(/[\u2068\u2069]/g, ''))).toContain(
    'Imani O. let Tomas R. into Joint UPR submission: Republic of Norvanne for Kestrel Housing',
  )
})

test('[TR4] acts are narrowed to a group and to an organisation, and what is not there is said', async () => {
  const page = await openTrail()
  await page.getByLabel('Acts about').selectOption('Documents')
  await until('only documents are left', async () =>
    (await rows(page).locator('p:first-child').allTextContents()).every(
      (sentence) => sentence.includes('Norvanne') || sentence.includes('a document that is gone'),
    ),
  )
  await page.getByLabel('By or about').selectOption('Harbourlight Exile Network')
  await page.getByText('No act like this').waitFor()
  await page.getByRole('button', { name: 'Show all acts' }).click()
  await rows(page).first().waitFor()
  expect(await page.getByLabel('Acts about').inputValue()).toBe('all')
})

test('[TR5] the trail is exported with the keyboard alone, and shows that it was', async () => {
  const page = await openTrail()
  await page.getByRole('button', { name: 'Export' }).focus()
  await page.keyboard.press('ArrowDown')
  await page.getByRole('menuitem', { name: /CSV/ }).waitFor()
  await menuHasFocus(page)
  await page.keyboard.press('ArrowDown')
  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')])
  expect(download.suggestedFilename()).toMatch(/^plenary-trail-common-table-\d{4}-\d\d-\d\d\.json$/)
  const exported = JSON.parse(await readFile(await download.path(), 'utf8'))
  expect(exported.rows.at(-1).act).toBe('audit.exported')
  await page.getByText('The trail is in your downloads').waitFor()
  await page.getByText('exported this trail in a form that can be checked').first().waitFor()
  const shown = await page.getByTitle(exported.rows.at(-1).hash).textContent()
  expect(shown?.replaceAll(' ', '')).toBe(exported.rows.at(-1).hash.slice(0, 16))
})

test('[TR5] the last fingerprint is copied whole', async () => {
  const page = await openTrail({ permissions: ['clipboard-read', 'clipboard-write'] })
  await page.getByRole('button', { name: 'Copy the last fingerprint' }).click()
  await page.getByText('Copied whole').waitFor()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^[0-9a-f]{64}$/)
})

test('[TR3] a member finds no way to the trail, and nothing at its address', async () => {
  const page = await openBrowserPerson(browser, server.url, {
    email: 'tomas@kestrel.example',
    isRefused: true,
  })
  await page.goto(`${server.url}/c/${DEMO_COALITION.slug}`)
  await page.getByRole('heading', { level: 1 }).waitFor()
  expect(await page.getByRole('link', { name: 'Trail' }).count()).toBe(0)
  await page.goto(server.url + TRAIL)
  await page.getByRole('heading', { level: 1, name: 'There is nothing here' }).waitFor()
})

test.each(['light', 'dark'] as const)('[A11Y1] axe finds nothing serious, %s', async (colorScheme) => {
  const page = await openTrail({ colorScheme })
  expect(await seriousFaults(page)).toEqual([])
  await page.getByRole('button', { name: 'Export' }).click()
  await page.getByRole('menu').waitFor()
  expect(await seriousFaults(page)).toEqual([])
})

test('[UI4] at 390 px nothing is wider than the page', async () => {
  const page = await openTrail({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
  expect(await seriousFaults(page)).toEqual([])
})
