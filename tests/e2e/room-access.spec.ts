import { readFile } from 'node:fs/promises'
import { createLogger } from '@plenary/server/logger.ts'
import { startServer } from '@plenary/server/server.ts'
import { FRAME } from '@plenary/shared/protocol.ts'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, onTestFinished, test } from 'vitest'
import {
  missingFrom,
  openBrowserPerson,
  openSubmission,
  placeCaret,
  shownText,
} from '../support/browser-person.ts'
import { launchChromium } from '../support/chromium.ts'
import { CuttableLine } from '../support/cuttable-line.ts'
import { organizationCalled } from '../support/inviting.ts'
import { seriousFaults } from '../support/serious-faults.ts'
import { testConfig } from '../support/start-server.ts'
import { newDatabaseUrl } from '../support/test-database.ts'
import { TestMember } from '../support/test-member.ts'
import { until } from '../support/until.ts'

const IMANI = 'imani@larkspur.example'
const TOMAS = 'tomas@kestrel.example'
const SAMI = 'sami@threadwork.example'

/** Half-way through a fade, every contrast is too low. */
const STILL = { reducedMotion: 'reduce' } as const

let browser: Browser
beforeAll(async () => {
  browser = await launchChromium(inject('chromium'))
})
afterAll(() => browser.close())

/** A server, its coordinator over HTTP, and a line to it that can be cut. */
async function openServer() {
  let port = 0
  const line = await CuttableLine.open(() => port)
  const steady = await CuttableLine.open(() => port)
  const config = { ...testConfig(await newDatabaseUrl('any')), origins: [line.url, steady.url] }
  const server = await startServer(config, createLogger('silent'))
  port = server.port
  onTestFinished(async () => {
    line.close()
    steady.close()
    await server.stop()
  })
  const imani = await TestMember.signIn({ url: steady.url }, IMANI)
  const roomId = await imani.submissionId()
  const kestrel = await organizationCalled(imani, 'Kestrel Housing')
  const give = (role: string | null) =>
    imani.call('PUT', `/api/rooms/${roomId}/roles`, {
      to: 'organization',
      organizationId: kestrel.id,
      role,
    })
  return { line, url: steady.url, imani, roomId, give }
}

async function openAs(email: string, url: string): Promise<Page> {
  const page = await openBrowserPerson(browser, url, { email, ...STILL })
  await openSubmission(page, url)
  return page
}

/** What is in the file that a press gives. */
async function download(page: Page): Promise<{ name: string; text: string }> {
  const waiting = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download my unsaved words' }).click()
  const file = await waiting
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') }
}

async function openShare(page: Page, tab: string): Promise<void> {
  await page.getByRole('button', { name: /^Share/ }).click()
  await page.getByRole('tab', { name: tab }).click()
}

describe('a role that changes', () => {
  test('[RI6] makes the editor of who writes read-only within moments, with their words, and back again', async () => {
    const { url } = await openServer()
    const imani = await openAs(IMANI, url)
    const tomas = await openAs(TOMAS, url)
    await placeCaret(tomas, 'Submitted jointly by')
    await tomas.keyboard.type(' While I may.')
    await tomas.locator('[data-save="saved"]').waitFor()

    await openShare(imani, 'People and organisations')
    const role = imani.getByLabel('What Kestrel Housing Table may do')
    await role.selectOption('Read')
    await tomas.locator('#text[contenteditable="false"]').waitFor()
    await tomas.getByText('Read only').first().waitFor()
    expect(await tomas.getByRole('toolbar').count()).toBe(0)
    expect(missingFrom(await shownText(tomas), 'While I may.')).toEqual([])
    await tomas.keyboard.type(' No more.')
    expect(missingFrom(await shownText(tomas), 'No more.')).toEqual(['No more.'])

    await role.selectOption('Edit')
    await tomas.locator('#text[contenteditable="true"]').waitFor()
    await tomas.getByRole('toolbar').waitFor()
    await placeCaret(tomas, 'Submitted jointly by')
    await tomas.keyboard.type(' Again.')
    await until('the coordinator has it', async () =>
      (await shownText(imani)).includes('While I may. Again.'),
    )
  })

  test('[RI6] gives whoever came to read an editor without a reload', async () => {
    const { url } = await openServer()
    const sami = await openAs(SAMI, url)
    expect(await sami.getByRole('toolbar').count()).toBe(0)
    const imani = await openAs(IMANI, url)
    await openShare(imani, 'People and organisations')
    await imani.getByLabel('What Threadwork Young Newcomers’ Forum may do').selectOption('Edit')
    await sami.getByRole('toolbar').waitFor()
    await placeCaret(sami, 'Submitted jointly by')
    await sami.keyboard.press('Enter')
    await sami.keyboard.type('Of Threadwork.')
    await until('the coordinator has it', async () => (await shownText(imani)).includes('Of Threadwork.'))
  })

  test('[RI4] leaves the words that came too late with who wrote them, and they can be kept', async () => {
    const { line, give } = await openServer()
    const tomas = await openAs(TOMAS, line.url)
    await placeCaret(tomas, 'Submitted jointly by')
    await tomas.keyboard.type(' In time.')
    await tomas.locator('[data-save="saved"]').waitFor()
    line.cut()
    await tomas.keyboard.type(' Too late.')
    await give('reader')
    let answers = 0
    tomas.on('websocket', (socket) =>
      socket.on('framereceived', ({ payload }) => {
        if (payload[0] === FRAME.saved) answers += 1
      }),
    )
    line.mend()
    await tomas.getByText('You can only read here now.').waitFor({ timeout: 20_000 })
    // What the server answers to the line's own beat is no word on what it was not given.
    await until('the line has beaten', () => answers > 0)
    await tomas.getByText('You can only read here now.').waitFor()
    expect(missingFrom(await shownText(tomas), 'In time. Too late.')).toEqual([])
    expect(await seriousFaults(tomas)).toEqual([])
    expect(await download(tomas)).toEqual({ name: 'my words.txt', text: 'Too late.\n' })
  })
})

describe('who is out', () => {
  test('[RI4] [RI5] while offline sees the document close when they come back, and keeps what was not stored', async () => {
    const { line, url, give } = await openServer()
    const tomas = await openAs(TOMAS, line.url)
    const imani = await openAs(IMANI, url)
    await placeCaret(tomas, 'Submitted jointly by')
    await tomas.keyboard.type(' Stored.')
    await tomas.locator('[data-save="saved"]').waitFor()
    line.cut()
    await tomas.keyboard.type(' Only mine.')
    await placeCaret(tomas, 'This submission is public')
    await tomas.keyboard.type(' And this.')
    await placeCaret(imani, 'Contact for all members')
    await imani.keyboard.type(' Of Larkspur.')
    await give(null)
    line.mend()
    await tomas
      .getByRole('heading', { level: 1, name: 'You are not in this document any more' })
      .waitFor({ timeout: 20_000 })
    expect(await tomas.locator('#text').count()).toBe(0)
    await tomas.getByText('Your last words were not stored.').waitFor()
    expect(await seriousFaults(tomas)).toEqual([])
    expect(await download(tomas)).toEqual({ name: 'my words.txt', text: 'Only mine.\n\nAnd this.\n' })
    expect(missingFrom(await shownText(imani), 'Only mine.')).toEqual(['Only mine.'])
    // The way on is there, and leads to what is left.
    await tomas.getByRole('link', { name: 'Go to the first page' }).click()
    await tomas.getByRole('heading', { level: 1, name: 'Common Table Coalition' }).waitFor()
    await tomas.getByRole('heading', { name: 'Documents by deadline' }).waitFor()
    await tomas.getByRole('link', { name: /^Joint UPR submission/ }).waitFor({ state: 'detached' })
  })

  test('[RI5] who signs out elsewhere sees the document close here, signs in, and is back in it', async () => {
    const { url } = await openServer()
    const tomas = await openAs(TOMAS, url)
    await tomas.evaluate(() => fetch('/api/sessions/current', { method: 'DELETE' }))
    await tomas.getByRole('heading', { level: 1, name: 'You are signed out' }).waitFor()
    expect(await tomas.locator('#text').count()).toBe(0)
    expect(await seriousFaults(tomas)).toEqual([])
    await tomas.getByRole('link', { name: 'Sign in' }).click()
    await tomas.getByLabel('E-mail').fill(TOMAS)
    await tomas.getByLabel('Password', { exact: true }).fill('correct horse table')
    await tomas.getByRole('button', { name: 'Sign in', exact: true }).click()
    await tomas.locator('#text > h2').first().waitFor()
  })
})

describe('the names of a document', () => {
  test('[AT7] [RI6] are made safer for good, and the document says so to everybody in it', async () => {
    const { url } = await openServer()
    const imani = await openAs(IMANI, url)
    const tomas = await openAs(TOMAS, url)
    await openShare(imani, 'Names')
    await imani.getByRole('button', { name: 'Change to this: Pseudonyms' }).click()
    await imani.getByText(/It cannot be undone/).waitFor()
    expect(await seriousFaults(imani)).toEqual([])
    await imani.getByRole('button', { name: 'Change for good' }).click()
    await tomas.getByRole('button', { name: 'Pseudonyms' }).click()
    await tomas.getByText(/each person has one pseudonym/).waitFor()
    await tomas.keyboard.press('Escape')
    await tomas.getByRole('button', { name: /Here now: 2 people/ }).click()
    await tomas.getByText(/^LC-\d/).waitFor()
    await tomas.getByText(/^KH-\d.*\(you\)/).waitFor()
    await tomas.getByText('Imani O.').waitFor({ state: 'detached' })
    await tomas.keyboard.press('Escape')

    await imani.getByRole('button', { name: 'Change to this: No names' }).waitFor()
    expect(await imani.getByRole('button', { name: /^Change to this/ }).count()).toBe(1)
    await openShare(tomas, 'Names')
    await tomas.getByText('A coordinator can make the rule safer for everybody, never weaker.').waitFor()
  })

  test('[AT7] are chosen when it begins', async () => {
    const { url } = await openServer()
    const imani = await openBrowserPerson(browser, url, { email: IMANI, ...STILL })
    await imani.goto(url)
    await imani.getByRole('button', { name: 'New document' }).click()
    await imani.getByLabel('Title').fill('Statement without names')
    await imani.getByText('Names', { exact: true }).click()
    await imani.getByRole('radio', { name: 'No names' }).check()
    expect(await seriousFaults(imani)).toEqual([])
    await imani.getByRole('button', { name: 'Create' }).click()
    await imani.getByRole('heading', { level: 1, name: 'Statement without names' }).waitFor()
    await imani.getByRole('button', { name: 'No names' }).waitFor()
  })
})

describe('who is in it', () => {
  test('[RO3] everybody sees who has which role; a coordinator gives one to a single member and takes it', async () => {
    const { url } = await openServer()
    const imani = await openAs(IMANI, url)
    await openShare(imani, 'People and organisations')
    await imani.getByLabel('Add an organisation or a person').selectOption('Sami D., Threadwork')
    await imani.getByLabel('Role', { exact: true }).selectOption('Suggest')
    await imani.getByRole('button', { name: 'Add' }).click()
    await imani.getByLabel('What Sami D. may do').waitFor()
    expect(await seriousFaults(imani)).toEqual([])

    const tomas = await openAs(TOMAS, url)
    await openShare(tomas, 'People and organisations')
    const row = tomas.getByRole('listitem').filter({ has: tomas.getByText('Sami D.', { exact: true }) })
    await row.getByText('Suggest').waitFor()
    expect(await tomas.getByRole('dialog').getByRole('combobox').count()).toBe(0)

    await imani.getByLabel('What Sami D. may do').selectOption('No access')
    await imani.getByLabel('What Sami D. may do').waitFor({ state: 'detached' })
  })

  test('[RM6] a coordinator renames it; nobody else is offered to', async () => {
    const { url } = await openServer()
    const imani = await openAs(IMANI, url)
    await imani.getByRole('button', { name: /^Share/ }).click()
    await imani.getByRole('button', { name: 'Rename' }).click()
    await imani.getByLabel('Title').fill('  ')
    await imani.keyboard.press('Enter')
    await imani.getByText(/^Write a title/).waitFor()
    await imani.getByLabel('Title').fill('Joint submission, final form')
    await imani.keyboard.press('Enter')
    await imani.keyboard.press('Escape')
    await imani.getByRole('heading', { level: 1, name: 'Joint submission, final form' }).waitFor()
    const tomas = await openBrowserPerson(browser, url, { email: TOMAS, ...STILL })
    await tomas.goto(url)
    await tomas.getByRole('link', { name: 'Joint submission, final form' }).click()
    await tomas.getByRole('button', { name: /^Share/ }).click()
    await tomas.getByRole('tab', { name: 'Names' }).waitFor()
    expect(await tomas.getByRole('button', { name: 'Rename' }).count()).toBe(0)
  })
})
