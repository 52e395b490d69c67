import { createLogger } from '@plenary/server/logger.ts'
import { startServer } from '@plenary/server/server.ts'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, onTestFinished, test } from 'vitest'
import {
  focusIsIn,
  menuHasFocus,
  openBrowserPerson,
  openSubmission,
  placeCaret,
  shownText,
} from '../support/browser-person.ts'
import { launchChromium } from '../support/chromium.ts'
import { selectWords } from '../support/comment-pages.ts'
import { testConfig } from '../support/start-server.ts'
import { newDatabaseUrl } from '../support/test-database.ts'
import { until } from '../support/until.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchChromium(inject('chromium'))
})
afterAll(() => browser.close())

async function twoPeople(): Promise<{ imani: Page; maelle: Page }> {
  const server = await startServer(testConfig(await newDatabaseUrl('any')), createLogger('silent'))
  onTestFinished(() => server.stop())
  const url = `http://localhost:${server.port}`
  const [imani, maelle] = await Promise.all([
    openBrowserPerson(browser, url, { email: 'imani@larkspur.example' }),
    openBrowserPerson(browser, url, { email: 'maelle@aubepine.example' }),
  ])
  await Promise.all([openSubmission(imani, url), openSubmission(maelle, url)])
  return { imani, maelle }
}

/** The number that is drawn beside a block with some words. */
function numberOf(page: Page, kind: string, words: string): Promise<string | null> {
  return page.locator(`.${kind}`, { hasText: words }).first().getAttribute('data-number')
}

/** What a paragraph shows, its signs and references among its words. */
async function lineOf(page: Page, words: string): Promise<string | undefined> {
  return (await wordsIn(page.locator('#text > p', { hasText: words })))[0]
}

/** The words of some elements, without the names of those who write in them. */
function wordsIn(place: Locator): Promise<string[]> {
  return place.evaluateAll((elements) =>
    elements.map((element) => {
      const copy = element.cloneNode(true) as HTMLElement
      for (const caret of copy.querySelectorAll('.caret')) caret.remove()
      return copy.textContent ?? ''
    }),
  )
}

async function sameText(...pages: Page[]): Promise<void> {
  await until('all show the same text', async () => {
    const texts = await Promise.all(pages.map(shownText))
    return texts.every((text) => text === texts[0])
  })
}

test('[NU1] [RE1] a recommendation that is put in gives those after it other numbers, and what refers to them shows these', async () => {
  const { imani, maelle } = await twoPeople()
  expect(await lineOf(maelle, 'asks for an office rather than a committee')).toMatch(/^R3 asks/)

  await placeCaret(imani, 'Of three ministries, two')
  await imani.keyboard.press('Enter')
  await imani.keyboard.type('Answer every letter within a month.')
  await imani.keyboard.press('Control+Alt+r')
  for (const page of [imani, maelle]) {
    await until(
      'the new one is the third',
      async () => (await numberOf(page, 'recommendation', 'Answer every letter')) === 'R3',
    )
    await until('the reference has followed', async () =>
      (await lineOf(page, 'asks for an office rather than a committee'))?.startsWith('R4 asks'),
    )
  }

  await imani.keyboard.press('Control+Alt+r')
  await until('it is a paragraph again, for both', async () =>
    (await lineOf(maelle, 'asks for an office rather than a committee'))?.startsWith('R3 asks'),
  )
  await sameText(imani, maelle)
})

test('[FN1] [NU1] a note is written with the keyboard alone, in the order of the text, and undone in one step', async () => {
  const { imani, maelle } = await twoPeople()
  const before = await maelle.locator('.footnote').count()
  await placeCaret(imani, 'At its previous review, Norvanne')
  await imani.keyboard.press('Control+Alt+f')
  await imani.keyboard.type('Counted by the coalition.')
  await until('Maëlle has the note', async () => (await maelle.locator('.footnote').count()) === before + 1)
  const number = Number(await numberOf(maelle, 'footnote', 'Counted by the coalition.'))
  expect(number).toBeGreaterThan(1)
  // Its words stand between those of the notes before and after it.
  const words = await wordsIn(maelle.locator('.footnote'))
  expect(words.indexOf('Counted by the coalition.')).toBe(number - 1)

  await imani.keyboard.press('Escape')
  await imani.keyboard.type(' And more.')
  await until('she goes on behind the sign', async () =>
    ((await lineOf(maelle, 'At its previous review, Norvanne')) ?? '').includes(`${number} And more.`),
  )
  for (let left = 3; left > 0 && (await imani.locator('.footnote').count()) > before; left -= 1)
    await imani.keyboard.press('Control+z')
  await until('sign and words have gone', async () => {
    const line = (await lineOf(maelle, 'At its previous review, Norvanne')) ?? ''
    return (await maelle.locator('.footnote').count()) === before && !line.includes('more')
  })
  await sameText(imani, maelle)
})

test('[FN4] [FN2] two people write in one note at once; Enter keeps it one block, and its empty line takes it away', async () => {
  const { imani, maelle } = await twoPeople()
  const note = 'Minutes of 9 May 2018'
  for (const page of [imani, maelle]) {
    await page.locator('.footnote', { hasText: note }).click()
    await page.keyboard.press('End')
  }
  await Promise.all([
    imani.keyboard.type(' Annex 5.', { delay: 5 }),
    maelle.keyboard.type(' Aussi en ligne.', { delay: 5 }),
  ])
  await imani.keyboard.press('Enter')
  await imani.keyboard.type('A second line.')
  await sameText(imani, maelle)
  const [words] = await wordsIn(maelle.locator('.footnote', { hasText: note }))
  expect(words).toHaveLength(
    'Minutes of 9 May 2018 and 3 February 2021, received under access request 22.'.length +
      ' Annex 5.'.length +
      ' Aussi en ligne.'.length +
      'A second line.'.length,
  )
  expect(await maelle.locator('.footnote br:not(.ProseMirror-trailingBreak)').count()).toBe(1)

  const number = await numberOf(imani, 'footnote', note)
  const sign = imani.locator(`.footnote-reference`, { hasText: new RegExp(`^${number}$`) })
  await sign.first().dblclick()
  await until('the double press led to the note', () =>
    imani.evaluate(() => getSelection()?.anchorNode?.parentElement?.closest('.footnote') !== null),
  )
  const count = await imani.locator('.footnote').count()
  await imani.locator('.footnote', { hasText: note }).click({ clickCount: 3 })
  await imani.keyboard.press('Delete')
  await until(
    'its words have gone',
    async () => (await imani.locator('.footnote', { hasText: note }).count()) === 0,
  )
  await imani.keyboard.press('Backspace')
  await until('the note has gone for both, with its sign', async () => {
    const line = (await lineOf(maelle, 'neither records a decision')) ?? ''
    return (await maelle.locator('.footnote').count()) < count && !line.includes(`decision.${number}`)
  })
  await sameText(imani, maelle)
})

test('[FN2] [FN3] a note whose sign is deleted is said to be left out, and is referred to again when the sign comes back', async () => {
  const { imani, maelle } = await twoPeople()
  const words = 'Letters of 11, 12 and 15 January'
  const number = await numberOf(imani, 'footnote', words)
  await selectWords(imani, 'many of them have been carried out')
  await imani.keyboard.press('ArrowRight')
  await imani.keyboard.press('Shift+End')
  await imani.keyboard.press('Control+x')
  await until(
    'nothing refers to the note, for both',
    async () =>
      (await numberOf(imani, 'footnote', words)) === '–' &&
      (await numberOf(maelle, 'footnote', words)) === '–',
  )
  expect(await maelle.locator('.footnote.is-lost').getAttribute('aria-label')).toMatch(/Nothing refers/)

  await imani.keyboard.press('Control+v')
  await until('it has its number again', async () => (await numberOf(maelle, 'footnote', words)) === number)
  // Pasted once more, it refers to the same note.
  await imani.keyboard.press('Control+v')
  await until(
    'two signs, one note',
    async () =>
      (await maelle.locator('.footnote-reference', { hasText: new RegExp(`^${number}$`) }).count()) === 2,
  )
  expect(await maelle.locator('.footnote', { hasText: words }).count()).toBe(1)
  await sameText(imani, maelle)
})

test('[RE1] two people write in one recommendation at once and end with the same text', async () => {
  const { imani, maelle } = await twoPeople()
  const words = 'Continue efforts to improve housing'
  for (const page of [imani, maelle]) {
    await page.locator('.recommendation .words', { hasText: words }).click()
    await page.keyboard.press('End')
  }
  await Promise.all([
    imani.keyboard.type(' Larkspur adds.', { delay: 5 }),
    maelle.keyboard.type(' L’Aubépine ajoute.', { delay: 5 }),
  ])
  await sameText(imani, maelle)
  const [text] = await wordsIn(maelle.locator('.recommendation .words', { hasText: words }))
  expect(text).toHaveLength(`${words}. Larkspur adds. L’Aubépine ajoute.`.length)
})

test('[RE2] what a recommendation says besides its words is filled in by the keyboard, seen by another, and undone', async () => {
  const { imani, maelle } = await twoPeople()
  const words = 'Continue efforts to improve housing'
  const fields = maelle.locator('.recommendation[data-number="R9"] > dl')
  await imani.locator('.recommendation .words', { hasText: words }).click()
  await imani.keyboard.press('Alt+Enter')
  const dialog = imani.getByRole('dialog', { name: 'Recommendation R9' })
  await dialog.getByLabel('Addressed to').fill('Ministry of Housing')
  await dialog.getByRole('button', { name: 'Save' }).press('Enter')
  await dialog.waitFor({ state: 'detached' })
  await until('Maëlle sees to whom it is', async () =>
    (await fields.textContent())?.includes('Ministry of Housing'),
  )
  await until('the focus is in the text again', () =>
    imani.evaluate(() => document.activeElement?.id === 'text'),
  )
  await imani.keyboard.press('Control+z')
  await until('it is undone for both', async () => !(await fields.textContent())?.includes('Ministry'))
  await sameText(imani, maelle)
})

test('[RE3] beside its fields a recommendation says how many of the five signs it has, as it is written and filled in', async () => {
  const { imani, maelle } = await twoPeople()
  const signs = (page: Page, number: string) =>
    page.locator(`.recommendation[data-number="${number}"] > dl > div`, { hasText: 'SMART' }).locator('dd')
  const reads = (page: Page, number: string, words: string) =>
    until(`${number} has ${words}`, async () => (await signs(page, number).textContent()) === words)
  await reads(imani, 'R3', '5 of 5')
  await imani.locator('.recommendation .words', { hasText: 'tracks every UPR' }).click()
  await imani.keyboard.press('End')
  await imani.keyboard.type(' and publish ')
  // Two acts in one recommendation: nobody can say whether it was done.
  await Promise.all([reads(imani, 'R3', '4 of 5'), reads(maelle, 'R3', '4 of 5')])
  await imani.keyboard.press('Control+z')
  await Promise.all([reads(imani, 'R3', '5 of 5'), reads(maelle, 'R3', '5 of 5')])

  const before = Number.parseInt((await signs(maelle, 'R9').textContent()) ?? '', 10)
  await imani.locator('.recommendation[data-number="R9"] .words').click()
  await imani.keyboard.press('Alt+Enter')
  const dialog = imani.getByRole('dialog', { name: 'Recommendation R9' })
  await dialog.getByLabel('Addressed to').fill('Ministry of Housing')
  await dialog.getByRole('button', { name: 'Save' }).press('Enter')
  await reads(maelle, 'R9', `${before + 1} of 5`)
})

test('[NU3] a recommendation that is cut and pasted elsewhere is still what references to it mean', async () => {
  const { imani, maelle } = await twoPeople()
  const reference = (page: Page) =>
    page.locator('#text > p', { hasText: 'asks for an office' }).locator('.cross-reference').first()
  expect(await reference(imani).textContent()).toBe('R3')
  await imani.locator('.recommendation .words', { hasText: 'tracks every UPR' }).evaluate((words) => {
    const before = words.parentElement?.previousElementSibling
    if (!before?.lastChild) throw new Error('nothing stands before it')
    document.getElementById('text')?.focus()
    getSelection()?.setBaseAndExtent(before, before.childNodes.length, words, words.childNodes.length)
  })
  await until('it is selected', () => imani.evaluate(() => String(getSelection()).includes('publicly')))
  await imani.keyboard.press('Control+x')
  await until('it is gone', async () => (await reference(maelle).textContent()) === '?')
  await placeCaret(imani, 'should answer in writing')
  await imani.keyboard.press('Control+v')
  await until('it is meant again', async () => (await reference(maelle).textContent()) === 'R3')
  expect(await reference(imani).textContent()).toBe('R3')
  await sameText(imani, maelle)
})

test('[NU2] a reference is put in from a list of what has a number, by the keyboard alone', async () => {
  const { imani, maelle } = await twoPeople()
  await placeCaret(imani, 'This submission is public')
  await imani.keyboard.type(' See ')
  await imani.getByRole('button', { name: 'More tools' }).press('Enter')
  await menuHasFocus(imani)
  await imani.getByRole('menuitem', { name: 'Reference to a number' }).press('Enter')
  const field = imani.getByRole('combobox', { name: 'Number or words' })
  await focusIsIn(field)
  await imani.keyboard.type('federal human-rights office')
  await until('the recommendation is offered', async () =>
    (await imani.getByRole('option', { selected: true }).textContent())?.startsWith('R3'),
  )
  await imani.keyboard.press('Enter')
  await field.waitFor({ state: 'detached' })
  await until('Maëlle reads the number', async () =>
    (await lineOf(maelle, 'This submission is public'))?.includes(' See R3'),
  )
  await imani.keyboard.type('.')
  await until('one goes on behind it', async () =>
    (await lineOf(maelle, 'This submission is public'))?.includes(' See R3.'),
  )
  await sameText(imani, maelle)
})
