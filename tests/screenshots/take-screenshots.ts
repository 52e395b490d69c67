import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { DEMO_PASSWORD } from '@plenary/server/demo/demo-coalition.ts'
import { roomPartiesSchema } from '@plenary/shared/threads.ts'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { launchChromium } from '../support/chromium.ts'
import { commentOn, selectWords } from '../support/comment-pages.ts'
import { acceptAsGuest, invite } from '../support/inviting.ts'
import { blueprintId } from '../support/reviewing.ts'
import { roundsSeenBy } from '../support/rounds.ts'
import { publish, seal } from '../support/sealing.ts'
import { freePort, ServerProcess } from '../support/server-process.ts'
import { IMANI } from '../support/submission.ts'
import { makeTempFolder } from '../support/temp-folder.ts'
import { TestMember } from '../support/test-member.ts'

// `pnpm screenshots [folder]`: the pictures of docs/screenshots, of a demo server with people in it.

const FOLDER = process.argv[2] ?? join(import.meta.dirname, '../../docs/screenshots')

const SIZES = { wide: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } }
const LOOKS = [
  { size: 'wide', colorScheme: 'light', locale: 'en-GB' },
  { size: 'wide', colorScheme: 'dark', locale: 'en-GB' },
  { size: 'phone', colorScheme: 'light', locale: 'en-GB' },
  { size: 'phone', colorScheme: 'dark', locale: 'en-GB' },
  { size: 'wide', colorScheme: 'light', locale: 'fr-FR' },
  { size: 'phone', colorScheme: 'light', locale: 'fr-FR' },
] as const
type Look = (typeof LOOKS)[number]

/** The paragraphs where the others' carets stand, in section D. */
const OTHERS = [
  { email: 'maelle@aubepine.example', words: 'Of three ministries' },
  { email: 'h2@harbourlight.example', words: 'answer in writing' },
]

/** The pages of a coordinator. */
const PAGES = [
  ['members', '/c/common-table/members'],
  ['trail', '/c/common-table/trail'],
  ['mechanisms', '/c/common-table/mechanisms'],
  ['account', '/account'],
] as const

await mkdir(FOLDER, { recursive: true })
const server = new ServerProcess(await freePort(), { DATA_DIR: makeTempFolder('screenshots') })
await server.start()
const link = await makeLink()
const browser = await launchChromium()
try {
  const others = await Promise.all(OTHERS.map(({ email, words }) => sitDown(email, words)))
  await talk(others)
  for (const look of LOOKS) {
    await takeAll(look, async () => {
      for (const page of others) await page.keyboard.press('ArrowLeft')
    })
  }
  const slug = await sealAndPublish()
  for (const look of LOOKS) await takeSealed(look, slug)
} finally {
  await browser.close()
  await server.kill()
}

function optionsOf({ size, colorScheme, locale }: Look) {
  const isPhone = size === 'phone'
  return { viewport: SIZES[size], colorScheme, locale, isMobile: isPhone, hasTouch: isPhone }
}

function nameIn({ size, colorScheme, locale }: Look, screen: string): string {
  return [screen, size, colorScheme, ...(locale === 'fr-FR' ? ['fr'] : [])].join('-')
}

/** The public page of what is sealed, and the page where anybody checks it. */
async function takeSealed(look: Look, slug: string): Promise<void> {
  const reader = await openPage(browser, optionsOf(look))
  await reader.goto(`${server.url}/p/${slug}`)
  await shoot(reader, nameIn(look, 'public'))
  await reader.goto(`${server.url}/verify`)
  await shoot(reader, nameIn(look, 'verify'))
  await reader.context().close()
}

/** The submission as it stands, for everybody; gives the end of its address. */
async function sealAndPublish(): Promise<string> {
  const imani = await TestMember.signIn(server, IMANI)
  const id = await imani.submissionId()
  // A document in which comments are asked is not locked.
  const { items } = await roundsSeenBy(imani, id)
  for (const round of items) await imani.call('POST', `/api/rooms/${id}/rounds/${round.id}/close`, {})
  const { publication } = await publish(imani, id, (await seal(imani, id)).id)
  if (!publication) throw new Error('it is not public')
  return publication.slug
}

async function takeAll(look: Look, moveOthers: () => Promise<void>): Promise<void> {
  const options = optionsOf(look)
  const isPhone = look.size === 'phone'
  const name = (screen: string) => nameIn(look, screen)

  const guest = await openPage(browser, options)
  await guest.goto(`${server.url}/sign-in`)
  await guest.locator('form').waitFor()
  await shoot(guest, name('sign-in'))
  await guest.goto(link)
  await guest.locator('form').waitFor()
  await shoot(guest, name('join'))
  await guest.goto(`${server.url}/stay-safe`)
  await guest.locator('main h2').first().waitFor()
  await shoot(guest, name('stay-safe'))
  await guest.context().close()

  const imani = await openPage(browser, options, 'imani@larkspur.example')
  await imani.goto(server.url)
  await imani.locator('a', { hasText: 'Joint UPR' }).waitFor()
  await shoot(imani, name('home'))
  for (const [screen, path] of PAGES) {
    await imani.goto(server.url + path)
    await imani.locator('main :is(h2, li)').first().waitFor()
    await shoot(imani, name(screen))
  }
  await imani.goto(server.url)
  await enterRoom(imani)
  await imani
    .locator('#text h2', { hasText: 'A national mechanism' })
    .evaluate((heading) => heading.scrollIntoView())
  await moveOthers()
  await imani
    .locator('.caret.is-moving')
    .nth(OTHERS.length - 1)
    .waitFor({ state: 'attached' })
  await shoot(imani, name('room'))
  if (isPhone) {
    await imani.locator('#text [data-thread]', { hasText: 'in person' }).first().tap()
    await imani.locator('article[id^="thread-"]').waitFor()
    await shoot(imani, name('room-comment'))
  } else {
    await imani.locator('#text [data-thread]', { hasText: 'in person' }).first().click()
    await imani.locator('article[aria-current]').waitFor()
    await shoot(imani, name('room-comment'))
    await imani.keyboard.press('Escape')
    await imani.locator('header button[aria-label^="LC"]').click()
    await imani.getByRole('dialog').waitFor()
    await shoot(imani, name('room-people'))
    await imani.keyboard.press('Escape')
    await imani.getByRole('button', { name: /^(Share|Partager)/ }).click()
    await imani.getByRole('dialog').locator('form').waitFor()
    await shoot(imani, name('room-share'))
  }
  await imani.goto(`${server.url}/r/${await roomId()}/rounds`)
  await imani.locator('main', { hasText: 'After the consultation' }).waitFor()
  await shoot(imani, name('rounds'))
  await imani.goto(`${server.url}/r/${await roomId()}/versions`)
  await imani.locator('article#text ins').first().waitFor()
  await imani.keyboard.press('j')
  await imani.locator('aside [aria-live]').waitFor()
  await shoot(imani, name('versions'))
  await imani.goto(`${server.url}/r/${await roomId()}/recommendations`)
  await imani.getByText('R3', { exact: true }).first().waitFor()
  await shoot(imani, name('recommendations'))
  await imani.goto(`${server.url}/r/${await roomId()}/readiness`)
  await imani.locator('main h2').first().waitFor()
  await shoot(imani, name('readiness'))
  await imani.goto(`${server.url}/r/${await roomId()}/sign-off`)
  await imani.locator('td a').first().waitFor()
  await shoot(imani, name('sign-off'))
  await imani.goto(`${server.url}/r/${await blueprint()}/review`)
  await imani.locator('section table').waitFor()
  await shoot(imani, name('review'))
  await imani.context().close()

  const maelle = await openPage(browser, options, 'maelle@aubepine.example')
  await maelle.goto(`${server.url}/r/${await roomId()}/sign`)
  await maelle.locator('article#text ins').first().waitFor()
  await shoot(maelle, name('sign'))
  await maelle.context().close()
}

/** What the others say and suggest, and the round in which they were asked to. */
async function talk([maelle]: readonly Page[]): Promise<void> {
  const imani = await TestMember.signIn(server, IMANI)
  const { body } = await imani.call('GET', `/api/rooms/${await roomId()}/parties`)
  // Threadwork reads, and cannot be asked.
  const asked = roomPartiesSchema.parse(body).organizations.filter(({ letters }) => letters !== 'TY')
  const organizationIds = asked.map(({ id }) => id)
  const closesAt = new Date(Date.now() + 4 * 86_400_000).toISOString()
  const round = { kind: 'comments', title: 'After the consultation', note: null, closesAt, organizationIds }
  await imani.call('POST', `/api/rooms/${await roomId()}/rounds`, round)
  const noor = await sitDown('noor@opendoor.example', 'Consultation, where')
  const where = 'Announced where? In Haldrey nobody had heard of it.'
  await commentOn(noor, 'in person and announced two weeks before', where)
  await commentOn(noor, 'the lists of those invited', 'Which lists? There are two kinds.')
  await noor.context().close()
  if (!maelle) return
  await selectWords(maelle, 'one sent a list of laws')
  await maelle.keyboard.type('one sent us a list of laws and nothing else')
  await maelle.keyboard.press('Control+Alt+s')
  await selectWords(maelle, 'did not reply')
  await maelle.keyboard.type('sent no answer')
  await maelle.keyboard.press('Control+Alt+s')
}

async function blueprint(): Promise<string> {
  return blueprintId(await TestMember.signIn(server, IMANI))
}

async function roomId(): Promise<string> {
  return (await TestMember.signIn(server, IMANI)).submissionId()
}

/** A link into the submission, such as a partner is sent; somebody has asked to join through another. */
async function makeLink(): Promise<string> {
  const imani = await TestMember.signIn(server, IMANI)
  const id = await imani.submissionId()
  const note =
    'We are writing one submission about Norvanne, with six organisations. Section H needs the voice of young newcomers. Thank you for reading it.'
  const { token } = await invite(imani, { roomId: id, role: 'commenter' })
  await acceptAsGuest(server.url, token, { displayName: 'Yara B.', organizationName: 'Threadwork' })
  return (await invite(imani, { roomId: id, role: 'editor', note, uses: 5 })).link
}

/** Somebody else in the room, with the caret in a paragraph. */
async function sitDown(email: string, words: string): Promise<Page> {
  const page = await openPage(browser, { viewport: SIZES.wide }, email)
  await page.goto(server.url)
  await enterRoom(page)
  await page.locator('#text p', { hasText: words }).first().click()
  return page
}

async function enterRoom(page: Page): Promise<void> {
  await page.locator('a', { hasText: 'Joint UPR' }).click()
  await page.locator('#text > h2').first().waitFor()
}

async function openPage(browser: Browser, options: BrowserContextOptions, email?: string): Promise<Page> {
  const context = await browser.newContext(options)
  if (email) {
    await context.request.post(`${server.url}/api/sessions`, {
      headers: { Origin: server.url },
      data: { email, password: DEMO_PASSWORD },
    })
  }
  return context.newPage()
}

async function shoot(page: Page, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready)
  // Names of carets take their place in the frames after the one that draws them.
  for (let frame = 0; frame < 8; frame++) await page.evaluate(() => new Promise(requestAnimationFrame))
  await page.screenshot({ path: join(FOLDER, `${name}.png`), animations: 'disabled', caret: 'hide' })
  console.log(`${name}.png`)
}
