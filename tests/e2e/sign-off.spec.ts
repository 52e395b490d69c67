import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { openBrowserPerson, openSubmission } from '../support/browser-person.ts'
import { launchChromium } from '../support/chromium.ts'
import { selectWords } from '../support/comment-pages.ts'
import { seriousFaults } from '../support/serious-faults.ts'
import { decideOn, openSignOff, signOffsSeenBy } from '../support/signing.ts'
import { startTestServer } from '../support/start-server.ts'
import { IMANI, MAELLE, SAMI } from '../support/submission.ts'
import { TestMember } from '../support/test-member.ts'
import { until } from '../support/until.ts'

const TOMAS = 'tomas@kestrel.example'
const HERE = { reducedMotion: 'reduce', timezoneId: 'America/New_York' } as const

let browser: Browser
beforeAll(async () => {
  browser = await launchChromium(inject('chromium'))
})
afterAll(() => browser.close())

async function demo() {
  const server = await startTestServer('any')
  const imani = await TestMember.signIn(server, IMANI)
  return { server, imani, roomId: await imani.submissionId() }
}

function open(url: string, email: string, options: object = {}): Promise<Page> {
  return openBrowserPerson(browser, url, { email, ...HERE, ...options })
}

/** The row of an organisation in the table of who has signed what. */
function rowOf(page: Page, organization: string) {
  return page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: organization }) })
}

/** Decides on the page of a signatory. */
async function signIn(page: Page, address: string, decision: string, particulars = async () => {}) {
  await page.goto(address)
  await page.getByRole('radio', { name: decision, exact: true }).check()
  await particulars()
  await page.getByLabel('Capacity').fill('Chair')
  const act = decision === 'Decline' ? 'Decline to sign' : 'Sign this text'
  await page.getByRole('button', { name: act, exact: true }).click()
}

test('[SO1] [SO4] [SO8] [SO13] from the freeze to the signatures, and from a changed paragraph to its confirmation', async () => {
  const { server, imani: coordinator, roomId } = await demo()
  const sign = `${server.url}/r/${roomId}/sign`
  const signOff = `${server.url}/r/${roomId}/sign-off`
  const [imani, tomas, maelle, sami] = [
    await open(server.url, IMANI),
    await open(server.url, TOMAS),
    await open(server.url, MAELLE),
    await open(server.url, SAMI),
  ]
  await openSubmission(tomas, server.url)

  // The coordinator asks, and freezes the text with it.
  await imani.goto(signOff)
  await imani.getByText('Nothing to sign yet').waitFor()
  await imani.getByRole('button', { name: 'Ask for signatures' }).click()
  await imani.getByRole('checkbox', { name: 'Harbourlight Exile Network' }).uncheck()
  await imani.getByRole('dialog').getByRole('button', { name: 'Ask for signatures' }).click()
  await imani.getByText('0 of 5').waitFor()

  // The editor is blocked, and led to the text.
  await tomas.getByRole('region', { name: 'Frozen document' }).waitFor()
  expect(await tomas.locator('#text').getAttribute('contenteditable')).not.toBe('true')
  await tomas.getByRole('link', { name: 'Read and sign' }).click()
  await tomas.getByRole('heading', { name: /Sign for/ }).waitFor()

  // Three sign in three ways; what is wrong is said at its field.
  await tomas.getByRole('button', { name: 'Sign this text' }).click()
  await tomas.getByText('Write as what you sign.').waitFor()
  expect(await tomas.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('capacity')
  await signIn(tomas, sign, 'Sign this text')
  await tomas.getByText('Nothing has changed since you signed').waitFor()
  await signIn(maelle, sign, 'Sign with a reservation', () =>
    maelle.getByLabel('Reservation', { exact: true }).fill('Except recommendation R9.'),
  )
  await maelle.getByText('Nothing has changed since you signed').waitFor()
  await signIn(sami, sign, 'Sign some sections', () =>
    sami.getByRole('checkbox', { name: 'E. Adequate housing and poverty' }).check(),
  )
  await sami.getByText('Nothing has changed since you signed').waitFor()
  await imani.goto(signOff)
  await imani.getByText('3 of 5').waitFor()
  await rowOf(imani, 'Réseau Aubépine').getByText('Except recommendation R9.').waitFor()
  await rowOf(imani, 'Threadwork').getByText('E. Adequate housing and poverty').waitFor()

  // One paragraph changes after the thaw, and each signer sees that one.
  await coordinator.call('DELETE', `/api/rooms/${roomId}/freeze`)
  await openSubmission(tomas, server.url)
  await until(
    'Tomas may write again',
    async () => (await tomas.locator('#text').getAttribute('contenteditable')) === 'true',
  )
  await selectWords(tomas, 'two were unable to respond')
  await tomas.keyboard.type('two did not reply')
  await tomas.getByText('two did not reply').waitFor()
  for (const signer of [tomas, maelle, sami]) {
    await until('the change is in the text that is compared', async () => {
      await signer.goto(sign)
      await signer.getByText(/changed since you signed/).waitFor()
      return signer.getByText('1 paragraph changed since you signed').isVisible()
    })
    const changed = signer.locator('#text p', { has: signer.locator('[data-step]') })
    expect(await changed.allTextContents()).toEqual([expect.stringContaining('Of three ministries')])
  }

  // One confirms it, in one press; the others still stand where they stood.
  await maelle.getByRole('button', { name: 'Editorial only: confirm' }).click()
  await maelle.getByText('Nothing has changed since you signed').waitFor()
  await imani.goto(signOff)
  await rowOf(imani, 'Réseau Aubépine')
    .getByText(/Changes confirmed/)
    .waitFor()
  await rowOf(imani, 'Kestrel').getByText('1 paragraph changed since').waitFor()
  expect(
    await rowOf(imani, 'Réseau Aubépine')
      .getByText(/changed since/)
      .count(),
  ).toBe(0)
})

test('[SO14] [SO16] on a phone and by keyboard alone, an organisation signs all but one recommendation', async () => {
  const { server, imani: coordinator, roomId } = await demo()
  await openSignOff(coordinator, roomId)
  const phone = { viewport: { width: 390, height: 844 } }
  const sami = await open(server.url, SAMI, phone)
  await sami.goto(`${server.url}/r/${roomId}/sign`)
  const press = async (...keys: string[]) => {
    for (const key of keys) await sami.keyboard.press(key)
  }
  await sami.getByRole('radio', { name: 'Sign this text', exact: true }).focus()
  await press('ArrowDown', 'ArrowDown')
  await sami.getByRole('group', { name: 'Recommendations that you do not join' }).waitFor()

  // Nothing is left out, then everything: neither is sent, and what to do is said.
  await sami.getByLabel('Capacity').focus()
  await sami.keyboard.type('Chair')
  await press('Enter')
  await sami.getByText('Choose one recommendation at least.').waitFor()
  const boxes = sami
    .getByRole('group', { name: 'Recommendations that you do not join' })
    .getByRole('checkbox')
  expect(await boxes.first().evaluate((box) => box === document.activeElement)).toBe(true)
  const count = await boxes.count()
  for (let at = 0; at < count; at++) await press('Space', 'Tab')
  await sami.getByText('You leave out every recommendation.').waitFor()
  expect(await seriousFaults(sami)).toEqual([])
  await press('Enter')
  expect(await sami.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('reason')

  // One alone is left out, by its number and its words.
  await sami.getByRole('radio', { name: 'Decline', exact: true }).focus()
  await press('ArrowUp', 'ArrowUp')
  await boxes.first().focus()
  for (let at = 0; at < count; at++) await press(...(at === 4 ? [] : ['Space']), 'Tab')
  expect(await boxes.nth(4).isChecked()).toBe(true)
  await sami.getByRole('button', { name: 'Sign this text', exact: true }).focus()
  await press('Enter')
  await sami.getByRole('heading', { name: /has signed/ }).waitFor()
  await sami.getByRole('complementary', { name: 'Decision' }).getByText('R5', { exact: true }).waitFor()

  // The table of who has signed, and that of the recommendations, say the same to everybody.
  const tomas = await open(server.url, TOMAS)
  await tomas.goto(`${server.url}/r/${roomId}/sign-off`)
  await rowOf(tomas, 'Threadwork').getByText('All but R5').waitFor()
  await tomas.goto(`${server.url}/r/${roomId}/recommendations`)
  const fifth = tomas
    .getByRole('row')
    .filter({ has: tomas.getByRole('rowheader', { name: 'R5', exact: true }) })
  await fifth.getByText(/Joined by 0 of 3 organisations\. Left out by .Threadwork/).waitFor()
  const sixth = tomas
    .getByRole('row')
    .filter({ has: tomas.getByRole('rowheader', { name: 'R6', exact: true }) })
  await sixth.getByText('Joined by 1 of 3 organisations', { exact: true }).waitFor()
})

test('[SO5] [SO9] whoever signs after a while shows again who they are; a signature is taken back in its page', async () => {
  const { server, imani, roomId } = await demo()
  const round = await openSignOff(imani, roomId)
  const tomas = await TestMember.signIn(server, TOMAS)
  await decideOn(tomas, roomId, round)
  const page = await open(server.url, TOMAS)
  await page.goto(`${server.url}/r/${roomId}/sign`)
  await page.getByRole('button', { name: 'Take the signature back' }).click()
  await page.getByLabel('Reason').fill('The board has met.')
  await page.getByRole('button', { name: 'Take it back', exact: true }).click()
  await page.getByRole('heading', { name: /Sign for/ }).waitFor()
  const { signOffs } = await signOffsSeenBy(imani, roomId)
  expect(signOffs.map(({ act, reason }) => [act, reason])).toEqual([
    ['endorsed', null],
    ['withdrawn', 'The board has met.'],
  ])
})

test('[SO12] a closing time is said by the clocks of the body that the text goes to', async () => {
  const { server, imani, roomId } = await demo()
  const day = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10)
  await openSignOff(imani, roomId, { closesAt: `${day}T12:30:00.000Z`, timeZone: 'America/Toronto' })
  const page = await open(server.url, TOMAS, { timezoneId: 'Asia/Tokyo' })
  await page.goto(`${server.url}/r/${roomId}/sign-off`)
  const line = await page.getByText(/Sign-off, closes/).textContent()
  expect(line).toMatch(/0[78]:30 \(Ottawa\)$/)
})

describe('[A11Y1] axe finds nothing serious', () => {
  test.each(['light', 'dark'] as const)('%s', async (colorScheme) => {
    const { server, imani, roomId } = await demo()
    const round = await openSignOff(imani, roomId)
    const sami = await TestMember.signIn(server, SAMI)
    await decideOn(sami, roomId, round, { act: 'reserved', reservation: 'Except R9.', isPrinted: true })
    const page = await open(server.url, IMANI, { colorScheme })
    await page.goto(`${server.url}/r/${roomId}/sign-off`)
    await page.getByText('1 of 3').waitFor()
    expect(await seriousFaults(page)).toEqual([])
    await page.getByRole('button', { name: 'Ask again on a new text' }).click()
    await page.getByRole('dialog').waitFor()
    expect(await seriousFaults(page)).toEqual([])
    const tomas = await open(server.url, TOMAS, { colorScheme })
    await tomas.goto(`${server.url}/r/${roomId}/sign`)
    await tomas.getByRole('radio', { name: 'Sign all but some recommendations' }).check()
    expect(await seriousFaults(tomas)).toEqual([])
  })
})
