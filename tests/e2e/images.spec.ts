import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { focusIsIn, placeCaret } from '../support/browser-person.ts'
import { launchChromium } from '../support/chromium.ts'
import { roomForComments } from '../support/comment-pages.ts'
import { seriousFaults } from '../support/serious-faults.ts'
import { jpeg, png, pngHead, SAID_IN_JPEG, SAID_IN_PNG } from '../support/test-images.ts'
import { until } from '../support/until.ts'

const IMANI = 'imani@larkspur.example'
const TOMAS = 'tomas@kestrel.example'
const PARAGRAPH = 'Of three ministries'

let browser: Browser
beforeAll(async () => {
  browser = await launchChromium(inject('chromium'))
})
afterAll(() => browser.close())

const newPicture = (page: Page) => page.getByRole('dialog', { name: 'Put in a picture' })
const pictureOf = (page: Page, alt: string) => page.locator(`#text figure.picture img[alt="${alt}"]`)

/** Resolves when a picture is drawn, with its sides. */
async function drawn(picture: Locator): Promise<[width: number, height: number]> {
  await picture.scrollIntoViewIfNeeded()
  return until('the picture is drawn', async () => {
    const sides = await picture.evaluate((img: HTMLImageElement) => [img.naturalWidth, img.naturalHeight])
    return sides[0] ? (sides as [number, number]) : null
  })
}

/** Notes what a page sends as files, which no browser tells from outside: each as a text of its bytes. */
async function watchPictures(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const seen: string[] = []
    const own = window.fetch
    window.fetch = async (input, init) => {
      if (init?.body instanceof Blob)
        seen.push(new TextDecoder('latin1').decode(await init.body.arrayBuffer()))
      return own(input, init)
    }
    Object.assign(window, { seenPictures: seen })
  })
  return () => page.evaluate(() => Object(window).seenPictures)
}

/** Gives the page a file as a paste or a drop does, at a paragraph. */
async function give(page: Page, how: 'paste' | 'drop', { name, bytes }: { name: string; bytes: Uint8Array }) {
  const paragraph = page.locator('#text p', { hasText: PARAGRAPH }).first()
  const box = await paragraph.boundingBox()
  await paragraph.evaluate(
    (element, { how, name, bytes, x, y }) => {
      const data = new DataTransfer()
      data.items.add(new File([new Uint8Array(bytes)], name, { type: 'image/png' }))
      const about = { bubbles: true, cancelable: true }
      element.dispatchEvent(
        how === 'paste'
          ? new ClipboardEvent('paste', { ...about, clipboardData: data })
          : new DragEvent('drop', { ...about, dataTransfer: data, clientX: x, clientY: y }),
      )
    },
    { how, name, bytes: [...bytes], x: (box?.x ?? 0) + 20, y: (box?.y ?? 0) + 10 },
  )
}

test('[PI1] [PI2] [PI3] [PI11] a picture is chosen by keyboard, made smaller on the device, described, and seen by another', async () => {
  const { sit } = await roomForComments(browser)
  const [imani, tomas] = await Promise.all([sit(IMANI), sit(TOMAS)])
  await placeCaret(imani, PARAGRAPH)
  const sent = await watchPictures(imani)
  await imani.getByRole('toolbar').getByRole('button', { name: 'Picture' }).focus()
  const chooser = imani.waitForEvent('filechooser')
  await imani.keyboard.press('Enter')
  await until('the field has the focus', () =>
    imani.evaluate(() => document.activeElement?.getAttribute('type') === 'file'),
  )
  await imani.keyboard.press('Enter')
  await (await chooser).setFiles({
    name: 'well in Norvanne.png',
    mimeType: 'image/png',
    buffer: png(3_000, 1_500, SAID_IN_PNG.slice(0, 3)),
  })
  const words = newPicture(imani).getByLabel('What it shows')
  await focusIsIn(words)
  expect(await sent()).toEqual([])
  expect(await seriousFaults(imani)).toEqual([])

  await newPicture(imani).getByRole('button', { name: 'Put in' }).press('Enter')
  await newPicture(imani).getByText('Say what the picture shows, or choose that it is decoration.').waitFor()
  await focusIsIn(words)
  await imani.keyboard.type('A dry well')
  await newPicture(imani).getByRole('button', { name: 'Put in' }).press('Enter')
  await newPicture(imani).waitFor({ state: 'detached' })
  await focusIsIn(imani.locator('#text'))

  expect(await drawn(pictureOf(tomas, 'A dry well'))).toEqual([2_000, 1_000])
  const [picture = '', ...others] = await sent()
  expect([picture.slice(1, 4), others]).toEqual(['PNG', []])
  for (const said of ['GPS', 'Somebody', 'Norvanne']) expect(picture).not.toContain(said)
  const order = await tomas
    .locator('#text > *')
    .evaluateAll((blocks) => blocks.map((block) => block.querySelector('img')?.alt ?? block.textContent))
  const at = order.indexOf('A dry well')
  expect(order[at - 1]).toContain(PARAGRAPH)

  // It is selected: the keyboard says anew what it shows, takes it away and back.
  await imani.keyboard.press('Alt+Enter')
  const present = imani.getByRole('dialog', { name: 'What the picture shows' })
  await present.getByLabel('What it shows').fill('A well that has been dry since 2021')
  await present.getByRole('button', { name: 'Save' }).press('Enter')
  await pictureOf(tomas, 'A well that has been dry since 2021').waitFor()
  await imani.keyboard.press('Delete')
  await pictureOf(tomas, 'A well that has been dry since 2021').waitFor({ state: 'detached' })
  await imani.keyboard.press('Control+z')
  await pictureOf(tomas, 'A well that has been dry since 2021').waitFor()
})

test('[PI1] [PI2] [PI11] a picture is pasted and dropped, is decoration only where somebody says so, and says where nobody has', async () => {
  const { sit } = await roomForComments(browser)
  const imani = await sit(IMANI)
  await placeCaret(imani, PARAGRAPH)
  await give(imani, 'paste', { name: 'line.jpg', bytes: jpeg(SAID_IN_JPEG) })
  await newPicture(imani).getByLabel('It is decoration').check()
  await newPicture(imani).getByRole('button', { name: 'Put in' }).click()
  expect(await drawn(pictureOf(imani, ''))).toEqual([8, 8])

  await give(imani, 'drop', { name: 'chart.png', bytes: png(40, 20) })
  await newPicture(imani).getByLabel('What it shows').fill('A chart')
  await newPicture(imani).getByRole('button', { name: 'Put in' }).click()
  expect(await drawn(pictureOf(imani, 'A chart'))).toEqual([40, 20])
  await pictureOf(imani, 'A chart').dblclick()
  await imani.getByRole('dialog', { name: 'What the picture shows' }).waitFor()
  await imani.keyboard.press('Escape')

  const name = await imani
    .locator('#text figure.picture', { has: imani.getByRole('img', { name: 'A chart' }) })
    .getAttribute('data-image')
  await imani
    .locator('#text p', { hasText: PARAGRAPH })
    .first()
    .evaluate((element, image) => {
      const clipboardData = new DataTransfer()
      clipboardData.setData(
        'text/html',
        `<figure data-pm-slice="0 0 []" data-picture="" data-image="${image}"></figure>`,
      )
      element.dispatchEvent(new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData }))
    }, name)
  await imani.locator('#text figcaption', { hasText: 'No description yet' }).waitFor()
})

test('[PI3] what is no picture, or would take all memory, is refused before anything is sent', async () => {
  const { sit } = await roomForComments(browser)
  const imani = await sit(IMANI)
  await placeCaret(imani, PARAGRAPH)
  const sent: string[] = []
  imani.on('request', (request) => request.method() === 'POST' && sent.push(request.url()))
  await give(imani, 'paste', { name: 'evil.png', bytes: Buffer.from('<svg><script>alert(1)</script></svg>') })
  await newPicture(imani).getByText('It is no PNG, JPEG, WebP or GIF').waitFor()
  expect(await seriousFaults(imani)).toEqual([])
  const bomb = Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), pngHead(30_000, 30_000)])
  await newPicture(imani)
    .getByLabel('Picture')
    .setInputFiles({ name: 'bomb.png', mimeType: '', buffer: bomb })
  await newPicture(imani).getByText('more than 64 million pixels').waitFor()
  const broken = png(40, 20).subarray(0, 60)
  await newPicture(imani)
    .getByLabel('Picture')
    .setInputFiles({ name: 'torn.png', mimeType: '', buffer: broken })
  await newPicture(imani).getByText('It is damaged').waitFor()
  expect(sent).toEqual([])
})

test('[PI12] a picture in Suggest mode is suggested as a whole', async () => {
  const { sit } = await roomForComments(browser)
  const [imani, tomas] = await Promise.all([sit(IMANI), sit(TOMAS)])
  await imani.getByRole('radio', { name: 'Suggest' }).click()
  await placeCaret(imani, PARAGRAPH)
  await give(imani, 'paste', { name: 'chart.png', bytes: png(40, 20) })
  await newPicture(imani).getByLabel('What it shows').fill('A chart')
  await newPicture(imani).getByRole('button', { name: 'Put in' }).click()
  await tomas.locator('#text figure.picture[data-inserted]').waitFor()
})
