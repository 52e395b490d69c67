import { openDatabase } from '@plenary/db/database.ts'
import { SCHEMA_VERSION } from '@plenary/shared/document/schema-version.ts'
import type { RoomId } from '@plenary/shared/ids.ts'
import { decodeMessage, encodeMessage } from '@plenary/shared/protocol.ts'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import * as Y from 'yjs'
import {
  focusIsIn,
  missingFrom,
  openBrowserPerson,
  placeCaret,
  shownText,
} from '../support/browser-person.ts'
import { launchChromium } from '../support/chromium.ts'
import { element as el, marked, plantRoom } from '../support/planted-room.ts'
import { seriousFaults } from '../support/serious-faults.ts'
import { freePort, ServerProcess } from '../support/server-process.ts'
import { environmentOf, newDatabaseUrl } from '../support/test-database.ts'
import { type TestLine, TestMember } from '../support/test-member.ts'
import { until } from '../support/until.ts'

const IMANI = 'imani@larkspur.example'
const MAELLE = 'maelle@aubepine.example'
const SAMI = 'sami@threadwork.example'

const p = (...content: (Y.XmlElement | Y.XmlText | string)[]) => el('paragraph', ...content)
const list = (...items: Y.XmlElement[]) => el('bulletList', ...items)
const item = (...blocks: (Y.XmlElement | string)[]) => el('listItem', ...blocks)

function withAttribute(element: Y.XmlElement, name: string, value: string): Y.XmlElement {
  element.setAttribute(name, value)
  return element
}

/** Levels of quotations one in another, a foreign one at the bottom. */
function deep(levels: number, innermost: Y.XmlElement): Y.XmlElement {
  let block = innermost
  for (let level = 0; level < levels; level++) block = el('blockquote', block)
  return block
}

/** What may stand in a text that the page does not know, and its words, which must be readable. */
const MISMATCHES: [string, () => Y.XmlElement | Y.XmlText, string[]][] = [
  [
    'an unknown block',
    () => el('callout', p('Called out.'), el('callout', 'Inner words.')),
    ['Called out.', 'Inner words.'],
  ],
  [
    'an unknown inline node',
    () => p('Before ', el('sidenote', 'A note.'), ' after.'),
    ['Before A note. after.'],
  ],
  [
    'an unknown mark',
    () => p('Plain ', marked('and marked', { comment: { id: '1' }, bold: {} })),
    ['Plain and marked'],
  ],
  ['an unknown attribute', () => withAttribute(p('Centred words.'), 'align', 'center'), ['Centred words.']],
  [
    'a wrong nesting',
    () => el('blockquote', item(p('An item in a quotation.'))),
    ['An item in a quotation.'],
  ],
  [
    'empty required content',
    () => list(item(p('One.')), item(list(item(p('Two, without its lead.'))))),
    ['One.', 'Two, without its lead.'],
  ],
  ['text at the root', () => new Y.XmlText('Loose words.'), ['Loose words.']],
  ['a deep nesting', () => deep(60, p('Deep words.')), ['Deep words.']],
]

let browser: Browser
let server: ServerProcess
let maelleOutside: TestMember
const rooms = new Map<string, RoomId>()

beforeAll(async () => {
  browser = await launchChromium(inject('chromium'))
  const url = await newDatabaseUrl('any')
  const { db, close } = await openDatabase(url)
  const plant = async (name: string, ...blocks: (Y.XmlElement | Y.XmlText)[]) => {
    const around = [withAttribute(el('heading', 'A. Before'), 'id', 'before'), p('First paragraph.')]
    rooms.set(
      name,
      await plantRoom(db, name, (root) => root.insert(0, [...around, ...blocks, p('Last paragraph.')])),
    )
  }
  for (const [name, make] of MISMATCHES) await plant(name, make())
  await plant('newer content', el('callout', p('Newer words.')))
  await plant('a known text', list(item(p('Lead.'), list(item(p('Nested words.'))))))
  await plant('an empty list', el('bulletList'))
  await close()
  server = new ServerProcess(await freePort(), environmentOf(url))
  await server.start()
  maelleOutside = await TestMember.signIn(server, MAELLE)
})
afterAll(async () => {
  await browser.close()
  await server.kill()
})

function roomNamed(name: string): RoomId {
  const id = rooms.get(name)
  if (!id) throw new Error(`no room was planted for ${name}`)
  return id
}

async function openRoom(name: string, email = IMANI, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await openBrowserPerson(browser, server.url, { email, ...options })
  await page.goto(`${server.url}/r/${roomNamed(name)}`)
  return page
}

function joinRoom(name: string): Promise<TestLine> {
  return maelleOutside.join(roomNamed(name))
}

const reload = (page: Page) => page.getByRole('alert').getByRole('button', { name: 'Reload to edit' })
const LABEL = 'This part needs a newer version of this page.'

describe('[SG2] opening a room deletes nothing', () => {
  test.each(MISMATCHES)('%s', async (name, _make, words) => {
    const maelle = await joinRoom(name)
    const before = maelle.text.toString()
    const imani = await openRoom(name)
    await reload(imani).waitFor()
    await imani.locator('.unknown-part', { hasText: LABEL }).first().waitFor()
    const shown = await shownText(imani)
    expect(missingFrom(shown, 'First paragraph.', ...words, 'Last paragraph.')).toEqual([])

    maelle.write('Meanwhile.')
    await imani.locator('#text > p', { hasText: 'Meanwhile.' }).waitFor()
    await imani.keyboard.type('Nothing comes of this.')
    await maelle.saved()
    const witness = await joinRoom(name)
    expect(witness.text.toString()).toBe(`${before}<paragraph>Meanwhile.</paragraph>`)
    expect(await imani.locator('[data-save]').getAttribute('data-save')).toBe('read-only')
    expect(await seriousFaults(imani)).toEqual([])
  })

  test('[RO2] an older page on newer content, told so by the server', async () => {
    const maelle = await joinRoom('newer content')
    const imani = await openBrowserPerson(browser, server.url, { email: IMANI })
    await serveNewerVersion(imani)
    await imani.goto(`${server.url}/r/${roomNamed('newer content')}`)
    await reload(imani).waitFor()
    await imani.locator('.unknown-part', { hasText: 'Newer words.' }).waitFor()
    expect((await joinRoom('newer content')).has('Newer words.')).toBe(true)
    maelle.text.delete(2)
    maelle.write('All is known again.')
    await imani.locator('#text', { hasText: 'All is known again.' }).waitFor()
    // The page is as old as it was: what comes next may be new to it.
    expect(await reload(imani).count()).toBe(1)
    expect(await imani.locator('.unknown-part').count()).toBe(0)
  })
})

test('[SG3] a text that becomes unknown while one writes is read from then on, with words that are not sent yet', async () => {
  const maelle = await joinRoom('a known text')
  const imani = await openBrowserPerson(browser, server.url, { email: IMANI })
  const line = await holdableLine(imani)
  await imani.goto(`${server.url}/r/${roomNamed('a known text')}`)
  await imani.locator('#text[contenteditable="true"] li', { hasText: 'Nested' }).first().waitFor()
  await placeCaret(imani, 'First paragraph.')
  await imani.keyboard.type(' Sent,')
  await until('it is seen', () => maelle.has('Sent,'))
  line.hold()
  await imani.keyboard.type(' and not yet sent.')
  // The item loses its lead, and a list stands where a paragraph must.
  const lead = (maelle.text.get(2) as Y.XmlElement).get(0) as Y.XmlElement
  lead.delete(0)
  await reload(imani).waitFor()
  await imani.locator('.unknown-part', { hasText: 'Nested words.' }).waitFor()
  await focusIsIn(imani.locator('#text'))
  const words = 'First paragraph. Sent, and not yet sent.'
  expect(missingFrom(await shownText(imani), words)).toEqual([])
  expect(maelle.has('not yet')).toBe(false)
  line.release()
  await until('what was typed has come', () => maelle.has(words))
  expect(maelle.has('Nested words.')).toBe(true)

  // Somebody mends it, and one writes on.
  lead.insert(0, [new Y.XmlElement('paragraph')])
  await imani.locator('#text[contenteditable="true"]').waitFor()
  await reload(imani).waitFor({ state: 'detached' })
  await placeCaret(imani, 'Last paragraph.')
  await imani.keyboard.type(' Written again.')
  await until('it is seen', () => maelle.has('Last paragraph. Written again.'))
})

test('[SG4] a reader sees the same, is not promised that they can edit, and follows the outline', async () => {
  const sami = await openRoom('an unknown block', SAMI)
  await sami.locator('.unknown-part').first().waitFor()
  await sami.getByRole('alert').getByRole('button', { name: 'Reload', exact: true }).waitFor()
  await sami
    .getByRole('link', { name: /Before/ })
    .first()
    .click()
  await sami.waitForFunction(
    () => document.activeElement?.tagName === 'H2' || document.activeElement?.tagName === 'H1',
  )
})

test('[SG4] in French, and on a phone nothing is wider than the page', async () => {
  const options = { locale: 'fr-FR', viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true }
  const page = await openRoom('an unknown block', IMANI, options)
  await page.getByRole('button', { name: 'Recharger pour modifier' }).waitFor()
  await page.getByText('Ce passage demande une version plus récente de cette page.').first().waitFor()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
  expect(await seriousFaults(page)).toEqual([])
})

test('[SG5] an empty remnant keeps nobody from writing', async () => {
  const imani = await openRoom('an empty list')
  await placeCaret(imani, 'First paragraph.')
  await imani.keyboard.type(' Still writing.')
  await imani.locator('[data-save="saved"]').waitFor()
  const maelle = await joinRoom('an empty list')
  for (const words of ['First paragraph. Still writing.', 'Last paragraph.'])
    expect(maelle.has(words)).toBe(true)
})

/** A line on which what the page sends can be kept back for a while. */
async function holdableLine(page: Page) {
  let held: (() => void)[] | null = null
  await page.routeWebSocket(/\/socket\?/, (socket) => {
    const toServer = socket.connectToServer()
    socket.onMessage((frame) => {
      if (held) held.push(() => toServer.send(frame))
      else toServer.send(frame)
    })
  })
  return {
    hold: () => {
      held = []
    },
    release: () => {
      for (const send of held ?? []) send()
      held = null
    },
  }
}

/** The line as a newer server would hold it with a page of today. */
async function serveNewerVersion(page: Page): Promise<void> {
  await page.routeWebSocket(/\/socket\?/, (socket) => {
    const toServer = socket.connectToServer()
    toServer.onMessage((frame) => {
      const message = decodeMessage(new Uint8Array(frame as Buffer))
      if (message.type !== 'hello') return socket.send(frame)
      const hello = { ...message.hello, canWrite: false, schemaVersion: SCHEMA_VERSION + 1 }
      socket.send(Buffer.from(encodeMessage({ type: 'hello', hello })))
    })
  })
}
