import { readFile } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { openBrowserPerson } from '../support/browser-person.ts'
import { launchChromium } from '../support/chromium.ts'
import { packBytesOf, packOf, publish, reopen, seal, sealsSeenBy } from '../support/sealing.ts'
import { seriousFaults } from '../support/serious-faults.ts'
import { decideOn, openSignOff } from '../support/signing.ts'
import { startTestServer } from '../support/start-server.ts'
import { IMANI, SAMI } from '../support/submission.ts'
import { TestMember } from '../support/test-member.ts'

const STILL = { reducedMotion: 'reduce' } as const
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }

let browser: Browser
beforeAll(async () => {
  browser = await launchChromium(inject('chromium'))
})
afterAll(() => browser.close())

/** A submission that Threadwork has signed with a reservation. */
async function signedGround() {
  const server = await startTestServer('any')
  const imani = await TestMember.signIn(server, IMANI)
  const sami = await TestMember.signIn(server, SAMI)
  const roomId = await imani.submissionId()
  const round = await openSignOff(imani, roomId)
  const reservation = 'Except recommendation 9.'
  await decideOn(sami, roomId, round, { act: 'reserved', reservation, isPrinted: true })
  return { server, imani, roomId }
}

async function publishedGround() {
  const ground = await signedGround()
  const { id } = await seal(ground.imani, ground.roomId)
  const { publication } = await publish(ground.imani, ground.roomId, id)
  const pack = await packOf(ground.imani, ground.roomId, id)
  const bytes = await packBytesOf(ground.imani, ground.roomId, id)
  return { ...ground, pack, bytes, url: `${ground.server.url}/p/${publication?.slug}` }
}

async function give(page: Page, name: string, content: string | Uint8Array): Promise<void> {
  await page.locator('input[type="file"]').setInputFiles({
    name,
    mimeType: 'application/octet-stream',
    buffer: Buffer.from(content),
  })
}

test('[SL8] a coordinator seals what was signed, publishes it, takes it back and opens the document again', async () => {
  const { server, imani, roomId } = await signedGround()
  const page = await openBrowserPerson(browser, server.url, { email: IMANI, ...STILL })
  await page.goto(`${server.url}/r/${roomId}/sign-off`)
  await page.getByRole('button', { name: 'Seal this version…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('Signed exactly this text').waitFor()
  await dialog.getByText('5 organisations have not signed this text').waitFor()
  expect(await seriousFaults(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Seal', exact: true }).click()
  const card = page.getByRole('article').filter({ hasText: 'Sealed' })
  await card.getByText('signed by 1 organisation').waitFor()
  const download = page.waitForEvent('download')
  await card.getByRole('link', { name: 'Files to submit (ZIP)' }).click()
  const zip = await readFile(await (await download).path())
  expect(zip.subarray(0, 2).toString()).toBe('PK')

  await card.getByRole('button', { name: 'Publish…' }).click()
  await dialog.getByRole('button', { name: 'Publish', exact: true }).click()
  const link = card.getByRole('link', { name: /\/p\// })
  const address = await link.getAttribute('href')
  expect((await fetch(server.url + address)).status).toBe(200)
  expect(await seriousFaults(page)).toEqual([])
  await card.getByRole('button', { name: 'Take it back from the public' }).click()
  await card.getByRole('button', { name: 'Publish…' }).waitFor()
  expect((await fetch(server.url + address)).status).toBe(410)

  await card.getByRole('button', { name: 'Open the document again…' }).click()
  await dialog.getByRole('button', { name: 'Open again' }).click()
  await dialog.getByText('Write the reason in a few words.').waitFor()
  await dialog.getByLabel('Reason').fill('A number was wrong.')
  await dialog.getByRole('button', { name: 'Open again' }).click()
  await page.getByText('A number was wrong.').waitFor()
  await page.getByRole('button', { name: 'Seal this version…' }).waitFor()
  expect((await sealsSeenBy(imani, roomId)).items[0]?.reopened?.reason).toBe('A number was wrong.')
})

test('[SL8] who is in a sealed document reads it, and sees that it is final; in French too', async () => {
  const { server, imani, roomId } = await signedGround()
  await seal(imani, roomId)
  const page = await openBrowserPerson(browser, server.url, { email: IMANI, locale: 'fr-FR', ...STILL })
  await page.goto(`${server.url}/r/${roomId}`)
  const band = page.getByRole('region', { name: 'Document gelé' })
  await band.getByText('Scellé : le texte est définitif.').waitFor()
  expect(await band.getByRole('button', { name: 'Dégeler' }).count()).toBe(0)
  expect(await page.locator('#text').getAttribute('contenteditable')).toBe('false')
  await band.getByRole('link', { name: 'Voir le sceau' }).click()
  await page.getByRole('link', { name: 'Reçu signé' }).waitFor()
  expect(await seriousFaults(page)).toEqual([])
  await reopen(imani, roomId)
})

test('[PB4] the public page is read without scripts, in English and in French', async () => {
  const { server, url } = await publishedGround()
  const page = await openBrowserPerson(browser, server.url, { javaScriptEnabled: false })
  await page.goto(url)
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(
    'Joint UPR submission: Republic of Norvanne',
  )
  await page.getByText('Threadwork Young Newcomers’ Forum').first().waitFor()
  await page.getByText('Except recommendation 9.').waitFor()
  await page.locator('noscript p', { hasText: 'compute the SHA-256' }).waitFor()
  expect(await page.getByText('Choose the file that you received').isVisible()).toBe(false)
  await page.getByRole('link', { name: 'Follow-up to the previous review' }).click()
  expect(page.url()).toContain('#section-4')
  await page.getByRole('link', { name: 'Français' }).click()
  await page.getByText('Publié par').waitFor()
  await page.goto(`${server.url}/verify?lang=fr`)
  await page.getByLabel('Empreinte (SHA-256)').fill('0'.repeat(64))
  await page.getByRole('button', { name: 'Chercher' }).click()
  await page.getByText('Rien de ce qui est public ici n’a cette empreinte.').waitFor()
})

test.each([
  ['light', {}],
  ['dark', { colorScheme: 'dark' }],
  ['phone', PHONE],
] as const)('[PB4] axe finds nothing serious on the public pages, %s', async (_name, look) => {
  const { server, url, pack } = await publishedGround()
  const page = await openBrowserPerson(browser, server.url, { ...STILL, ...look })
  const hash = JSON.parse(pack['receipt.json'] ?? '').receipt.hash
  for (const path of [url, `${url}?lang=fr`, `${server.url}/verify`, `${server.url}/verify/${hash}`]) {
    await page.goto(path)
    expect([path, await seriousFaults(page)]).toEqual([path, []])
    const isWider = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
    expect([path, isWider]).toEqual([path, false])
  }
})

test('[VF4] a file is checked on the device: the sealed one holds, one with a changed letter does not', async () => {
  const { server, url, pack, bytes } = await publishedGround()
  const page = await openBrowserPerson(browser, server.url)
  const asked: string[] = []
  await page.goto(url, { waitUntil: 'networkidle' })
  page.on('request', (request) => asked.push(request.url()))
  for (const [name, content] of Object.entries(bytes)) {
    await give(page, 'a copy', content)
    await page.getByText('This is exactly what was sealed:').waitFor()
    await page.locator('[data-file]', { hasText: name }).waitFor()
  }
  await give(page, 'text.html', (pack['text.html'] ?? '').replace('>R1<', '>R2<'))
  await page.getByText('This is none of the sealed files.').waitFor()
  await page.getByText('The fingerprint of this file:').waitFor()
  expect(asked).toEqual([])
})

test('[VF4] on the page to check texts a file gives its fingerprint, which one may look up', async () => {
  const { server, pack } = await publishedGround()
  const page = await openBrowserPerson(browser, server.url, { locale: 'fr-FR' })
  await page.goto(`${server.url}/verify`)
  await give(page, 'receipt.json', pack['receipt.json'] ?? '')
  await page.getByText('L’empreinte de ce fichier').waitFor()
  await page.getByRole('link', { name: 'Chercher cette empreinte' }).click()
  await page.getByText('C’est l’empreinte d’un texte publié.').waitFor()
  await give(page, 'receipt.json', `${pack['receipt.json']} `)
  await page.getByText('Ce n’est aucun des fichiers scellés.').waitFor()
})
