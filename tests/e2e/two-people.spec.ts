import { createLogger } from '@plenary/server/logger.ts'
import { startServer } from '@plenary/server/server.ts'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, onTestFinished, test } from 'vitest'
import {
  missingFrom,
  openBrowserPerson,
  openSubmission,
  placeCaret,
  shownText,
} from '../support/browser-person.ts'
import { launchChromium } from '../support/chromium.ts'
import { CuttableLine } from '../support/cuttable-line.ts'
import { ServerProcess } from '../support/server-process.ts'
import { testConfig } from '../support/start-server.ts'
import { makeTempFolder } from '../support/temp-folder.ts'
import { newDatabaseUrl } from '../support/test-database.ts'
import { until } from '../support/until.ts'

const IMANI = 'imani@larkspur.example'
const MAELLE = 'maelle@aubepine.example'

let browser: Browser
beforeAll(async () => {
  browser = await launchChromium(inject('chromium'))
})
afterAll(() => browser.close())

/** Imani and Maëlle in the submission, each over a line of her own that can be cut. */
async function twoPeople() {
  let port = 0
  const [imaniLine, maelleLine] = [await CuttableLine.open(() => port), await CuttableLine.open(() => port)]
  const config = { ...testConfig(await newDatabaseUrl('any')), origins: [imaniLine.url, maelleLine.url] }
  const server = await startServer(config, createLogger('silent'))
  port = server.port
  onTestFinished(async () => {
    imaniLine.close()
    maelleLine.close()
    await server.stop()
  })
  const imani = await openBrowserPerson(browser, imaniLine.url, { email: IMANI })
  const maelle = await openBrowserPerson(browser, maelleLine.url, { email: MAELLE })
  await Promise.all([openSubmission(imani, imaniLine.url), openSubmission(maelle, maelleLine.url)])
  return { imani, maelle, imaniLine, maelleLine }
}

test('[CO1] two people write in the same paragraph and in different ones, and see each other’s words and carets', async () => {
  const { imani, maelle } = await twoPeople()
  await placeCaret(imani, 'Submitted jointly by')
  await placeCaret(maelle, 'Submitted jointly by')
  await imani.locator('.caret-flag', { hasText: 'Maëlle T. · Réseau Aubépine' }).waitFor()
  await maelle.locator('.caret-flag', { hasText: 'Imani O. · Larkspur Centre' }).waitFor()
  expect(await imani.locator('.caret').getAttribute('data-org')).toBe('2')

  await Promise.all([
    imani.keyboard.type(' Larkspur writes here.', { delay: 5 }),
    maelle.keyboard.type(' L’Aubépine écrit ici.', { delay: 5 }),
  ])
  await placeCaret(maelle, 'This submission is public')
  await maelle.keyboard.type(' Ailleurs.')
  await until('both show the same', async () => {
    const [left, right] = [await shownText(imani), await shownText(maelle)]
    return left === right && left.includes('Ailleurs.')
  })
  // At one and the same place two people's letters may alternate; none is lost, and each keeps its order.
  const shared =
    (await shownText(imani)).split('\n').find((line) => line.startsWith('Submitted jointly by:')) ?? ''
  expect(shared).toHaveLength(
    ('Submitted jointly by:' + ' Larkspur writes here.' + ' L’Aubépine écrit ici.').length,
  )
  expect([shared, holdsInOrder(shared, ' Larkspur writes here.')]).toEqual([shared, true])
  expect([shared, holdsInOrder(shared, ' L’Aubépine écrit ici.')]).toEqual([shared, true])
  // Both make a paragraph at once: each block has an id, the same one for both, and no two have one.
  await Promise.all([imani.keyboard.press('Enter'), maelle.keyboard.press('Enter')])
  await Promise.all([imani.keyboard.type('New of Larkspur.'), maelle.keyboard.type('Nouveau.')])
  await until('both have both', async () => {
    const [left, right] = [await shownText(imani), await shownText(maelle)]
    return left === right && left.includes('New of Larkspur.') && left.includes('Nouveau.')
  })
  const ids = await blockIds(imani)
  expect(ids).toEqual(await blockIds(maelle))
  expect(new Set(ids).size).toBe(ids.length)
  await imani.getByRole('button', { name: /Here now: 2 people, 2 organisations/ }).waitFor()
})

function blockIds(page: Page): Promise<(string | null)[]> {
  return page
    .locator('#text [data-id]')
    .evaluateAll((blocks) => blocks.map((block) => block.getAttribute('data-id')))
}

function holdsInOrder(line: string, letters: string): boolean {
  let at = -1
  return [...letters].every((letter) => {
    at = line.indexOf(letter, at + 1)
    return at !== -1
  })
}

test('[CO2] undo takes back what one wrote oneself, never what the other wrote', async () => {
  const { imani, maelle } = await twoPeople()
  await placeCaret(imani, 'Submitted jointly by')
  await imani.keyboard.type(' Mine.')
  await until('the other sees it', async () => (await shownText(maelle)).includes('Mine.'))
  await placeCaret(maelle, 'Submitted jointly by')
  await maelle.keyboard.type(' Hers.')
  await until('it is seen', async () => (await shownText(imani)).includes('Hers.'))
  await imani.keyboard.press('Control+z')
  await until('the own words are gone', async () => !(await shownText(imani)).includes('Mine.'))
  expect(missingFrom(await shownText(imani), 'Hers.')).toEqual([])
  await imani.keyboard.press('Control+Shift+z')
  await until('they are back', async () => (await shownText(maelle)).includes('Mine.'))
})

test('[CO3] without a network each writes on, is told so, and both have all of it when it is back', async () => {
  const { imani, maelle, imaniLine } = await twoPeople()
  await placeCaret(imani, 'Submitted jointly by')
  await imani.keyboard.type(' Before.')
  await imani.locator('[data-save="saved"]').waitFor()
  imaniLine.cut()
  await imani.locator('[data-save="offline"]').waitFor()
  await imani.keyboard.type(' In the tunnel.')
  await imani.locator('[data-save="unsaved-offline"]', { hasText: 'only in this tab' }).waitFor()
  await placeCaret(maelle, 'Submitted jointly by')
  await maelle.keyboard.type(' Pendant ce temps.')
  await maelle.locator('[data-save="saved"]').waitFor()
  expect(missingFrom(await shownText(maelle), 'tunnel')).toEqual(['tunnel'])
  expect(missingFrom(await shownText(imani), 'Pendant')).toEqual(['Pendant'])

  imaniLine.mend()
  await imani.locator('[data-save="saved"]').waitFor()
  await until('both show the same', async () => (await shownText(imani)) === (await shownText(maelle)))
  const text = await shownText(imani)
  expect(missingFrom(text, 'Before.', 'In the tunnel.', 'Pendant ce temps.')).toEqual([])
  await imani.locator('.caret-flag', { hasText: 'Maëlle T.' }).waitFor({ state: 'attached' })
})

test('[CO4] what one has just selected, or where one has just clicked, holds when the other’s caret and words arrive', async () => {
  const { imani, maelle } = await twoPeople()
  await placeCaret(maelle, 'This submission is public')
  await placeCaret(imani, 'Contact for all members')
  await holdSelectionNews(imani)

  await imani.locator('#text > p', { hasText: 'Submitted jointly by' }).click()
  await maelle.keyboard.type('Ailleurs. ')
  await imani.locator('#text', { hasText: 'Ailleurs. ' }).waitFor()
  await imani.keyboard.type('clicked')
  await imani.locator('#text > p', { hasText: /^Submitted.*clicked/ }).waitFor()

  await imani.keyboard.press('Shift+ArrowLeft')
  const caret = imani.locator('#text > p', { has: imani.locator('.caret') })
  await placeCaret(maelle, 'Submitted jointly by')
  await caret.filter({ hasText: 'Submitted jointly by' }).waitFor()
  expect(await imani.evaluate(() => getSelection()?.toString())).toBe('d')
})

test('[CO4] the letter after an arrow key takes the place of nothing, and after Shift and an arrow key of what is selected', async () => {
  const { imani } = await twoPeople()
  await placeCaret(imani, 'Submitted jointly by')
  await imani.keyboard.press('Home')
  await imani.keyboard.press('Control+Shift+ArrowRight')
  await imani.getByRole('button', { name: 'Comment', exact: true }).waitFor()
  await holdSelectionNews(imani)
  await imani.keyboard.press('ArrowLeft')
  await imani.keyboard.type('It is ')
  await imani.locator('#text > p', { hasText: 'It is Submitted jointly by:' }).waitFor()
  await imani.keyboard.press('Shift+ArrowRight')
  await imani.keyboard.type('s')
  await imani.locator('#text > p', { hasText: 'It is submitted jointly by:' }).waitFor()
})

/** As on a busy machine: the page hears nothing of its selections for as long as the test lasts. */
async function holdSelectionNews(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.addEventListener('selectionchange', (event) => event.stopImmediatePropagation(), true)
  })
}

test('[DU2] the server is killed while both write: what was shown as saved, or seen by the other, is there', async () => {
  const server = await ServerProcess.start({ DATA_DIR: makeTempFolder('killed') })
  const imani = await openBrowserPerson(browser, server.url, { email: IMANI })
  const maelle = await openBrowserPerson(browser, server.url, { email: MAELLE })
  await Promise.all([openSubmission(imani, server.url), openSubmission(maelle, server.url)])
  await placeCaret(imani, 'Submitted jointly by')
  await placeCaret(maelle, 'This submission is public')

  for (let round = 0; round < 3; round++) {
    const [seenByImani, seenByMaelle] = [`(a${round})`, `(b${round})`]
    await imani.keyboard.type(seenByMaelle)
    await maelle.keyboard.type(seenByImani)
    await maelle.locator('#text', { hasText: seenByMaelle }).waitFor()
    await imani.locator('#text', { hasText: seenByImani }).waitFor()
    const saved = `(saved${round})`
    await imani.keyboard.type(saved)
    await imani.locator('[data-save="saved"]').waitFor()
    // Both go on in mid-word as the server dies, and write on without it.
    const writing = [
      imani.keyboard.type('one two three '.repeat(4)),
      maelle.keyboard.type('un deux trois '.repeat(4)),
    ]
    await server.kill()
    await Promise.all(writing)

    await server.start()
    // A third person, with nothing but what the database has.
    const witness = await openBrowserPerson(browser, server.url, { email: 'noor@opendoor.example' })
    await openSubmission(witness, server.url)
    const stored = await shownText(witness)
    expect(missingFrom(stored, seenByImani, seenByMaelle, saved)).toEqual([])

    await imani.locator('[data-save="saved"]').waitFor()
    await maelle.locator('[data-save="saved"]').waitFor()
    await until('all three show the same', async () => {
      const [one, two, three] = [await shownText(imani), await shownText(maelle), await shownText(witness)]
      return one === two && two === three
    })
    // Nothing came twice.
    expect((await shownText(witness)).split(saved)).toHaveLength(2)
    await witness.context().close()
  }
})
