import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { openBrowserPerson } from '../support/browser-person.ts'
import { launchChromium } from '../support/chromium.ts'
import { seriousFaults } from '../support/serious-faults.ts'
import { freePort, ServerProcess } from '../support/server-process.ts'
import { makeTempFolder } from '../support/temp-folder.ts'

const IMANI = 'imani@larkspur.example'
const MAELLE = 'maelle@aubepine.example'
/** Half-way through a fade, every contrast is too low. */
const STILL = { reducedMotion: 'reduce' } as const

/** Each template by its two names, with the first of its sections. */
const TEMPLATES = [
  ['UPR joint submission', 'Cover block', 'Contribution conjointe à l’EPU', 'Page de couverture'],
  [
    'Alternative report to a treaty body',
    'Title page',
    'Rapport alternatif à un organe de traité',
    'Page de titre',
  ],
  [
    ...['Written statement to the Human Rights Council', 'The situation'],
    ...['Exposé écrit au Conseil des droits de l’homme', 'La situation'],
  ],
  ['Parliamentary brief', 'Title page', 'Mémoire parlementaire', 'Page de titre'],
  ['Blueprint', 'Purpose', 'Plan d’action', 'But'],
] as const

const WORDS = {
  en: { fresh: 'New document', title: 'Title', create: 'Create and open' },
  fr: { fresh: 'Nouveau document', title: 'Titre', create: 'Créer et ouvrir' },
}

let browser: Browser
let server: ServerProcess
beforeAll(async () => {
  browser = await launchChromium(inject('chromium'))
  server = new ServerProcess(await freePort(), { DATA_DIR: makeTempFolder('templates') })
  await server.start()
})
afterAll(async () => {
  await browser.close()
  await server.kill()
})

async function openDialog(page: Page, language: 'en' | 'fr' = 'en'): Promise<void> {
  await page.goto(server.url)
  await page.getByRole('button', { name: WORDS[language].fresh }).click()
}

/** A kind of document may be called as a template is. */
function templateIn(page: Page, name: string) {
  const group = page.getByRole('group', { name: /^(Begin from|Commencer par)$/ })
  return group.getByRole('radio', { name, exact: true })
}

async function begin(page: Page, language: 'en' | 'fr', title: string): Promise<void> {
  await page.getByRole('textbox', { name: WORDS[language].title, exact: true }).fill(title)
  await page.getByRole('button', { name: WORDS[language].create }).click()
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
}

describe('[TP3] a document begins from each template', () => {
  test.each([
    ['en', 'en-GB'],
    ['fr', 'fr-CA'],
  ] as const)('in the language of who begins it: %s', async (language, locale) => {
    const page = await openBrowserPerson(browser, server.url, { email: MAELLE, locale })
    for (const [english, firstEnglish, french, firstFrench] of TEMPLATES) {
      const [name, first] = language === 'en' ? [english, firstEnglish] : [french, firstFrench]
      await openDialog(page, language)
      await templateIn(page, name).check()
      await begin(page, language, `${name} 2027`)
      const text = page.locator('#text')
      await text.getByRole('heading', { name: first, exact: true }).waitFor()
      expect(await text.locator('.guidance').count()).toBeGreaterThan(3)
    }
  })

  test('in another language, where one asks for it', async () => {
    const page = await openBrowserPerson(browser, server.url, { email: MAELLE })
    await openDialog(page)
    await page.getByRole('radio', { name: 'Parliamentary brief' }).check()
    await page.getByLabel('Language of the document').selectOption('fr')
    await begin(page, 'en', 'Mémoire à un comité')
    await page.locator('#text').getByRole('heading', { name: 'Faits à l’appui de nos positions' }).waitFor()
  })
})

test('[TP1] a limit is shown with where it was read and when, and its place in the text is planned', async () => {
  const page = await openBrowserPerson(browser, server.url, { email: MAELLE, ...STILL })
  await openDialog(page)
  const dialog = page.getByRole('dialog')
  await page.getByRole('radio', { name: 'UPR joint submission' }).check()
  await dialog.getByText('5,630 words').waitFor()
  await dialog.getByText('read October 2018').waitFor()
  await dialog.getByText('10 sections').click()
  await dialog.getByRole('listitem').filter({ hasText: 'Follow-up to the previous review' }).waitFor()
  expect(await seriousFaults(page)).toEqual([])
})

test('[A11Y2] a template is chosen and a document begun with the keyboard alone', async () => {
  const page = await openBrowserPerson(browser, server.url, { email: MAELLE })
  await page.goto(server.url)
  await page.getByRole('button', { name: 'New document' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('radio', { name: 'UPR joint submission' }).waitFor()
  await page.getByRole('textbox', { name: 'Title' }).focus()
  await page.keyboard.type('By keyboard')
  await page.keyboard.press('Tab')
  await page.keyboard.press('ArrowDown')
  expect(await page.getByRole('radio', { name: 'UPR joint submission' }).isChecked()).toBe(true)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'By keyboard' }).waitFor()
  await page.locator('#text').getByRole('heading', { name: 'Cover block' }).waitFor()
})

test('[TP4] [TP5] a coordinator keeps an outline, others begin from it, and it is renamed and removed', async () => {
  const imani = await openBrowserPerson(browser, server.url, { email: IMANI, ...STILL })
  await openDialog(imani)
  await templateIn(imani, 'Blueprint').check()
  await begin(imani, 'en', 'Ours to keep')
  await imani.getByRole('button', { name: 'Share', exact: true }).click()
  await imani.getByRole('button', { name: 'Save as template' }).click()
  await imani.getByLabel('Name of the template').fill('Calls of ours')
  expect(await seriousFaults(imani)).toEqual([])
  await imani.getByRole('button', { name: 'Save template' }).click()
  await imani.getByText('The template is saved.').waitFor()

  const maelle = await openBrowserPerson(browser, server.url, { email: MAELLE })
  await openDialog(maelle)
  await maelle.getByRole('radio', { name: 'Calls of ours Ours' }).check()
  expect(await maelle.getByRole('button', { name: 'Rename template' }).count()).toBe(0)
  await begin(maelle, 'en', 'Begun from ours')
  await maelle.locator('#text').getByRole('heading', { name: 'Review log' }).waitFor()

  await openDialog(imani)
  await imani.getByRole('radio', { name: 'Calls of ours Ours' }).check()
  await imani.getByRole('button', { name: 'Rename template' }).click()
  await imani.getByLabel('Name of the template').fill('Better calls')
  await imani.getByRole('button', { name: 'Rename', exact: true }).click()
  await imani.getByRole('radio', { name: 'Better calls Ours' }).waitFor()
  await imani.getByRole('button', { name: 'Remove template' }).click()
  await imani
    .getByRole('dialog', { name: 'Remove template' })
    .getByRole('button', { name: 'Remove template' })
    .click()
  await imani.getByRole('radio', { name: 'Better calls Ours' }).waitFor({ state: 'detached' })
  expect(await imani.getByRole('radio', { name: 'Blank page' }).isChecked()).toBe(true)
})
