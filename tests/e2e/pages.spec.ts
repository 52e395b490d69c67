import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import {
  focusIsIn,
  menuHasFocus,
  openBrowserPerson,
  openSubmission,
  placeCaret,
  reads,
  shownText,
} from '../support/browser-person.ts'
import { launchChromium } from '../support/chromium.ts'
import { seriousFaults } from '../support/serious-faults.ts'
import { freePort, ServerProcess } from '../support/server-process.ts'
import { makeTempFolder } from '../support/temp-folder.ts'
import { until } from '../support/until.ts'

const IMANI = 'imani@larkspur.example'

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
/** Half-way through a fade, every contrast is too low. */
const STILL = { reducedMotion: 'reduce' } as const

let browser: Browser
let server: ServerProcess
beforeAll(async () => {
  browser = await launchChromium(inject('chromium'))
  server = new ServerProcess(await freePort(), { DATA_DIR: makeTempFolder('pages') })
  await server.start()
})
afterAll(async () => {
  await browser.close()
  await server.kill()
})

describe('[A11Y1] axe finds nothing serious', () => {
  test.each(['light', 'dark'] as const)('on any page, %s', async (colorScheme) => {
    const guest = await openBrowserPerson(browser, server.url, { colorScheme, ...STILL })
    for (const path of ['/sign-in', '/register', '/about-this-server', '/nothing-here']) {
      await guest.goto(server.url + path)
      await guest.getByRole('heading', { level: 1 }).waitFor()
      expect([path, await seriousFaults(guest)]).toEqual([path, []])
    }
    const imani = await openBrowserPerson(browser, server.url, { colorScheme, email: IMANI, ...STILL })
    await imani.goto(server.url)
    await imani.getByRole('link', { name: 'Joint UPR submission: Republic of Norvanne' }).waitFor()
    expect(await seriousFaults(imani)).toEqual([])
    await imani.getByRole('button', { name: 'New document' }).click()
    await imani.getByRole('dialog').waitFor()
    expect(await seriousFaults(imani)).toEqual([])
    await imani.keyboard.press('Escape')
    await openSubmission(imani, server.url)
    await imani.getByRole('toolbar').waitFor()
    expect(await seriousFaults(imani)).toEqual([])
    await imani.getByRole('button', { name: /Here now/ }).click()
    await imani.getByRole('dialog').waitFor()
    expect(await seriousFaults(imani)).toEqual([])
  })

  test('on a phone', async () => {
    const imani = await openBrowserPerson(browser, server.url, { email: IMANI, ...PHONE, ...STILL })
    await openSubmission(imani, server.url)
    expect(await seriousFaults(imani)).toEqual([])
    await imani.getByRole('button', { name: 'Outline' }).click()
    await imani.getByRole('dialog').waitFor()
    expect(await seriousFaults(imani)).toEqual([])
  })
})

describe('[A11Y2] with the keyboard alone', () => {
  test('a person signs in, opens a document, writes and finds their way', async () => {
    const page = await openBrowserPerson(browser, server.url)
    await page.goto(`${server.url}/sign-in`)
    await page.getByLabel('E-mail').focus()
    await page.keyboard.type('tomas@kestrel.example')
    await page.keyboard.press('Tab')
    await page.keyboard.type('correct horse table')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Common Table Coalition' }).waitFor()
    await page.getByRole('link', { name: /^Joint UPR/ }).focus()
    await page.keyboard.press('Enter')
    await page.locator('#text > h2').first().waitFor()

    // The focus is on the title of the room, as after any change of page.
    await page.waitForFunction(() => document.activeElement?.tagName === 'H1')
    // F6: outline, tools, text.
    await page.keyboard.press('F6')
    await page.waitForFunction(() => document.activeElement?.closest('nav') !== null)
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.waitForFunction(() => document.activeElement?.id === 'text')
    await page.keyboard.type('Q')
    await until('the letter is in the second heading', async () =>
      /^QA\. Who we are/m.test(await shownText(page)),
    )
    await page.keyboard.press('Control+z')

    await page.keyboard.press('Shift+F6')
    await page.waitForFunction(() => document.activeElement?.closest('[role="toolbar"]') !== null)
    const first = await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))
    await page.keyboard.press('ArrowRight')
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Bold')
    expect(first).toMatch(/^Style/)
  })

  test('Esc, then Tab leaves a list, where Tab alone indents', async () => {
    const page = await openBrowserPerson(browser, server.url, { email: IMANI })
    await openSubmission(page, server.url)
    await page.locator('#text li', { hasText: 'Kestrel Housing Table' }).first().click()
    await page.keyboard.press('Escape')
    await page.keyboard.press('Tab')
    await page.waitForFunction(() => document.activeElement?.id !== 'text')
    expect(await page.locator('#text li li').count()).toBe(0)
  })
})

describe('words and languages', () => {
  test('[UI1] a wrong password is said in words, in both languages, and what was typed stays', async () => {
    const page = await openBrowserPerson(browser, server.url)
    await page.goto(`${server.url}/sign-in`)
    await page.getByLabel('E-mail').fill('imani@larkspur.example')
    await page.getByLabel('Password', { exact: true }).fill('not the password at all')
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await page.getByText('The e-mail address or the password is not right.').waitFor()
    expect(await page.getByLabel('E-mail').inputValue()).toBe('imani@larkspur.example')
    await page.getByText('Français').click()
    await page.getByText('L’adresse e-mail ou le mot de passe n’est pas correct.').waitFor()
    expect(await page.locator('html').getAttribute('lang')).toBe('fr')
  })

  test('[UI2] a French browser gets French, and the room too', async () => {
    const page = await openBrowserPerson(browser, server.url, {
      email: 'maelle@aubepine.example',
      locale: 'fr-FR',
    })
    await page.goto(server.url)
    await page.getByRole('heading', { level: 1, name: 'Coalition Table commune' }).waitFor()
    await page.getByRole('link', { name: /^Joint UPR/ }).click()
    await page.getByText('Plan', { exact: true }).first().waitFor()
    await page
      .getByText(/^Enregistré/)
      .first()
      .waitFor()
    await page
      .getByText(/^\d{3}\smots restants$/)
      .first()
      .waitFor()
  })

  test('[UI6] in a room the language is changed, for what stands there and for what opens later', async () => {
    const page = await openBrowserPerson(browser, server.url, { email: IMANI })
    await openSubmission(page, server.url)
    const choose = async (language: string) => {
      await page.getByRole('button', { name: /^Imani/ }).click()
      await page.getByRole('menuitemradio', { name: language }).click()
    }
    await choose('Français')
    await page.getByRole('heading', { name: 'Plan', exact: true }).waitFor()
    await page.getByRole('button', { name: /^Partager/ }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Créer le lien' }).waitFor()
    await page.keyboard.press('Escape')
    await choose('English')
    await page.getByRole('button', { name: /^Share/ }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Create link' }).waitFor()
  })

  test('[UI3] without a server a page says so, and says when it is back', async () => {
    const page = await openBrowserPerson(browser, server.url)
    await page.goto(`${server.url}/sign-in`)
    await page.getByLabel('E-mail').fill('imani@larkspur.example')
    await page.getByLabel('Password', { exact: true }).fill('correct horse table')
    await page.context().setOffline(true)
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await page.getByText('The server cannot be reached.').waitFor()
    await page.context().setOffline(false)
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await page.getByRole('heading', { level: 1, name: 'Common Table Coalition' }).waitFor()
  })
})

describe('the room', () => {
  async function openBlankDocument(title: string) {
    const page = await openBrowserPerson(browser, server.url, { email: IMANI })
    await page.goto(server.url)
    await page.getByRole('button', { name: 'New document' }).click()
    await page.getByLabel('Title').fill(title)
    await page.getByRole('button', { name: 'Create' }).click()
    await page.getByRole('heading', { level: 1, name: title }).waitFor()
    await page.locator('#text').click()
    return page
  }

  test('[RO1] a reader sees the text, is told that it is read-only, and cannot type', async () => {
    const page = await openBrowserPerson(browser, server.url, { email: 'sami@threadwork.example' })
    await openSubmission(page, server.url)
    await page.getByText('Read only').first().waitFor()
    expect(await page.locator('#text').getAttribute('contenteditable')).toBe('false')
    expect(await page.getByRole('toolbar').count()).toBe(0)
    expect(await page.getByRole('radio').count()).toBe(0)
    // Not an input to a screen reader either, and reached by the keyboard all the same.
    expect(await page.locator('#text').getAttribute('role')).toBe('document')
    await page.keyboard.press('F6')
    await page.keyboard.press('F6')
    await page.waitForFunction(() => document.activeElement?.id === 'text')
  })

  test('[RM4] a new document opens blank, takes headings, lists, tables and links, and keeps them', async () => {
    const page = await openBlankDocument('Letter to the Committee')
    await page.keyboard.type('## A heading')
    await page.keyboard.press('Enter')
    await page.keyboard.type('See the ')
    await page.getByRole('button', { name: 'Link' }).click()
    await page.getByLabel('Address of the link').fill('kestrel.example/report')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
    await page.keyboard.type('- first')
    await page.keyboard.press('Enter')
    await page.keyboard.type('second')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Table' }).click()
    await page.getByRole('menuitem', { name: /Insert a table/ }).click()
    await page.keyboard.type('In a cell')
    await page.locator('[data-save="saved"]').waitFor()
    await page.reload()
    await page.locator('#text h2', { hasText: 'A heading' }).waitFor()
    expect(await page.locator('#text a').getAttribute('href')).toBe('https://kestrel.example/report')
    expect(await page.locator('#text ul > li').count()).toBe(2)
    expect(await page.locator('#text table th').first().textContent()).toBe('In a cell')
    const ids = await page
      .locator('#text [data-id]')
      .evaluateAll((blocks) => blocks.map((block) => block.getAttribute('data-id')))
    expect(ids.length).toBeGreaterThan(10)
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('[RM4] the text has the focus at once after a panel or a menu, so that no key is lost', async () => {
    const page = await openBlankDocument('Letter to a minister')
    await page.getByRole('button', { name: 'Link' }).click()
    const address = page.getByLabel('Address of the link')
    await address.fill('kestrel.example')
    const focused = await address.evaluate((input: HTMLInputElement) => {
      input.form?.requestSubmit()
      return document.activeElement?.id
    })
    expect(focused).toBe('text')
    await page.getByRole('button', { name: /^Style/ }).click()
    const choice = page.getByRole('menuitemradio', { name: 'Subheading' })
    const focusedAfterMenu = await choice.evaluate((item: HTMLElement) => {
      item.click()
      return document.activeElement?.id
    })
    expect(focusedAfterMenu).toBe('text')
    await page.keyboard.type('no key lost')
    await page.locator('#text h3', { hasText: 'no key lost' }).waitFor()
  })

  test('[RM4] the Enter that ends a link, a menu or a tool does not reach the text as well', async () => {
    const page = await openBlankDocument('Letter to a rapporteur')
    await page.getByRole('button', { name: 'Link' }).focus()
    await page.keyboard.press('Enter')
    await page.getByLabel('Address of the link').fill('kestrel.example')
    await page.keyboard.press('Enter')
    await page.keyboard.type(' one')
    await page.getByRole('button', { name: /^Style/ }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('menuitemradio', { name: 'Paragraph' }).waitFor()
    await menuHasFocus(page)
    await page.keyboard.type('Subh')
    await page.keyboard.press('Enter')
    await page.locator('#text h3').waitFor()
    await page.keyboard.type(' two')
    await page.getByRole('button', { name: 'Bold' }).focus()
    await page.keyboard.press('Enter')
    await page.keyboard.type(' three')
    await page.locator('#text h3 strong', { hasText: 'three' }).waitFor()
    const blocks = await page.locator('#text > *').evaluateAll((all) => all.map((block) => block.textContent))
    expect(blocks).toEqual(['https://kestrel.example one two three'])
  })

  test('[BL1] a paragraph that is split keeps its id, and the new one gets its own', async () => {
    const page = await openBrowserPerson(browser, server.url, { email: IMANI })
    await openSubmission(page, server.url)
    const paragraph = page.locator('#text > p', { hasText: 'Contact for all members' })
    const before = await paragraph.getAttribute('data-id')
    await placeCaret(page, 'This submission is public')
    await page.keyboard.press('Enter')
    await page.keyboard.type('A new one.')
    await page.locator('[data-save="saved"]').waitFor()
    const ids = await page
      .locator('#text [data-id]')
      .evaluateAll((blocks) => blocks.map((block) => block.getAttribute('data-id')))
    expect(new Set(ids).size).toBe(ids.length)
    expect(await paragraph.getAttribute('data-id')).toBe(before)
    expect(await page.locator('#text > p', { hasText: 'A new one.' }).getAttribute('data-id')).toMatch(
      /^[\w-]{10}$/,
    )
  })

  test('[RM7] an address becomes a link once typed to its end or pasted, also over words', async () => {
    const page = await openBlankDocument('Letter with addresses')
    await page.keyboard.type('See https://kestrel.example/a, or (https://kestrel.example/b_(c))')
    await page.keyboard.press('Enter')
    await page.keyboard.type('https://kestrel.example/d and more')
    const links = page.locator('#text a')
    const addresses = () =>
      links.evaluateAll((all) => all.map((link) => [link.getAttribute('href'), link.textContent]))
    const typed = ['a', 'b_(c)', 'd'].map((end) => `https://kestrel.example/${end}`)
    expect(await addresses()).toEqual(typed.map((address) => [address, address]))
    for (const words of ['e', 're', 'ore', 'more', ' more']) {
      await page.keyboard.press('Shift+ArrowLeft')
      await page.waitForFunction((wanted) => getSelection()?.toString() === wanted, words)
    }
    await pasteWithKeys(page, 'https://kestrel.example/e')
    await page.locator('#text a', { hasText: 'more' }).waitFor()
    await page.keyboard.press('End')
    await page.keyboard.type(',')
    await pasteWithKeys(page, ' also https://kestrel.example/f.')
    await page.locator('#text a', { hasText: 'example/f' }).waitFor()
    expect((await addresses()).slice(3)).toEqual([
      ['https://kestrel.example/e', ' more'],
      ['https://kestrel.example/f', 'https://kestrel.example/f'],
    ])
    await page.locator('[data-save="saved"]').waitFor()
  })

  test('[PA1] what is pasted brings neither foreign styles, nor images, nor links that run code', async () => {
    const page = await openBrowserPerson(browser, server.url, { email: IMANI, blocks: true })
    await openSubmission(page, server.url)
    await placeCaret(page, 'This submission is public')
    await page.keyboard.press('Enter')
    await pasteHtml(
      page,
      `<p style="color:red" onclick="x()">Pasted <a href="javascript:alert(1)">bad</a> and <a href="https://kestrel.example/">good</a>
       <img src="https://tracker.example/pixel.gif"><script>document.title = 'hacked'</script></p>`,
    )
    const pasted = page.locator('#text > p', { hasText: 'Pasted' })
    await pasted.waitFor()
    const html = await pasted.innerHTML()
    expect(html).not.toMatch(/style=|onclick|javascript|<img|<script/)
    expect(await pasted.locator('a').count()).toBe(1)
    await page.locator('[data-save="saved"]').waitFor()
  })

  test('[UI4] at 390 px nothing is wider than the page, and one can read and edit', async () => {
    const page = await openBrowserPerson(browser, server.url, { email: IMANI, ...PHONE })
    await openSubmission(page, server.url)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
    await page.getByRole('button', { name: 'Edit' }).tap()
    await page.locator('#text[contenteditable="true"] p', { hasText: 'Submitted jointly by' }).first().tap()
    await focusIsIn(page.locator('#text'))
    await page.keyboard.type('On a phone. ')
    await page.getByRole('toolbar').waitFor()
    await page.locator('[data-save="saved"]').waitFor()
    await reads(page, 'On a phone.')
    await page.getByRole('button', { name: 'Link' }).tap()
    await page.getByLabel('Address of the link').fill('https://kestrel.example/')
    await page.keyboard.press('Enter')
    await page.locator('#text a', { hasText: 'https://kestrel.example/' }).waitFor()
  })
})

/** HTML as a program copies it, scripts and all: a browser's own clipboard would clean it. */
function pasteHtml(page: Page, content: string): Promise<void> {
  return page.evaluate((words) => {
    const data = new DataTransfer()
    data.setData('text/html', words)
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    )
  }, content)
}

async function pasteWithKeys(page: Page, words: string): Promise<void> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.evaluate((text) => navigator.clipboard.writeText(text), words)
  await page.keyboard.press('ControlOrMeta+V')
}
